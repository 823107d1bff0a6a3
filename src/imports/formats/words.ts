import type { Emit, Format, Rule, Value } from "./format";

/** What the user has said of words that a format does not know, by the word. */
export interface SaidWords {
  /** The kind of a ledger's operation. */
  readonly operations: Readonly<Record<string, string>>;
  /** A direction: one of the words that are known, such as `open long`. */
  readonly directions: Readonly<Record<string, string>>;
}

/** The format with what the user has said of its words. */
export function withWords(format: Format, { operations, directions }: SaidWords): Format {
  const lowered = Object.fromEntries(
    Object.entries(operations).map(([word, kind]) => [word.toLowerCase() || "--", kind]),
  );
  const rules = format.rules.map((rule) => ({
    ...rule,
    emit: rule.emit?.map((emit) => (emit.t === "fills" ? withDirections(emit, directions) : emit)),
  }));
  return {
    ...format,
    kinds: format.special ? { ...format.kinds, ...lowered } : format.kinds,
    rules: [...(format.unknown ? ruleOf(format.unknown, format.market, operations) : []), ...rules],
  };
}

/** A rule for each word, made of what the format does with words that it does not know. */
function ruleOf(
  unknown: Readonly<Record<string, Value>>,
  market: Format["market"],
  operations: SaidWords["operations"],
): Rule[] {
  const { op, fee, ...fields } = unknown;
  const column = typeof op === "string" ? op : isList(op) ? op.join("|") : undefined;
  if (op === undefined || column === undefined) return [];
  // A word with such a sign before it would be read as a pattern.
  const words = Object.entries(operations).filter(([word]) => !/^[~*]/.test(word));
  return words.map(([word, kind]) => {
    const main: Emit = { t: "ledger", ...fields, op, kind: `=${kind}` };
    if (typeof fee !== "string") return { when: { [column]: [word] }, emit: [main] };
    const paid: Emit = {
      t: "ledger",
      ...fields,
      op,
      kind: "=fee",
      amount: market === "spot" ? fee.replace(/^#/, "-|#") : fee,
    };
    return { when: { [column]: [word] }, emit: [main, paid] };
  });
}

function withDirections(emit: Emit, directions: SaidWords["directions"]): Emit {
  const { dir } = emit;
  if (typeof dir === "string" && !dir.startsWith("=")) return { ...emit, dir: { map: dir, to: directions } };
  if (typeof dir === "object" && !isList(dir) && "map" in dir)
    return { ...emit, dir: { ...dir, to: { ...dir.to, ...directions } } };
  return emit;
}

function isList(value: Value | undefined): value is readonly string[] {
  return Array.isArray(value);
}
