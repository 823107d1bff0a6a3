import { cellText } from "../../../excel/cells/cell-text";
import type { CellContent, Matrix } from "../../../excel/formulas/values";
import { formats } from "../../../results/formats";
import type { FunctionDoc } from "../function-doc";
import { callWorksheetFunction } from "../functions";
import type { Filled } from "./filled";

/** A default that follows from other arguments, in words, by the name of its argument. */
export type KnownDefaults = ReadonlyMap<string, string>;

/** The values of defaults that are the venue's or the profile's, as far as their fields say which. The functions themselves tell them. */
export async function knownDefaults(doc: FunctionDoc, filled: Filled): Promise<KnownDefaults> {
  const known = new Map<string, string>();
  const given = (name: string): string => {
    const at = doc.parameters.findIndex((parameter) => parameter.name === name);
    return (filled[at] ?? "").trim().replace(/^"(.*)"$/, "$1");
  };
  for (const { name, description } of doc.parameters) {
    const words = description.endsWith("Default the venue's base rate.")
      ? await venueFee(given("venue"), given("symbol"))
      : /Default the profile's (minimum|lowest)/.test(description)
        ? await profileLeverage(given("profile"))
        : undefined;
    if (words !== undefined) known.set(name, words);
  }
  return known;
}

async function venueFee(venue: string, symbol: string): Promise<string | undefined> {
  if (venue === "" || symbol === "") return undefined;
  const rows = await valuesOf("LIQ_SOURCE", [[[venue]], [[symbol]]]);
  const fee = rows.find(([label]) => label === "Closing fee in the price")?.[1];
  return typeof fee === "number" ? `${rateText(fee)}, the venue's` : undefined;
}

async function profileLeverage(profile: string): Promise<string | undefined> {
  if (profile === "") return undefined;
  const [titles = [], ...rows] = await valuesOf("ALLOC_PROFILES", []);
  const row = rows.find(([id, name]) => isSame(id, profile) || isSame(name, profile));
  const leverage = row?.[titles.indexOf("Min leverage")];
  return typeof leverage === "number" ? `${leverage}x, the profile's` : undefined;
}

async function valuesOf(id: string, given: readonly Matrix[]): Promise<Matrix> {
  return (await callWorksheetFunction(id, given))?.values ?? [];
}

function isSame(one: CellContent | undefined, other: string): boolean {
  return String(one).toLowerCase() === other.toLowerCase();
}

function rateText(rate: number): string {
  return cellText(rate, rate < 0.0001 && rate > 0 ? formats.rate : formats.percent).replace("%", " %");
}
