import type { RateSource } from "../settings/store";
import { version } from "../../base/version";
import { isOwn } from "../profiles/store";
import { describeSource } from "../inputs/holdings";
import { nameOf, placeCell, type RebalancePlace } from "./place";
import { tableColumn, unlessTableFails } from "./table";
import { amountWords } from "./place";
import type { PlacedCell } from "../../excel/sheets/placed";

/** The version of the sheet's layout, which the journal keeps. */
export const layoutVersion = 2;

/** What is rebalanced, and when it was written. In the live form a formula that follows the inputs. */
export function origin(place: RebalancePlace, time: Date): string {
  const { plan, form, decimals } = place;
  const when = [
    [time.getFullYear(), time.getMonth() + 1, time.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
    [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":"),
  ].join(" ");
  const from = describeSource(plan.holdings);
  if (form === "values") {
    const adjusted = plan.shift ? `, adjusted on ${plan.shift.signal}` : "";
    const held = plan.rows.reduce((sum, { value }) => sum + value, 0);
    return `${plan.profile.name}${adjusted}, book of ${amountWords(held, decimals)}, values from ${from}, written ${when}`;
  }
  const [profile, signal] = [nameOf(place, "Profile"), nameOf(place, "Signal")];
  const adjusted = `IF(${signal}="none","",", adjusted on "&${signal})`;
  const held = `FIXED(SUM(${tableColumn(place, "Value")}),${decimals})`;
  return unlessTableFails(
    place,
    `${profile}&${adjusted}&", book of "&${held}&${textLiteral(`, live from ${from}, written ${when}`)}`,
  );
}

/** Who stands for it, and how it was calculated. */
export function signCells(
  place: RebalancePlace,
  hasCharts: boolean,
  nextReview: number | undefined,
  rateSource: RateSource | undefined,
): PlacedCell[] {
  const { form, rows } = place;
  const cell = (
    row: number,
    column: number,
    content: string | number,
    style: PlacedCell["style"],
    format: "text" | "date" = "text",
  ) => ({ ...placeCell(place, rows.sign + row, column, content, format, style), align: "left" as const });
  const names = [
    ["Prepared by", 0, 1],
    ["Reviewed by", 4, 5],
  ] as const;
  return [
    ...names.flatMap(([words, at, line]) => [
      cell(0, at, words, at === 0 ? "label" : "indentedLabel"),
      ...[line, line + 1].map((column) => cell(0, column, "", "line")),
    ]),
    cell(0, 7, "Next review", "indentedLabel"),
    cell(0, 8, nextReview ?? "", "line", "date"),
    cell(0, 9, "", "line"),
    ...notes(place, hasCharts).map((words, at) => cell(2 + at, 0, words, "note")),
    cell(
      5,
      0,
      `Ballast ${version}, layout ${layoutVersion}. ${form === "live" ? "Live: it follows the holdings and the blue cells." : "Values: they stay as they were written."}`,
      "note",
    ),
    // Blank where there is none: an update writes over the cell.
    cell(5, 7, rateSource ? linked(rateSource) : "", "link"),
  ];
}

/** A formula, so that an update writes another page too, and Undo puts the one before back. */
function linked({ words, page }: RateSource): string {
  const text = `Maintenance rate: ${words}`;
  return page === undefined ? text : `=HYPERLINK(${textLiteral(page)},${textLiteral(text)})`;
}

/** What a reader of the sheet has to know, in three lines. */
function notes(place: RebalancePlace, hasCharts: boolean): string[] {
  const { plan, form } = place;
  const { profile, shift } = plan;
  const method = `Trades by ALLOC.REBALANCE to the weights of the profile; rules by ALLOC.GUARD, as practitioners state them, with the limits above; liquidation of an isolated position by LIQ.PRICE, without fees and brackets.`;
  const contracts =
    "The leg’s contracts are given by value: how many that is depends on the size and price of your contract.";
  if (form === "values")
    return [method, contracts, shift ? `Adjusted on ${shift.signal}: ${shift.reason}` : ""];
  const covered = `${hasCharts ? "Charts and colours" : "Colours"} cover the rows present when this was written; write again after adding a holding.`;
  if (isOwn(profile)) {
    return [
      method,
      contracts,
      `${covered} The weights are read from ${profile.rangeName} on the Settings sheet.`,
    ];
  }
  const signal = nameOf(place, "Signal");
  // Also true of a signal that the profile makes no change on.
  const adjusted = `IF(${signal}="none","","The targets are what is held, with the adjustment of "&${nameOf(place, "Profile")}&" to the signal "&${signal}&". ")`;
  const leg =
    "The leverage now and the futures side are inputs and do not follow the profile; the leverage after follows the signal.";
  return [method, `${contracts} ${leg}`, `=${adjusted}&${textLiteral(covered)}`];
}

/** The text as it stands in a formula; Excel takes no more than 255 characters in one pair of quotes. */
function textLiteral(text: string): string {
  const pieces = text.match(/.{1,200}/gsu) ?? [""];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join("&");
}
