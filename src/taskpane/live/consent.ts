import type { Engine, Market, Mode } from "../../market/live/interface";
import { liveMarket } from "../../workbook/formulas/functions";
import { loadScript } from "../parts/files/own-file";

/**
 * What the user has agreed to, kept on this machine and never in a workbook: nobody's file makes another's machine ask an exchange.
 */
const key = "Ballast.LiveData";

interface Consent {
  readonly mode: Exclude<Mode, "off">;
  /** The hosts that the user was shown. */
  readonly hosts: readonly string[];
}

/** Switches live data as the user has chosen, now and whenever another window of this machine chooses anew. */
export function followConsent(): void {
  const market = liveMarket();
  if (!market) return;
  // Where the script does not come, the cells say so, and Settings has the switch for another try.
  const follow = () => void switchTo(market, agreedMode(market)).catch(() => undefined);
  follow();
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) follow();
  });
}

/** Switches live data and keeps the choice. False where this browser keeps nothing: then it holds until the page is closed. */
export async function chooseMode(market: Market, mode: Mode): Promise<boolean> {
  await switchTo(market, mode);
  const consent: Consent | undefined = mode === "off" ? undefined : { mode, hosts: hostsOf(market) };
  try {
    if (consent) localStorage.setItem(key, JSON.stringify(consent));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** The hosts that this version would contact and that the user, who had agreed to others, was not shown. */
export function hostsSince(market: Market): readonly string[] {
  const consent = readConsent();
  if (consent?.mode !== "live") return [];
  return hostsOf(market).filter((host) => !consent.hosts.includes(host));
}

/** Where the page says that an exchange is simulated; only the workbench's own server puts that into the page. */
export function simulatedAt(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="ballast-simulated-exchange"]');
  return meta ? new URL(meta.content, document.baseURI).href : undefined;
}

function agreedMode(market: Market): Mode {
  const mode = readConsent()?.mode ?? "off";
  return mode === "live" && hostsSince(market).length > 0 ? "off" : mode;
}

function switchTo(market: Market, mode: Mode): Promise<void> {
  const simulated = simulatedAt();
  if (mode !== "simulated") return market.switchTo(mode, loadEngine);
  if (simulated === undefined) return market.switchTo("off", loadEngine);
  return market.switchTo(mode, loadEngine, { simulatedAt: simulated });
}

function loadEngine(): Promise<Engine> {
  return loadScript("Live data was not switched on.", async () => {
    const { engine } = await import(/* webpackChunkName: "live" */ "../../market/live/engine");
    return engine;
  });
}

function hostsOf(market: Market): readonly string[] {
  return market.hosts().flatMap(({ hosts }) => hosts);
}

function readConsent(): Consent | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Consent> | null;
    const isKnown = kept?.mode === "live" || kept?.mode === "simulated";
    return isKnown && Array.isArray(kept.hosts) ? (kept as Consent) : undefined;
  } catch {
    return undefined;
  }
}
