import { namedRules } from "../core/account/rules";
import type {
  DescribedSheet,
  SpillPart,
  TableColumn,
  Template,
  Validation,
} from "../excel/sheets/description";
import { formats } from "../results/formats";
import { head, notes } from "./head";
import { accountTables } from "./margin-book-account";
import { cascade, stress } from "./margin-book-stress";
import { positiveShock } from "./validations";

const answers =
  "Which joint fall and which coin's price liquidate a whole account, what to add, and what past crashes would do to it.";

/** The account, as the functions of it take it. */
const book = "{Collateral}[#All],{Positions}[#All]";

const rules: Validation = {
  kind: "list",
  choices: namedRules.map(({ name }) => name),
  message: "Choose whose rule holds, or one of mark, entry and held.",
};

const goals: Validation = {
  kind: "list",
  choices: ["distance", "down", "up"],
  message: "Choose down, up, or distance for both.",
};

/** Of the joint shock, on each side of today's prices. */
const steps = 6;

const topUp = (means: string, item: string) =>
  `LIQ.TOPUP(${book},{Target},{Goal},"${means}",${item},{Rules})`;
const topUpColumns = [
  { title: "Means", format: formats.general },
  { title: "Item", format: formats.general },
  { title: "Amount", format: formats.size },
  { title: "Value", format: formats.money },
  { title: "Ratio before", format: formats.percent },
  { title: "Ratio after", format: formats.percent },
  { title: "Shock down after", format: formats.signedPercent },
  { title: "Shock up after", format: formats.signedPercent },
] as const;

/** The row that LIQ.TOPUP gives, or one cell where no amount reaches the target. */
function topUpRow(key: string, means: string, item: string, row: number): SpillPart {
  return {
    kind: "spill",
    corner: { row, column: 0 },
    key,
    formula: `=IFNA(INDEX(${topUp(means, item)},2,0),"none")`,
    rowCount: 1,
    hasHeader: false,
    columns: topUpColumns.map(({ title, format }, at) => ({
      format,
      key: at > 0 && at < 4 ? `${key}${title}` : undefined,
    })),
  };
}

/** A cell of that row, blank where the row has one cell alone. */
function ofRow(key: string, title: (typeof topUpColumns)[number]["title"]): string {
  return `INDEX({${key}},1,${topUpColumns.findIndex((one) => one.title === title) + 1})`;
}

/** A row of LIQ.RATIO after the joint shock. */
function afterShock(title: string, row: number): TableColumn {
  const formula = `=INDEX(LIQ.RATIO(${book},[@[Joint shock]],{Rules}),${row},2)`;
  return { title, format: formats.money, formula };
}

const inPercent = (value: string) => `FIXED(100*${value},1)&" %"`;
const ifNumber = (value: string, text: string) => `IF(ISNUMBER(${value}),${text},"")`;

const fall = ifNumber("{ShockDown}", `"fall of "&${inPercent("(0-{ShockDown})")}`);
const rise = ifNumber("{ShockUp}", `"rise of "&${inPercent("{ShockUp}")}`);
const shocks = `IF(COUNT({ShockDown},{ShockUp})=0,"No joint shock","A joint "&${fall}&IF(COUNT({ShockDown},{ShockUp})=2," or ","")&${rise})`;
const nearest = ifNumber(
  "{FirstPrice}",
  '" The nearest single coin is "&{First}&", at "&FIXED({FirstPrice},IF({FirstPrice}<10,4,2))&"."',
);
/** Blank where a figure is an error, as where the add-in is missing. */
const standing = `=IFERROR(IF(INDEX({Standing},9,2)="liquidated","The account is liquidated at these prices.",${shocks}&" liquidates the account."&${nearest}),"")`;

/** Amounts are rounded up: less would not do. */
const cash = `"add "&FIXED(ROUNDUP(${ofRow("Cash", "Amount")},2),2)&" "&${ofRow("Cash", "Item")}`;
const coin = `", or "&FIXED(ROUNDUP(${ofRow("Coin", "Amount")},4),4)&" "&${ofRow("Coin", "Item")}`;
const cut = `", or close contracts worth "&FIXED(ROUNDUP(${ofRow("Cut", "Value")},2),2)`;
const others = ifNumber(ofRow("Coin", "Amount"), coin) + "&" + ifNumber(ofRow("Cut", "Value"), cut);
const shock = `IF({Goal}="distance","a fall or a rise",IF({Goal}="up","a rise","a fall"))&" of "&${inPercent("{Target}")}`;
const remedy = `=IFERROR(IF(${ofRow("Cash", "Means")}="none","No amount of cash survives "&${shock},IF(${ofRow("Cash", "Amount")}=0,"It survives "&${shock}&" as it is","To survive "&${shock}&": "&${cash}&${others}))&".","")`;

const overview: DescribedSheet = {
  name: "Margin book",
  columnWidths: [27, 17, 21, 20, 14, 13, 18, 16, 12, 14, 15, 11],
  orientation: "landscape",
  parts: [
    ...head("Margin book", answers, 12),
    { kind: "text", corner: { row: 4, column: 0 }, style: "banner", text: standing, columns: 12 },
    { kind: "text", corner: { row: 5, column: 0 }, style: "banner", text: remedy, columns: 12 },
    { kind: "text", corner: { row: 7, column: 0 }, style: "heading", text: "Inputs", columns: 3 },
    {
      kind: "fields",
      corner: { row: 8, column: 0 },
      fields: [
        {
          label: "Rules",
          key: "Rules",
          input: rules,
          content: "okx",
          format: formats.general,
          note: "margin and fee rules",
        },
        {
          label: "Shock to survive",
          key: "Target",
          input: positiveShock,
          content: 0.5,
          format: formats.percent,
          note: "of all coins at once",
        },
        {
          label: "Direction",
          key: "Goal",
          input: goals,
          content: "distance",
          format: formats.general,
          note: "distance: down and up",
        },
        {
          label: "Coin to add",
          key: "CoinToAdd",
          input: "anything",
          content: "BTC",
          format: formats.general,
          note: "one of the collateral",
        },
        {
          label: "Chart from and to",
          key: "Span",
          input: positiveShock,
          content: 0.6,
          format: formats.percent,
          note: "down and up",
        },
      ],
    },
    { kind: "text", corner: { row: 14, column: 0 }, style: "heading", text: "Account status", columns: 3 },
    {
      kind: "spill",
      corner: { row: 15, column: 0 },
      key: "Standing",
      formula: `=IFNA(LIQ.RATIO(${book},,{Rules}),"none")`,
      rowCount: 9,
      hasHeader: false,
      columns: [
        { format: formats.general },
        {
          format: [
            ...[formats.money, formats.money, formats.money, formats.money, formats.percent],
            ...["0.00", formats.money, formats.exposure, formats.textAtRight],
          ],
          rules: [{ operator: "equalTo", formula: '"liquidated"', mark: "bad" }],
        },
      ],
    },
    {
      kind: "fields",
      corner: { row: 24, column: 0 },
      fields: [
        {
          label: "Joint fall that liquidates",
          key: "ShockDown",
          content: "=INDEX({Accounts},2,7)",
          format: formats.signedPercent,
          note: "all coins together",
        },
        {
          label: "Joint rise that liquidates",
          key: "ShockUp",
          content: "=INDEX({Accounts},2,8)",
          format: formats.signedPercent,
        },
        {
          label: "Nearest single coin",
          key: "First",
          content: '=IF(INDEX({Accounts},2,9)="","none",INDEX({Accounts},2,9))',
          format: formats.textAtRight,
          note: "the others stay",
        },
        {
          label: "Its liquidation price",
          key: "FirstPrice",
          content: "=INDEX({Accounts},2,10)",
          format: formats.coinPrice,
        },
        {
          label: "Distance",
          key: "FirstDistance",
          content: "=INDEX({Accounts},2,11)",
          format: formats.signedPercent,
        },
      ],
    },
    {
      kind: "chart",
      type: "line",
      corner: { row: 7, column: 4 },
      rowCount: 22,
      columnCount: 8,
      title: "Buffer over the joint shock: liquidated at 0",
      categories: { key: "Curve", column: "Joint shock" },
      series: [{ title: "Buffer", cells: { key: "Curve", column: "Buffer" } }],
      categoryTitle: "All coins move by",
      valueFormat: "#,##0",
      categoryFormat: "0%",
    },
    {
      kind: "text",
      corner: { row: 31, column: 0 },
      style: "heading",
      text: "What to add, or to close",
      columns: 12,
    },
    {
      kind: "cells",
      corner: { row: 32, column: 0 },
      style: "result",
      columns: topUpColumns,
      rows: [],
    },
    topUpRow("Cash", "cash", "", 33),
    topUpRow("Coin", "coin", "{CoinToAdd}", 34),
    topUpRow("Cut", "cut", "", 35),
    {
      kind: "text",
      corner: { row: 36, column: 0 },
      style: "note",
      text: "Amount is in coins; of a cut it is the part of all contracts, or the quantity where there is one alone. Value is at today's prices. None: no amount is enough.",
      columns: 12,
    },
    {
      kind: "text",
      corner: { row: 38, column: 0 },
      style: "heading",
      text: "After a joint shock",
      columns: 4,
    },
    {
      kind: "table",
      corner: { row: 39, column: 0 },
      key: "Curve",
      rowCount: 2 * steps + 1,
      columns: [
        {
          title: "Joint shock",
          format: formats.signedPercent,
          namesRows: true,
          formula: `={Span}*(ROW()-ROW({Curve}[[#Headers],[Joint shock]])-${steps + 1})/${steps}`,
        },
        afterShock("Adjusted equity", 2),
        afterShock("Maintenance margin", 4),
        { ...afterShock("Buffer", 7), rules: [{ operator: "lessThan", formula: "0", mark: "bad" }] },
      ],
    },
    ...notes("Method and sources", { row: 38, column: 5 }, 7, [
      { text: "Type positions and coins on the sheet Account, and more below the last; all sheets update." },
      {
        text: "Equity counts coins in full, adjusted equity after their haircuts; debts count in full in both.",
      },
      {
        text: "Buffer = adjusted equity - maintenance margin with the closing fee. At 0 the account is liquidated.",
      },
      {
        text: "A joint shock moves all coins alike and leaves dollars. One coin alone may not be able to liquidate",
      },
      {
        text: "what a joint shock does, and the other way round: a short of one coin hedges a long of another.",
      },
      {
        text: "Amounts are the smallest that suffice: at that shock the buffer is then 0. Closing is at the mark price.",
      },
      {
        text: "Isolated positions are accounts of their own: neither their margin nor their P&L counts above.",
      },
      {
        text: "Assumed: prices without gaps, no funding and no new loans on the way, brackets and haircuts as they are.",
      },
      {
        text: "Venues do change them in a crash; in which order they close and what they charge is not published.",
      },
      {
        text: "Account, prices and haircuts are made up; blank maintenance rates are the exchange's, as shipped.",
      },
      {
        text: "OKX on tiered maintenance margin",
        address: "https://www.okx.com/help/v-tiered-maintenance-margin-ratio-rules",
      },
      {
        text: "Binance on liquidation prices of cross accounts",
        address: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
      },
    ]),
    {
      kind: "text",
      corner: { row: 54, column: 0 },
      style: "heading",
      text: "Each account: the shared one first, then isolated positions",
      columns: 12,
    },
    {
      kind: "spill",
      corner: { row: 55, column: 0 },
      key: "Accounts",
      formula: `=IFNA(LIQ.BOOK(${book},,"account",{Rules}),"none")`,
      rowCount: 3,
      hasHeader: true,
      columns: [
        { format: formats.general },
        ...[formats.money, formats.money, formats.money, formats.percent, formats.money].map((format) => ({
          format,
        })),
        ...[formats.signedPercent, formats.signedPercent, formats.textAtRight].map((format) => ({ format })),
        { format: formats.coinPrice },
        { format: formats.signedPercent },
        {
          format: formats.textAtRight,
          rules: [{ operator: "equalTo", formula: '"liquidated"', mark: "bad" }],
        },
      ],
    },
  ],
};

const byCoin: DescribedSheet = {
  name: "By coin",
  columnWidths: [18, 10, 14, 16, 14, 16, 14, 14, 8],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "By coin" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "The price of each coin that liquidates by itself, the others as they are. Rank 1 is the nearest.",
      columns: 9,
    },
    {
      kind: "text",
      corner: { row: 2, column: 0 },
      style: "note",
      text: "Net exposure is what equity gains as the price doubles. Account is blank for the shared one. None: no price on that side liquidates.",
      columns: 9,
    },
    {
      kind: "spill",
      corner: { row: 4, column: 0 },
      key: "Coins",
      formula: `=IFNA(LIQ.BOOK(${book},,"coins",{Rules}),"none")`,
      rowCount: 5,
      hasHeader: true,
      columns: [
        { format: formats.general },
        { format: formats.general },
        { format: formats.coinPrice },
        { format: formats.signedMoney },
        ...[formats.coinPrice, formats.signedPercent, formats.coinPrice, formats.signedPercent].map(
          (format) => ({
            format,
          }),
        ),
        {
          format: formats.whole,
          rules: [{ operator: "equalTo", formula: "1", mark: "attention" }],
        },
      ],
    },
  ],
};

const byPosition: DescribedSheet = {
  name: "By position",
  columnWidths: [18, 18, 9, 13, 13, 14, 21, 16, 22, 20],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "By position" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "What each position has made, what it takes of the margin, and its price where a joint shock liquidates its account.",
      columns: 10,
    },
    {
      kind: "text",
      corner: { row: 2, column: 0 },
      style: "note",
      text: "P&L and maintenance margin are in the account's currency. M + F is the maintenance margin with the closing fee. In the order of the table Positions.",
      columns: 10,
    },
    {
      kind: "spill",
      corner: { row: 4, column: 0 },
      key: "Legs",
      formula: `=IFNA(LIQ.BOOK(${book},,"legs",{Rules}),"none")`,
      rowCount: 6,
      hasHeader: true,
      columns: [
        ...[formats.general, formats.general, formats.general, formats.quantity, formats.coinPrice],
        ...[formats.signedMoney, formats.money, formats.percent, formats.coinPrice, formats.coinPrice],
      ].map((format) => ({ format })),
    },
  ],
};

export const marginBook: Template = {
  id: "margin-book",
  title: "Margin book",
  answers,
  prefix: "Book",
  sheets: [overview, accountTables, byCoin, byPosition, stress, cascade],
};
