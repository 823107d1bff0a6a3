import type { Block } from "../../addresses";
import type { ConditionalRule, Validation } from "../description";
import { resolveFormula, type Keys } from "../keys";
import type { PlacedRule, PlacedValidation } from "../placed";

/** What the cells of a block accept; throws where Excel would not take that. */
export function validate(block: Block, validation: Validation, keys: Keys): PlacedValidation {
  if (validation.kind === "list" || validation.kind === "offer") {
    const { choices } = validation;
    if (typeof choices === "string") {
      return { block, validation: { kind: "offer", choices: resolveFormula(choices, keys) } };
    }
    if (choices.some((choice) => choice.includes(",")) || choices.join(",").length > longestList) {
      throw new Error(`Excel takes no such list in one cell's rule: ${choices.join(",")}`);
    }
  }
  return { block, validation };
}

/** The longest list that Excel takes in a cell's own rule. */
const longestList = 255;

/** What marks the cells of a block. */
export function placeRules(block: Block, rules: readonly ConditionalRule[], keys: Keys): PlacedRule[] {
  const comparand = (text: string): string => {
    if ([...keys.tables.keys()].some((key) => text.includes(`{${key}}`))) {
      throw new Error(`Excel takes no table in a conditional rule: ${text}`);
    }
    return resolveFormula(text.startsWith("=") ? text : `=${text}`, keys);
  };
  return rules.map(({ operator, formula, formula2, mark }) => ({
    block,
    rule: {
      operator,
      formula: comparand(formula),
      formula2: formula2 === undefined ? undefined : comparand(formula2),
      mark,
    },
  }));
}
