import { nearestOf } from "../../../core/allocation/findings/account";
import { legRowsOf } from "../leg";
import { cellsOf, placeCell, type RebalancePlace } from "../place";
import { label, legNow } from "../rows";
import type { Content } from "../../../excel/sheets/description";
import type { PlacedCell } from "../../../excel/sheets/placed";

/**
 * What liquidates the accounts of the workbook's positions, below the futures leg: the nearest end of all, as they are before the trades.
 * In the columns of LIQ.BOOK's view of accounts 7 and 8 are the shocks, 12 is the status.
 */
export function accountCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { accounts } = plan;
  if (!accounts) return [];
  const nearest = nearestOf(accounts.standings);
  const column = (at: number): string => `INDEX(${accounts.book},0,${at})`;
  const shock = (at: number, pick: "MAX" | "MIN"): string => {
    const all = `IFERROR(${column(at)},"")`;
    return `=IF(COUNT(${all})=0,"none",${pick}(${all}))`;
  };
  const isError = `ISERROR(${column(12)})`;
  const failed = `INDEX(${column(12)},MATCH(TRUE,${isError},0))`;
  const gone = `SUM(IF(IFERROR(${column(12)},"")="liquidated",1,0))>0`;
  const status = `=IF(${gone},"liquidated",IF(SUM(IF(${isError},1,0))=0,"open",${failed}))`;
  const known = nearest.unknown === undefined ? "open" : "not known";
  const falls = accounts.standings.flatMap(({ fall }) => fall ?? []);
  const rises = accounts.standings.flatMap(({ rise }) => rise ?? []);
  const lines: readonly (readonly [words: string, formula: string, value: Content])[] = [
    ["Whole accounts", status, nearest.isLiquidated ? "liquidated" : known],
    [
      "Fall of all coins that liquidates one",
      shock(7, "MAX"),
      falls.length > 0 ? -Math.min(...falls) : "none",
    ],
    [
      "Rise of all coins that liquidates one",
      shock(8, "MIN"),
      rises.length > 0 ? Math.min(...rises) : "none",
    ],
  ];
  const { accountRow } = legRowsOf(place);
  return lines.flatMap(([words, formula, value], at): PlacedCell[] => {
    const format = at === 0 ? "text" : "percent";
    const content = form === "live" ? formula : value;
    return [
      { ...placeCell(place, accountRow + at, label, words, "text", "label"), align: "left" },
      { ...placeCell(place, accountRow + at, legNow, content, format, "result"), align: "right" },
    ];
  });
}

/** The cells of the accounts' status and of the two moves that end one. */
export function accountEnds(place: RebalancePlace) {
  const { accountRow } = legRowsOf(place);
  const at = (down: number): string => cellsOf(place, accountRow + down, legNow);
  return { status: at(0), fall: at(1), rise: at(2) };
}
