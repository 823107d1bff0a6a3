import { futuresBuckets } from "../../core/allocation/targets";
import { rulesBroken } from "./rules/guard";
import { legRowsOf } from "./leg";
import { origin } from "./notes";
import { amountWords, cellsOf, labelCell, placeCell, type CellFormat, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import {
  headerRow,
  label,
  labelRow,
  legLater,
  legNow,
  originRow,
  pageWidth,
  ruleState,
  titleRow,
  verdictRow,
} from "./rows";
import { tableColumn, unlessTableFails } from "./table";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedRule } from "../../excel/sheets/placed";

/** Title, origin, and what the trades come to, in one sentence and in figures. */
export function headCells(place: RebalancePlace, time: Date): PlacedCell[] {
  const isLive = place.form === "live";
  const text = (row: number, content: string, style: PlacedCell["style"]): PlacedCell =>
    placeCell(place, row, 0, content, "text", style);
  return [
    text(titleRow, "Rebalance", "title"),
    text(originRow, origin(place, time), "subtitle"),
    text(verdictRow, isLive ? liveVerdict(place) : verdict(place), "heading"),
    ...Array.from({ length: pageWidth - 1 }, (_, at) =>
      placeCell(place, verdictRow, at + 1, "", "text", "heading"),
    ),
    ...figures.flatMap(({ label: words, format, value, formula }, column) => {
      const align = column === 0 ? ("left" as const) : ("right" as const);
      return [
        { ...labelCell(place, labelRow, column, words, format), align },
        {
          ...placeCell(
            place,
            headerRow,
            column,
            isLive ? formula(place) : value(place.plan),
            format,
            "total",
          ),
          align,
        },
      ];
    }),
  ];
}

/** Colours the number of rules in breach. */
export function headRules(place: RebalancePlace): PlacedRule[] {
  const block = place.block(headerRow, 0);
  return [
    { block, rule: { operator: "equalTo", formula: "=0", mark: "good" } },
    { block, rule: { operator: "greaterThan", formula: "=0", mark: "bad" } },
  ];
}

interface Figure {
  readonly label: string;
  readonly format: CellFormat;
  readonly value: (plan: RebalancePlan) => Content;
  readonly formula: (place: RebalancePlace) => string;
}

const trades = (place: RebalancePlace): string =>
  `SUMIFS(${tableColumn(place, "Trade value")},${tableColumn(place, "Trade value")}`;

/** The conditions of what is bought and sold: neither cash, which is what the trades leave, nor margin, which is moved. */
const bought = (place: RebalancePlace): string =>
  [
    `${tableColumn(place, "Asset")},"<>Cash"`,
    ...futuresBuckets.map((bucket) => `${tableColumn(place, "Bucket")},"<>${bucket}"`),
  ].join(",");

const buys = (place: RebalancePlace): string => `${trades(place)},">0",${bought(place)})`;
const sells = (place: RebalancePlace): string => `-${trades(place)},"<0",${bought(place)})`;
const counted = (place: RebalancePlace): string =>
  `COUNTIFS(${tableColumn(place, "Trade value")},"<>0",${tableColumn(place, "Asset")},"<>Cash",${tableColumn(place, "Asset")},"<>")`;
const leg = (place: RebalancePlace, row: "exposureRow" | "distanceRow", column: number): string =>
  `=${cellsOf(place, legRowsOf(place)[row], column)}`;

/** The figures under the verdict, one a column of the page. Turnover is what is bought and sold, as a share of what is held. */
const figures: readonly Figure[] = [
  {
    label: "Rules",
    format: "broken",
    value: (plan) => plan.risk.rules.filter(({ isKept }) => !isKept).length,
    formula: rulesBroken,
  },
  {
    label: "Trades",
    format: "count",
    value: ({ rows }) => rows.slice(0, -1).filter(({ tradeValue }) => tradeValue !== 0).length,
    formula: (place) => unlessTableFails(place, counted(place)),
  },
  {
    label: "Buys",
    format: "money",
    value: ({ totals }) => totals.buys,
    formula: (place) => unlessTableFails(place, buys(place)),
  },
  {
    label: "Sells",
    format: "money",
    value: ({ totals }) => totals.sells,
    formula: (place) => unlessTableFails(place, sells(place)),
  },
  {
    label: "Into margin",
    format: "change",
    value: ({ totals }) => totals.intoMargin,
    formula: (place) =>
      unlessTableFails(
        place,
        futuresBuckets
          .map(
            (bucket) =>
              `SUMIFS(${tableColumn(place, "Trade value")},${tableColumn(place, "Bucket")},"${bucket}")`,
          )
          .join("+"),
      ),
  },
  {
    label: "Fees",
    format: "money",
    value: ({ totals }) => totals.fees,
    formula: (place) => unlessTableFails(place, `SUM(${tableColumn(place, "Fee")})`),
  },
  {
    label: "Turnover",
    format: "percent",
    value: ({ totals, rows }) => {
      const held = rows.reduce((sum, row) => sum + row.value, 0);
      return held === 0 ? 0 : (totals.buys + totals.sells) / held;
    },
    formula: (place) => {
      const held = `SUM(${tableColumn(place, "Value")})`;
      return unlessTableFails(
        place,
        `IF(${held}=0,0,(${figureCell(place, "Buys")}+${figureCell(place, "Sells")})/${held})`,
      );
    },
  },
  {
    label: "Exposure now",
    format: "percent",
    value: ({ risk }) => risk.before.exposure ?? "none",
    formula: (place) => leg(place, "exposureRow", legNow),
  },
  {
    label: "Exposure after",
    format: "percent",
    value: ({ risk }) => risk.after.exposure ?? "none",
    formula: (place) => leg(place, "exposureRow", legLater),
  },
  {
    label: "Liquidation away",
    format: "percent",
    value: ({ risk }) => risk.after.distance ?? "none",
    formula: (place) => leg(place, "distanceRow", legLater),
  },
];

/** The cell of a figure, as a formula on the sheet has it. */
function figureCell(place: RebalancePlace, wanted: string): string {
  return cellsOf(
    place,
    headerRow,
    figures.findIndex((figure) => figure.label === wanted),
  );
}

/** What to do and how it stands to the rules: "Sell 13,800.00, move 17,100.00 into margin; fees 8.22. Breach: core share." */
function verdict(place: RebalancePlace): string {
  const { plan, decimals } = place;
  const { totals, risk } = plan;
  const money = (amount: number): string => amountWords(amount, decimals);
  const { intoMargin } = totals;
  const what = [
    ...(totals.sells > 0 ? [`sell ${money(totals.sells)}`] : []),
    ...(totals.buys > 0 ? [`buy ${money(totals.buys)}`] : []),
    ...(intoMargin > 0 ? [`move ${money(intoMargin)} into margin`] : []),
    ...(intoMargin < 0 ? [`take ${money(-intoMargin)} out of margin`] : []),
  ].join(", ");
  const broken = risk.rules.filter(({ isKept }) => !isKept).map(({ rule }) => rule);
  const done = what === "" ? nothing : `To do: ${what}; fees ${money(totals.fees)}.`;
  return `${done} ${broken.length === 0 ? allPass(place) : `In breach: ${broken.join(", ")}.`}`;
}

const nothing = "Nothing to trade.";
const allPass = ({ rows }: RebalancePlace): string => `All ${rows.ruleCount} rules pass.`;

function liveVerdict(place: RebalancePlace): string {
  const figure = (name: string): string => figureCell(place, name);
  const money = (formula: string): string => `FIXED(${formula},${place.decimals})`;
  const [sold, paid, margin] = [figure("Sells"), figure("Buys"), figure("Into margin")];
  const what = [
    `IF(${sold}>0,"sell "&${money(sold)},"")`,
    `IF(${paid}>0,"buy "&${money(paid)},"")`,
    `IF(${margin}>0,"move "&${money(margin)}&" into margin","")`,
    `IF(${margin}<0,"take "&${money(`-${margin}`)}&" out of margin","")`,
  ].join(",");
  const done = `IF(${figure("Trades")}=0,"${nothing}","To do: "&TEXTJOIN(", ",TRUE,${what})&"; fees "&${money(figure("Fees"))}&".")`;
  const first = place.rows.rules + 1;
  const [rules, states] = [label, ruleState].map((column) =>
    cellsOf(place, first, column, place.rows.ruleCount),
  );
  const broken = `IF(${figure("Rules")}=0,"${allPass(place)}","In breach: "&TEXTJOIN(", ",TRUE,IF(${states}="Breach",${rules},""))&".")`;
  const checks = [figure("Trades"), figure("Rules")];
  return `=IF(ISERROR(${checks[0]}),${checks[0]},IF(ISERROR(${checks[1]}),${checks[1]},${done}&" "&${broken}))`;
}
