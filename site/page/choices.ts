import type { DeclaredArgument } from "../../src/workbook/formulas/functions";
import { element } from "./load";

/** What an argument is typed or chosen in. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields as the function declares its arguments: one that takes certain texts becomes a list of them. */
export function withChoices(fields: readonly Field[], declared: readonly DeclaredArgument[]): Field[] {
  return fields.map((field, at) => {
    const { choices = [], wanted = "" } = declared[at] ?? {};
    const offered = wanted === "TRUE or FALSE" ? ["TRUE", "FALSE"] : choices;
    return offered.length > 0 && !(field instanceof HTMLSelectElement) ? listOf(field, offered) : field;
  });
}

/** Value of the choice that asks for a field to type into. */
const typed = "…";

/** The list in the place of its field; the field stays where it holds something that the list does not. */
function listOf(field: HTMLInputElement | HTMLTextAreaElement, offered: readonly string[]): Field {
  const value = field.value.trim();
  const chosen = offered.find((one) => one.toLowerCase() === value.toLowerCase());
  if (value !== "" && chosen === undefined) return field;
  const isOptional = field.closest(".field")!.querySelector("label span") !== null;
  // A default that is too long for a placeholder stands below the field.
  const byDefault = field.placeholder === "" ? "default" : `default: ${field.placeholder}`;
  const blank = field.dataset.default ? byDefault : isOptional ? "not given" : "";
  const select = element(
    "select",
    "",
    ...(isOptional || value === "" ? [new Option(blank, "")] : []),
    ...offered.map((one) => new Option(one, one)),
    new Option("type something else …", typed),
  );
  select.id = field.id;
  select.name = field.name;
  select.value = chosen ?? "";
  const described = field.getAttribute("aria-describedby");
  if (described !== null) select.setAttribute("aria-describedby", described);
  field.replaceWith(select);
  return select;
}

/** A field to type into, where a list was asked for one. */
export function withTyped(fields: readonly Field[]): Field[] {
  return fields.map((field) => {
    if (!(field instanceof HTMLSelectElement) || field.value !== typed) return field;
    const free = element("textarea", "");
    free.id = field.id;
    free.name = field.name;
    free.rows = 1;
    free.spellcheck = false;
    const described = field.getAttribute("aria-describedby");
    if (described !== null) free.setAttribute("aria-describedby", described);
    field.replaceWith(free);
    free.focus();
    return free;
  });
}
