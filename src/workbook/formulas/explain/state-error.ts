import { everyPart, type Expression } from "../../../excel/formulas/parse";
import { findDoc, type EvaluatedCall } from "./evaluate";
import { finding, type Finding } from "./finding";

/** Explains errors that come from the state of Excel or of the formula, not from a function. */
export function explainStateError(
  shown: string,
  formula: Expression,
  calls: readonly EvaluatedCall[],
): Finding | undefined {
  if (shown === "#REF!") return lostReference(formula, calls);
  const state = states[shown];
  return state && finding(...state);
}

const calculating: Parameters<typeof finding> = [
  "Excel is still calculating this cell.",
  "The functions answer in batches, and a function over a long series takes a moment.",
  "Wait a moment. If it stays so, press Ctrl+Alt+F9 to recalculate all formulas.",
];

const states: Readonly<Record<string, Parameters<typeof finding>>> = {
  "#GETTING_DATA": calculating,
  "#BUSY!": calculating,
  "#CALC!": [
    "Excel cannot put this result into cells.",
    "Somewhere in the formula an array is empty, such as that of FILTER without a match, or an array stands in another.",
    "Look at the functions inside the formula; FILTER takes what to show without a match as its third argument.",
  ],
  "#BLOCKED!": [
    "Excel does not let the add-in calculate.",
    "Add-ins are switched off for this workbook, on this computer or by your organisation.",
    "Choose Enable Editing or Enable Content if Excel offers it, otherwise ask whoever manages Office for you.",
  ],
  "#CONNECT!": [
    "Excel does not reach the add-in.",
    "The add-in's page was not loaded, so its functions cannot answer.",
    "Check the connection, then close Excel and open the workbook again.",
  ],
  "#NULL!": [
    "Two ranges in the formula have no cell in common.",
    "A space between two references means the cells that they share.",
    "Put a comma between two arguments, or a colon between the corners of one range.",
  ],
};

function lostReference(formula: Expression, calls: readonly EvaluatedCall[]): Finding | undefined {
  const lost = everyPart(formula).find((part) => part.kind === "error" && part.value === "#REF!");
  if (!lost) return undefined;
  const call = calls.findIndex((one) => one.arguments.some(({ text }) => text === lost.text));
  const one = calls[call];
  const index = one?.arguments.findIndex(({ text }) => text === lost.text) ?? -1;
  const name = one?.doc.parameters[index]?.name;
  const where = name === undefined ? "The formula" : `The ${name} of ${one!.doc.name}`;
  return {
    ...finding(
      "Cells that the formula needs were deleted.",
      `${where} has been #REF! since then.`,
      "Press Ctrl+Z if they were deleted just now. Otherwise edit the cell and select the cells that are meant in place of #REF!.",
    ),
    argument: name === undefined ? undefined : { call, index },
  };
}

/** Hints that apply even if the formula shows no error. */
export function notesOn(formula: Expression, calls: readonly EvaluatedCall[]): string[] {
  const parts = everyPart(formula);
  const kept = parts.find((part) => part.kind === "one" && isOurs(part.of, calls));
  if (kept?.kind !== "one" || kept.of.kind !== "call") return [];
  const doc = findDoc(
    calls.map((one) => one.doc),
    kept.of.name,
  )!;
  return [
    `The @ before ${doc.name} keeps one value of its result. Excel puts it there when a formula comes from an older file. To see all values, edit the cell, delete the @ and press Enter.`,
  ];
}

function isOurs(part: Expression, calls: readonly EvaluatedCall[]): boolean {
  return calls.some(({ call }) => call === part);
}
