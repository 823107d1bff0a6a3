import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { policyFor } from "../../scripts/deployment/policy";

/** The scripts that ship, as they are served: whom they can speak to, and with what. */

const dist = path.join(__dirname, "../../dist");
const scripts = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: readFileSync(path.join(dist, name), "utf8") }));

/** The scripts that hold a word, by their names without a hash. */
const holding = (word: string): string[] =>
  scripts.filter(({ text }) => text.includes(word)).map(({ name }) => name);

test("nothing sends in a way that is not asked for: no beacon, no worker, no channel beside requests and sockets", () => {
  const ways = [
    "sendBeacon",
    "EventSource",
    "RTCPeerConnection",
    "WebTransport",
    "new Worker",
    "SharedWorker",
  ];
  for (const way of [...ways, "serviceWorker", "new Image", "document.cookie", "indexedDB"])
    expect([way, holding(way)]).toEqual([way, []]);
});

test("sockets are opened by live data alone, in a script that is loaded when it is switched on", () => {
  expect(holding("new WebSocket")).toEqual([expect.stringMatching(/^chunks.live\.\w+\.js$/)]);
});

test("the worksheet functions alone cannot reach anybody", () => {
  const { text } = scripts.find(({ name }) => name === "functions.js")!;
  expect(text).not.toMatch(
    /WebSocket|XMLHttpRequest|\bfetch\b|\bimport\(|importScripts|document\.createElement/,
  );
});

test("requests are made for the pane's own files, by Update brackets and by live data, and by nothing else", () => {
  const addIn = scripts.filter(({ name }) => !name.startsWith("docs")).map(({ text }) => text);
  const found = (call: RegExp) => addIn.flatMap((text) => text.match(call) ?? []).sort();
  // parts/files/own-file.ts twice, market/live/wire/surroundings.ts, settings/brackets/UpdateBrackets.tsx.
  expect(found(/(?:window\.|globalThis\.|await )fetch\(/g)).toEqual([
    "await fetch(",
    "await fetch(",
    "globalThis.fetch(",
    "window.fetch(",
  ]);
  expect(found(/(?:^|[^\w.\s}])fetch\(|[=:(,]fetch[,;)]/g)).toEqual([]);
  // Papa Parse could download a file, and is only given texts.
  expect(found(/new XMLHttpRequest/g)).toHaveLength(1);
});

test("no text becomes code or markup", () => {
  for (const way of ["eval(", "new Function", "insertAdjacentHTML", "document.write", "srcdoc"])
    expect([way, holding(way)]).toEqual([way, []]);
  // Fluent and React know how to put markup into a page; the product's own sources never ask for it.
  const source = path.join(__dirname, "../../src");
  const asking = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      /\.[jt]sx?$/.test(name) &&
      /dangerouslySetInnerHTML|(?:inner|outer)HTML\b/.test(readFileSync(path.join(source, name), "utf8")),
  );
  expect(asking).toEqual([]);
});

test("sockets and interfaces are named of the venues alone that the policy lets through", () => {
  const sources = policyFor({ market: true })
    .split("; ")
    .find((directive) => directive.startsWith("connect-src"))!
    .split(" ");
  const named = new Set(
    scripts.flatMap(({ text }) =>
      [...text.matchAll(/wss:\/\/[\w.-]+(?::\d+)?|https:\/\/(?:f?api|indexer|contract)[\w.-]*/g)].map(
        ([address]) => address,
      ),
    ),
  );
  expect(named.size).toBeGreaterThan(15);
  expect([...named].filter((address) => !sources.includes(address))).toEqual([]);
});
