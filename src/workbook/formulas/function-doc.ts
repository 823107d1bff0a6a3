/** What a worksheet function's doc comment says; the build makes function-docs.json of all of them. */
export interface FunctionDoc {
  /** HEDGE_PNL, as Excel's metadata has it. */
  readonly id: string;
  /** HEDGE.PNL, as it is typed. */
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: string;
  readonly remarks: string;
  readonly errors: readonly string[];
  readonly examples: readonly FunctionExample[];
  readonly sources: readonly string[];
}

interface FunctionParameter {
  readonly name: string;
  readonly optional: boolean;
  readonly description: string;
}

interface FunctionExample {
  readonly formula: string;
  readonly result: string;
}
