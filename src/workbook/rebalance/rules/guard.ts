import { calledName } from "../../../base/function-names";
import { guardRules } from "../../../core/allocation/guard";
import { isOwn, profileReference } from "../../profiles/store";
import { cellsOf, nameOf, placeCell, placeTitles, type RebalancePlace } from "../place";
import { after, label, legLater, now, pageWidth, ruleMessage, ruleState } from "../rows";
import { legAfter, legRowsOf } from "../leg";
import { accountEnds } from "./account";
import type { Content } from "../../../excel/sheets/description";
import type { PlacedCell, PlacedRule } from "../../../excel/sheets/placed";
import type { StyleRole } from "../../../excel/sheets/styles";

const guardCount = Object.keys(guardRules).length;

/** What the guard finds. */
export function guardCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
  const isLive = form === "live";
  const liquidation = risk.rules.find(({ rule }) => rule === "liquidation distance");
  const core = risk.rules.find(({ rule }) => rule === "core never funds margin");
  const cell = (
    row: number,
    at: number,
    content: Content | undefined,
    style: StyleRole = at === ruleMessage ? "indentedLabel" : "result",
  ): PlacedCell => placeCell(place, row, at, content, "text", style);
  const rows = Array.from({ length: guardCount }, (_, index) => {
    const row = place.rows.rules + 1 + index;
    const finding = risk.rules[index];
    const contents = isLive
      ? [index === 0 ? guardFormula(place) : undefined, undefined, undefined]
      : [finding?.rule, finding && state(finding.isKept), finding?.message];
    return contents.map((content, at): PlacedCell => ({
      ...cell(row, at, content),
      spill: isLive && index === 0 && at === 0 ? { rowCount: guardCount, columnCount: 3 } : undefined,
    }));
  });
  const lastRow = place.rows.rules + guardCount + 2;
  const [distance, limit] = [
    cellsOf(place, legRowsOf(place).distanceRow, legLater),
    nameOf(place, "MinDistance"),
  ];
  const kept = `IF(${distance}<${limit},"lower the leverage to keep "&${percentWords(limit)}&".",${percentWords(limit)}&" is your limit.")`;
  const found = `"Liquidation is "&${percentWords(distance)}&" away; "&${kept}`;
  return [
    ...placeTitles(
      place,
      place.rows.rules,
      ["Rules", "State", "What was found", ...Array<string>(pageWidth - 3).fill("")],
      () => true,
    ),
    ...rows.flat(),
    cell(lastRow - 1, label, "core never funds margin"),
    cell(lastRow - 1, ruleState, isLive ? coreState(place) : state(core?.isKept ?? true)),
    cell(lastRow - 1, ruleMessage, isLive ? coreWords(place) : core?.message),
    cell(lastRow, label, "liquidation distance"),
    cell(
      lastRow,
      ruleState,
      isLive
        ? `=IF(ISERROR(${distance}),${distance},IF(AND(ISNUMBER(${distance}),${distance}<${limit}),"${breach}","${pass}"))`
        : state(liquidation?.isKept ?? true),
    ),
    cell(
      lastRow,
      ruleMessage,
      isLive
        ? `=IF(ISERROR(${distance}),${distance},IF(ISNUMBER(${distance}),${found},"No price liquidates the futures leg."))`
        : (liquidation?.message ?? `No limit is set (${rules.minDistance} %).`),
    ),
    ...accountRule(place, cell),
  ];
}

/** The accounts of the workbook's positions as they are before the trades. */
function accountRule(
  place: RebalancePlace,
  cell: (row: number, at: number, content: Content | undefined) => PlacedCell,
): PlacedCell[] {
  const { plan, form, rows } = place;
  if (!plan.accounts) return [];
  const row = rows.rules + rows.ruleCount;
  const finding = plan.risk.rules.find(({ rule }) => rule === "whole account");
  const { status, fall, rise } = accountEnds(place);
  const limit = nameOf(place, "MinDistance");
  const far = "9.9E+99";
  const nearest = `MIN(IF(ISNUMBER(${fall}),-${fall},${far}),IF(ISNUMBER(${rise}),${rise},${far}))`;
  const isNear = `OR(${status}="liquidated",${nearest}<${limit})`;
  const way = `IF(ISNUMBER(${fall}),IF(-${fall}=${nearest},"fall","rise"),"rise")`;
  const advice = `IF(${nearest}<${limit},"add margin or cut positions to keep "&${percentWords(limit)}&"; ${calledName("LIQ.TOPUP")} says how much.",${percentWords(limit)}&" is your limit.")`;
  const moved = `"Before the trades a "&${way}&" of all coins by "&${percentWords(nearest)}&" liquidates an account; "&${advice}`;
  const said = `IF(${status}="liquidated","An account is liquidated at these prices.",IF(${nearest}=${far},"No joint shock liquidates an account.",${moved}))`;
  const unlessFails = (formula: string): string => `=IF(ISERROR(${status}),${status},${formula})`;
  const isLive = form === "live";
  return [
    cell(row, label, "whole account"),
    cell(
      row,
      ruleState,
      isLive
        ? unlessFails(`IF(${isNear},"${breach}","${pass}")`)
        : finding?.isWarning
          ? "Not known"
          : state(finding?.isKept ?? true),
    ),
    cell(
      row,
      ruleMessage,
      isLive ? unlessFails(said) : (finding?.message ?? `No limit is set (${plan.rules.minDistance} %).`),
    ),
  ];
}

function state(isKept: boolean): string {
  return isKept ? pass : breach;
}

/** How the sheet says what ALLOC.GUARD calls ok and breach. */
const [pass, breach] = ["Pass", "Breach"];

/** What of the spot is sold, what of margin is bought, and whether both are; amounts that read as 0 are none. */
function coreTrades(place: RebalancePlace) {
  const { parts } = place.plan.risk;
  const value = (row: number, at: number): string => cellsOf(place, place.rows.parts + 1 + row, at);
  const sold = `(${value(0, now)}-${value(0, after)})`;
  const [before, later] = [now, after].map((at) =>
    cellsOf(place, place.rows.parts + 3, at, parts.length - 2),
  );
  const bought = `(SUM(${later})-SUM(${before}))`;
  const least = `0.00005*SUM(${cellsOf(place, place.rows.parts + 1, now, parts.length)})`;
  return { sold, bought, both: `AND(${sold}>${least},${bought}>${least})`, isHedge: legAfter(place).isShort };
}

function coreState(place: RebalancePlace): string {
  const { both, isHedge } = coreTrades(place);
  return `=IF(${both},IF(${isHedge},"${pass}","${breach}"),"${pass}")`;
}

function coreWords(place: RebalancePlace): string {
  const { sold, bought, both, isHedge } = coreTrades(place);
  const funds = `${amountWords(sold)}&" of spot is sold for "&${amountWords(bought)}&" of margin"`;
  const what = `IF(${isHedge},", which a hedge may do.","; fund it from cash, or leave the margin as it is.")`;
  return `=IF(${both},${funds}&${what},"No spot is sold for margin.")`;
}

/** An amount with groups of thousands, and with its cents where it has any. */
function amountWords(amount: string): string {
  const rounded = `ROUND(${amount},2)`;
  return `FIXED(${rounded},IF(${rounded}=INT(${rounded}),0,2))`;
}

/** A percentage as in the guard's other messages. TEXT would not do: its format depends on the regional settings. */
function percentWords(cell: string): string {
  return `ROUND(100*${cell},2)&" %"`;
}

/** Colours the states. */
export function guardMarks(place: RebalancePlace): PlacedRule[] {
  const block = place.block(place.rows.rules + 1, ruleState, place.rows.ruleCount);
  return [
    { block, rule: { operator: "equalTo", formula: '="Pass"', mark: "good" } },
    { block, rule: { operator: "equalTo", formula: '="Breach"', mark: "bad" } },
  ];
}

/** The number of broken rules, or an error where the guard shows one. */
export function rulesBroken(place: RebalancePlace): string {
  const { ruleCount } = place.rows;
  const states = cellsOf(place, place.rows.rules + 1, ruleState, ruleCount);
  const [first, last] = [1, ruleCount].map((row, at) =>
    cellsOf(place, place.rows.rules + row, at === 0 ? label : ruleState),
  );
  return `=IF(ISERROR(${first}),${first},IF(ISERROR(${last}),${last},COUNTIF(${states},"${breach}")))`;
}

function guardFormula(place: RebalancePlace): string {
  const { parts } = place.plan.risk;
  const value = (part: number): string => cellsOf(place, place.rows.parts + 1 + part, after);
  // The hedge reserve is kept liquid, so it counts as cash.
  const cash = parts.length === 4 ? `${value(1)}+${value(2)}` : value(1);
  const { profile } = place.plan;
  const reference = isOwn(profile) ? profileReference(profile) : nameOf(place, "Profile");
  const { leverage, isShort } = legAfter(place);
  const [heldFor, breakout] = [nameOf(place, "HeldFor"), nameOf(place, "Breakout")];
  const given = [
    reference,
    value(0),
    cash,
    value(parts.length - 1),
    leverage,
    isShort,
    nameOf(place, "Limits"),
    `IF(${heldFor}="any","",${heldFor})`,
    `${breakout}="yes"`,
  ];
  const found = `${calledName("ALLOC.GUARD")}(${given.join(",")})`;
  return `=SWITCH(${found},"ok","${pass}","breach","${breach}",${found})`;
}
