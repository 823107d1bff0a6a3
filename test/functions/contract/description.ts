/** What the description of an argument says in a form that a test can hold against its declaration. */
export interface Description {
  /** The text of "Default x."; undefined where the description names none. */
  readonly default: string | undefined;
  /** The values that it may have; empty where the description lists none. */
  readonly choices: readonly string[];
  /** Bounds of a number: "at least 0", "from 0 to 12", "above -1". */
  readonly limits: readonly Limit[];
}

export interface Limit {
  readonly text: string;
  readonly bound: number;
  readonly side: "lower" | "upper";
  /** Whether the bound itself is allowed. */
  readonly included: boolean;
}

export function readDescription(description: string): Description {
  const [, meaning = "", otherwise] = /^(.*?)(?: Default (.+)\.)?$/.exec(description) ?? [];
  return { default: otherwise, choices: choicesIn(meaning), limits: limitsIn(meaning) };
}

/** `"long" or "short"`, or without quotes where nothing else is said: "Binance, Bybit or OKX." */
function choicesIn(meaning: string): string[] {
  const list = /^([A-Z]\w*(?:, [A-Z]\w*)* or [A-Z]\w*)\.$/.exec(meaning);
  if (list) return list[1]!.split(/, | or /);
  return meaning.includes("such as") ? [] : [...meaning.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
}

const number = String.raw`(-?\d[\d,]*(?:\.\d+)?)`;

function limitsIn(meaning: string): Limit[] {
  const found = (pattern: string, side: Limit["side"], included: boolean) =>
    [...meaning.matchAll(new RegExp(pattern, "g"))].map(([text, bound]): Limit => {
      return { text, bound: Number(bound!.replaceAll(",", "")), side, included };
    });
  return [
    ...found(`at least ${number}`, "lower", true),
    ...found(`\\babove ${number}`, "lower", false),
    ...found(`\\bfrom ${number} to`, "lower", true),
    ...found(`\\bfrom -?[\\d.]+ to ${number}`, "upper", true),
    ...found(`\\bfrom -?[\\d.]+ to below ${number}`, "upper", false),
  ];
}

/** What "Default x." names: values, another argument, or undefined where its words cannot be read as either. */
export type ReadDefault = { readonly values: readonly unknown[] } | { readonly sameAs: string };

export function readDefault(text: string, names: readonly string[]): ReadDefault | undefined {
  if (names.includes(text)) return { sameAs: text };
  if (text === "TRUE" || text === "FALSE") return { values: [text === "TRUE"] };
  const quoted = /^"([^"]+)"$/.exec(text);
  if (quoted) return { values: [quoted[1]] };
  if (/^[\d.]+(, [\d.]+)+$/.test(text)) return { values: text.split(", ").map(Number) };
  const figure = /^([\d.]+)(?:, [a-z ]+)?(?: \(([\d.]+) %\))?$/.exec(text);
  if (!figure) return undefined;
  const [, value, percent] = figure;
  const agrees = percent === undefined || Math.abs(Number(value) * 100 - Number(percent)) < 1e-12;
  return agrees ? { values: [Number(value)] } : undefined;
}
