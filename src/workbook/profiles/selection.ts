import * as v from "valibot";
import { Problem } from "../../base/problem";
import { componentsSchema, type ProfileDraft } from "./schema";
import { runExcel } from "../../excel/run";

/** Reads components and weights from the two selected columns, with or without titles above them. */
export function readSelectedComponents(): Promise<ProfileDraft["components"]> {
  const what = "The selection was not read.";
  return runExcel(what, async (context) => {
    const selected = context.workbook.getSelectedRange().load("address, columnCount");
    const used = selected.getUsedRangeOrNullObject(true).load("values");
    await context.sync();
    const remedy = "Select two columns: component and weight.";
    if (used.isNullObject) throw new Problem(what, [`${selected.address} is empty.`], remedy);
    const rows = (used.values as unknown[][]).filter((row) => row.some((value) => value !== ""));
    const body = typeof rows[0]![1] === "string" && rows.length > 1 ? rows.slice(1) : rows;
    const read = v.safeParse(
      componentsSchema,
      body.map(([component, weight]) => ({ component, weight })),
    );
    if (read.success) return read.output;
    const reasons = read.issues.map(({ message, path = [] }) => {
      const row = path[0]?.key;
      const where = typeof row === "number" ? `, row ${row + 1} below the titles` : "";
      return `${selected.address}${where}: expected ${message}.`;
    });
    throw new Problem(what, [...new Set(reasons)], remedy);
  });
}
