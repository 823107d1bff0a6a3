import {
  callWorksheetFunction,
  declaredArguments,
  type Outcome,
} from "../../src/workbook/formulas/functions";
import type { Matrix } from "../../src/excel/formulas/values";
import { formulaOf, type Given, isMatrix } from "../values/formula";
import { shownResult } from "../values/shown";
import { readTyped } from "../values/typed";
import { type Field, withChoices, withTyped } from "./choices";
import { offerCopies } from "./copy";
import { playRuntime } from "./custom-functions";
import { element, loadScriptFile } from "./load";

/** Milliseconds without a key before the result is calculated again. */
const quiet = 150;

/** The try-out of a function's page: its fields become a call of functions.js, and the result is shown below them. */
export function offerTryOut(): void {
  const section = document.querySelector<HTMLElement>(".try-out");
  if (!section) return;
  const form = section.querySelector("form")!;
  const outcome = section.querySelector<HTMLElement>(".outcome")!;
  let fields: readonly Field[] = [...form.querySelectorAll<Field>("input, textarea")];
  const { id = "", name = "", returns = "" } = form.dataset;
  let latest = 0;

  const calculate = async () => {
    const call = ++latest;
    try {
      await loadFunctions(() => (fields = withChoices(fields, declaredArguments(id))));
    } catch {
      outcome.replaceChildren(
        element("p", "message", "The functions could not be loaded. Reload the page to try again."),
      );
      return;
    }
    fields = withTyped(fields);
    const given = fields.map((field) => readTyped(field.value));
    const missing = fields.filter(
      (field, at) => given[at] === undefined && !field.closest(".field")!.querySelector("label span"),
    );
    for (const field of fields) field.toggleAttribute("data-missing", missing.includes(field));
    const result = missing.length > 0 ? undefined : await callWorksheetFunction(id, argumentsOf(given));
    if (call !== latest) return;
    outcome.replaceChildren(
      formulaBlock(formulaOf(name, given)),
      result === undefined ? stillNeeded(missing) : shown(id, returns, result),
    );
    offerCopies(outcome);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void calculate(), quiet);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void calculate();
  });
  section.hidden = false;
  void calculate();
}

let loaded: Promise<void> | undefined;

function loadFunctions(onLoaded: () => void): Promise<void> {
  if (loaded === undefined) playRuntime();
  return (loaded ??= loadScriptFile("../functions.js").then(onLoaded));
}

/** As Excel hands arguments over: each as a block of cells, those that are left out as null, and none after the last. */
function argumentsOf(given: readonly Given[]): (Matrix | null)[] {
  const last = given.findLastIndex((one) => one !== undefined);
  return given.slice(0, last + 1).map((one) => (one === undefined ? null : isMatrix(one) ? one : [[one]]));
}

function formulaBlock(formula: string): HTMLElement {
  return element("div", "code", element("pre", "", element("code", "formula", formula)));
}

function stillNeeded(missing: readonly Field[]): HTMLElement {
  const names = missing.map(({ labels }) => labels![0]!.firstChild!.textContent!.trim());
  return element("p", "message", `Still needed: ${names.join(", ")}.`);
}

function shown(id: string, returns: string, { values, failure }: Outcome): HTMLElement {
  const result = shownResult(id, returns, values);
  const only = values.length === 1 && values[0]!.length === 1 ? result.rows[0]![0]! : undefined;
  if (only) {
    const message = failure(0, 0)?.message;
    const value = element("p", `value ${only.kind}`, only.text === "" ? "blank" : only.text);
    return element("div", "", value, ...(message === undefined ? [] : [element("p", "message", message)]));
  }
  const table = element("table", "spilled");
  if (result.titles) {
    const heads = result.titles.map((title, column) => {
      const head = element("th", result.numeric[column] ? "number" : "", title);
      head.scope = "col";
      return head;
    });
    table.append(element("thead", "", element("tr", "", ...heads)));
  }
  table.append(element("tbody", "", ...result.rows.map((row) => rowOf(row, result))));
  const scroll = element("div", "scroll", table);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", "Result");
  return element("div", "", scroll, ...messagesOf(values, failure));
}

/** Messages of errors in a table that are said below it, each once. */
const mostMessages = 3;

function messagesOf(values: Matrix, failure: Outcome["failure"]): HTMLElement[] {
  const all = values.flatMap((row, at) => row.flatMap((_, column) => failure(at, column)?.message ?? []));
  const said = [...new Set(all)].slice(0, mostMessages);
  return said.length === 0 ? [] : [element("ul", "messages", ...said.map((text) => element("li", "", text)))];
}

function rowOf(
  row: ReturnType<typeof shownResult>["rows"][number],
  { labelled, numeric }: ReturnType<typeof shownResult>,
): HTMLElement {
  const cells = row.map(({ text, kind }, column) => {
    if (labelled && column === 0) {
      const head = element("th", "", text);
      head.scope = "row";
      return head;
    }
    return element("td", numeric[column] ? `${kind} number` : kind, text);
  });
  return element("tr", "", ...cells);
}
