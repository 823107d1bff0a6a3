import { parseFormula } from "../../../excel/formulas/parse";
import { type FunctionDoc, labelOf } from "../../../workbook/formulas/function-doc";
import type { DeclaredArgument } from "../../../workbook/formulas/functions";
import type { KnownDefaults } from "../../../workbook/formulas/insert/known-defaults";

type Parameter = FunctionDoc["parameters"][number];

/** What the field of an argument says. */
export interface FieldWords {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  /** The texts to choose from; anything else may be typed too. */
  readonly choices: readonly string[];
}

/** What to say of each argument of a function, whose fields hold `filled`; `known` are the defaults that follow from these. */
export function fieldWords(
  doc: FunctionDoc,
  declared: readonly DeclaredArgument[],
  filled: readonly string[],
  known: KnownDefaults = new Map(),
): FieldWords[] {
  const example = parseFormula(doc.examples[0]?.formula ?? "");
  const given = example?.kind === "call" ? example.arguments : [];
  return doc.parameters.map((parameter, at) => {
    const { kind, choices = [], wanted } = declared[at] ?? { kind: "cell", wanted: "" };
    const placeholder = parameter.optional
      ? defaultWords(known.get(parameter.name) ?? defaultIn(parameter, doc, filled))
      : exampleWords(kind, given[at]?.text);
    return {
      label: labelOf(parameter.name),
      hint: hintOf(parameter, placeholder),
      placeholder,
      choices: wanted === "TRUE or FALSE" ? ["TRUE", "FALSE"] : choices,
    };
  });
}

/** A longer placeholder would be cut off in the narrow pane. */
const longestPlaceholder = 34;

function defaultWords(words: string | undefined): string {
  if (words === undefined) return "May be left out";
  const whole = `${words} (default)`;
  return whole.length > longestPlaceholder ? "Default" : whole;
}

/** The default in the words of the doc comment, a rate as a percentage; of a default that is another argument, its value too. */
function defaultIn(
  { description }: Parameter,
  { parameters }: FunctionDoc,
  filled: readonly string[],
): string | undefined {
  const text = defaultSentence.exec(description)?.[1]?.replace(/\.$/, "");
  const other = parameters.findIndex(({ name }) => name === text);
  if (text === undefined || other < 0)
    return /^\S+ \((.+ %)\)$/.exec(text ?? "")?.[1] ?? text?.replaceAll('"', "");
  const value = filled[other]?.trim() ?? "";
  const as = `as ${labelOf(text).toLowerCase()}`;
  return value === "" ? as : `${value}, ${as}`;
}

function exampleWords(kind: DeclaredArgument["kind"], text = ""): string {
  if (kind !== "cell" || text.startsWith("{")) return "Address of cells";
  const bare = text.replaceAll('"', "");
  return bare === "" ? "" : `Such as ${bare}`;
}

/** The doc comment without its default where the placeholder says that. */
function hintOf({ description, optional }: Parameter, placeholder: string): string {
  const isSaid = optional && placeholder !== "Default";
  return isSaid ? description.replace(defaultSentence, "") : description;
}

/** The end of a description that begins with "Default". */
const defaultSentence = /\s*\bDefault ((?:(?! Default )[^])+)$/;
