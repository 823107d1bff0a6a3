import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { frameName } from "../host/wire";

const packageFolder = path.dirname(createRequire(__filename).resolve("@microsoft/office-js/dist/office.js"));
const origin = "https://localhost:3000";
/** The build that is not minified, so that stack traces can be read. */
const script = "office.debug.js";
const excelScript = "excel-web-16.00.debug.js";
const officeJs = `${origin}/office-js/`;

export interface OfficeFrame {
  /** Gives the add-in a message from its host. */
  deliver: (text: string) => void;
  /** The number of timers that are kept because they have yet to run, and of those that run again and again. */
  readonly timersHeld: number;
  /** Removes everything that the frame and its scripts have put into the global scope. */
  close: () => void;
}

/**
 * As much of an iframe as Office.js needs. The real scripts run in the global scope, as in a page, and reach their host by the
 * frame's name and `parent.postMessage`.
 */
export function openOfficeFrame(send: (text: string) => void): OfficeFrame {
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  const listeners = new Set<(event: object) => void>();
  const { setInterval: interval, setTimeout: timeout, clearInterval, clearTimeout } = globalThis;
  const timers = new Set<NodeJS.Timeout>();
  const parent = { postMessage: (text: string) => send(text) };

  const remember = (timer: NodeJS.Timeout) => {
    timers.add(timer);
    return timer;
  };

  const forget = (timer: NodeJS.Timeout | undefined) => {
    if (timer) timers.delete(timer);
    clearTimeout(timer); // Node's intervals are timers too.
  };

  define({
    ...page(run),
    parent,
    top: parent,
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === "message") listeners.add(listener);
    },
    removeEventListener: (_: string, listener: (event: object) => void) => listeners.delete(listener),
    // Office.js never stops its timers, so the frame stops them when it closes.
    setInterval: (...given: Parameters<typeof interval>) => remember(interval(...given)),
    // A timer that has run is forgotten, and with it the message that it was to deliver.
    setTimeout: (work: (...given: unknown[]) => void, delay?: number, ...given: unknown[]) => {
      const timer = timeout(() => {
        timers.delete(timer);
        work(...given);
      }, delay);
      return remember(timer);
    },
    clearInterval: forget,
    clearTimeout: forget,
  });
  run(script);

  return {
    deliver: (text) => {
      for (const listener of listeners) listener({ data: text, origin, source: parent });
    },
    get timersHeld() {
      return timers.size;
    },
    close: () => {
      listeners.clear();
      for (const timer of timers) clearTimeout(timer);
      define({ setInterval: interval, setTimeout: timeout, clearInterval, clearTimeout });
      for (const name of Object.getOwnPropertyNames(globalThis)) {
        if (!before.has(name)) Reflect.deleteProperty(globalThis, name);
      }
    },
  };
}

/** Runs a script as a page's script element does: in the global scope. */
export function runScript(file: string): void {
  runText(readFileSync(file, "utf8"), file);
}

function runText(text: string, file: string): void {
  (0, eval)(`${text}\n//# sourceURL=${file}`);
}

function run(name: string): void {
  const file = path.join(packageFolder, name);
  const text = readFileSync(file, "utf8");
  runText(name === excelScript ? withoutPauses(text) : text, file);
}

/** Office.js collects the results of functions for 50 ms and sends them every 200 ms at most, which spares a server that is not there. */
function withoutPauses(text: string): string {
  return ["_setResultsDelayMillis = 50,", "_smallerMinContextSyncIntervalMills = 200,"].reduce(
    (left, pause) => {
      if (!left.includes(pause)) throw new Error(`Office.js has no "${pause}" any more.`);
      return left.replace(pause, pause.replace(/\d+/, "0"));
    },
    text,
  );
}

function define(members: object): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
  }
}

function page(load: (name: string) => void) {
  const location = new URL(`${origin}/taskpane.html`);
  const append = (script: { src?: string; onload?: () => void }) => {
    const { src = "" } = script;
    if (!src.startsWith(officeJs)) return;
    setTimeout(() => {
      load(src.slice(officeJs.length));
      script.onload?.();
    }, 0);
  };
  const head = { appendChild: append };
  return {
    window: globalThis,
    self: globalThis,
    name: frameName(origin, "en-us"),
    location,
    history: {},
    navigator: { userAgent: "Chrome", language: "en-US", platform: "" },
    document: {
      domain: location.hostname,
      location,
      URL: location.href,
      readyState: "complete",
      cookie: "",
      head,
      body: { appendChild: () => undefined },
      documentElement: {},
      addEventListener: () => undefined,
      getElementById: () => null,
      querySelector: () => null,
      querySelectorAll: () => [],
      getElementsByTagName: (tag: string) => {
        if (tag === "head") return [head];
        return tag === "script" ? [{ src: `${officeJs}${script}`, getAttribute: () => null }] : [];
      },
      createElement: (tag: string) => (tag === "a" ? anchor() : { setAttribute: () => undefined, style: {} }),
    },
  };
}

/** Office.js parses URLs by setting them as the href of a link. */
function anchor() {
  let address = new URL(origin);
  return {
    set href(text: string) {
      address = new URL(text, origin);
    },
    get href() {
      return address.href;
    },
    get protocol() {
      return address.protocol;
    },
    get host() {
      return address.host;
    },
    get hostname() {
      return address.hostname;
    },
    get port() {
      return address.port;
    },
    get pathname() {
      return address.pathname;
    },
  };
}
