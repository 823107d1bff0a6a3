import { version } from "../../base/version";
import { isOwn } from "../profiles/store";
import { tradedLot } from "./contracts/trade";
import { describeSource } from "../inputs/holdings";
import { textLiteral } from "../../excel/formulas/link";
import { nameOf, placeCell, type RebalancePlace } from "./place";
import { tableColumn, unlessTableFails } from "./table";
import { amountWords } from "./place";
import type { PlacedCell } from "../../excel/sheets/placed";

/** The version of the sheet's layout, which the journal keeps. */
export const layoutVersion = 3;

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
  ];
}

/** What a reader of the sheet has to know, in three lines. */
function notes(place: RebalancePlace, hasCharts: boolean): string[] {
  const { plan, form } = place;
  const { profile, shift } = plan;
  const method = `Trades by ALLOC.REBALANCE to the weights of the profile; rules by ALLOC.GUARD, as practitioners state them, with the limits above; liquidation of an isolated position by LIQ.PRICE, without fees and brackets.`;
  const contracts = contractsNote(place);
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

/** How the leg’s contracts were counted, or why they are given by value. */
function contractsNote({ plan, lot, form }: RebalancePlace): string {
  const traded = tradedLot(plan, lot);
  const typed = form === "live" ? " Their size, lot and price are among the inputs." : "";
  if (typeof traded === "string") return `The leg’s contracts are given by value: ${traded}.${typed}`;
  const { size, contract, coin, step, unit } = traded;
  const one = contract === "inverse" ? `${size} USD` : `${size} ${coin}`;
  const lots =
    unit === "contracts" ? `a contract is ${one}, a lot ${step} of them` : `a lot is ${step} ${coin}`;
  return `The leg’s contracts are whole lots, rounded toward less leverage: ${lots}.${typed}`;
}
