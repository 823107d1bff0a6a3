/** The doc comment of a worksheet function as data. The build writes all of them to function-docs.json. */
export interface FunctionDoc {
  /** The id in Excel's metadata: HEDGE_PNL. */
  readonly id: string;
  /** The name in a formula: HEDGE.PNL, or ACME.HEDGE.PNL where the build has the namespace ACME. */
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: string;
  readonly remarks: string;
  readonly errors: readonly string[];
  readonly examples: readonly FunctionExample[];
  readonly sources: readonly string[];
}

/** The name without a namespace: HEDGE_PNL is HEDGE.PNL. */
export function bareName(id: string): string {
  return id.replace("_", ".");
}

/** A parameter's name in plain words: entryPrice is Entry price. */
export function labelOf(name: string): string {
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z]|\d)/g, " ")
    .toLowerCase()
    .replace(/\b(roe|apr)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface FunctionParameter {
  readonly name: string;
  readonly optional: boolean;
  readonly description: string;
}

interface FunctionExample {
  /** What the example shows, in a sentence; empty where its arguments say enough. */
  readonly note: string;
  readonly formula: string;
  readonly result: string;
}
