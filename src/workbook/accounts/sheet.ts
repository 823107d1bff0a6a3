import { findMarkets } from "../../core/venues/find";
import { firstPage } from "../../core/venues/links";
import { linkFormula, textLiteral } from "../../excel/formulas/link";
import type { Corner, Part, SheetSet, TextPart } from "../../excel/sheets/description";
import {
  accountSpill,
  cascadeSpill,
  coinsSpill,
  inputs,
  legsSpill,
  path,
  ratioSpill,
  shockTable,
  stressSpill,
  topUpSpills,
} from "./parts";
import type { AccountPlan } from "./plan";

const columns = 13;

/** Rows that a result may grow by before it meets what is below. The cascade grows without end, as it is the last. */
const spare = { account: 3, legs: 10 };

/**
 * A live sheet of an account: formulas over its tables alone, so that what is changed there is changed here. What is short and of a
 * known size stands on top.
 */
export function accountSheet(plan: AccountPlan): SheetSet {
  const { name, hasCross, rows, shocks } = plan;
  const account = 17;
  const afterAccount = account + rows.account + spare.account;
  const stress = afterAccount + 6;
  const coins = hasCross ? stress + 14 : afterAccount + 1;
  const legs = coins + Math.max(hasCross ? shocks.length + 1 : 0, rows.coins) + 3;
  const cascade = legs + rows.legs + spare.legs + 1;
  const ofCross: Part[] = [
    heading("The account now", { row: 4, column: 3 }, 2),
    ratioSpill(plan, { row: 5, column: 3 }),
    heading("What to add or cut", { row: afterAccount, column: 0 }, columns),
    ...topUpSpills(plan, { row: afterAccount + 1, column: 0 }),
    heading("Past crashes", { row: stress - 1, column: 0 }, columns),
    stressSpill(plan, { row: stress, column: 0 }),
    heading("Buffer", { row: coins - 1, column: 0 }, 2),
    shockTable(plan, { row: coins, column: 0 }),
    {
      kind: "chart",
      type: "scatter",
      corner: { row: 4, column: 6 },
      rowCount: 11,
      columnCount: 5,
      title: "Buffer over the joint shock",
      categories: { key: "Shocks", column: "Shock" },
      series: [{ title: "Buffer", cells: { key: "Shocks", column: "Buffer" } }],
      categoryTitle: "Shock of all coins",
      valueFormat: "#,##0",
      categoryFormat: "0%",
    },
  ];
  return {
    title: "Account",
    prefix: "Account",
    sheets: [
      {
        name: "Account",
        columnWidths: [26, ...Array<number>(columns - 1).fill(21)],
        frozenRows: 3,
        orientation: "landscape",
        parts: [
          text("title", 0, name === "" ? "Account" : `Account ${name}`),
          text("subtitle", 1, verdict),
          text("banner", 2, withoutAddIn),
          heading("Inputs", { row: 4, column: 0 }, 3),
          inputs(plan, { row: 5, column: 0 }),
          { ...text("link", 8, ruleSource(plan.rules)), columns: 3 },
          heading("Path of the cascade", { row: 9, column: 0 }, 3),
          path({ row: 10, column: 0 }),
          ...ofCross.filter(() => hasCross),
          heading("What would liquidate it", { row: account - 1, column: 0 }, columns),
          accountSpill(plan, { row: account, column: 0 }),
          heading("Each coin on its own", { row: coins - 1, column: 3 }, 9),
          coinsSpill(plan, { row: coins, column: 3 }),
          heading("Positions", { row: legs - 1, column: 0 }, columns),
          legsSpill(plan, { row: legs, column: 0 }),
          { ...text("note", cascade - 2, assumptions), lines: 3 },
          heading("Order of liquidation on the path", { row: cascade - 1, column: 0 }, columns),
          cascadeSpill(plan, { row: cascade, column: 0 }),
        ],
      },
    ],
  };
}

/** An end that is no number is left out: there may be none, or nothing may be known of it. The table below says which. */
const verdict =
  '=IFERROR(IF(INDEX({Status},1)="liquidated","Liquidated at these prices.","Open."' +
  '&IFERROR(" A fall of all coins by "&TEXT(-INDEX({ShockDown},1),"0.0%")&" liquidates it.","")' +
  '&IFERROR(" A rise of all coins by "&TEXT(INDEX({ShockUp},1),"0.0%")&" liquidates it.","")),"")';

const withoutAddIn =
  "Live formulas by Ballast on your tables. If a cell shows #NAME?, add Ballast from Home > Add-ins (Insert in older Excel), then choose Repair formulas.";

/** The page and date of the venue's own rule, as long as its name stands in the cell; blank for a rule that is no venue's. */
function ruleSource(rules: string): string {
  const rule = findMarkets(rules)[0]?.rule;
  const page = rule && firstPage(rule.source);
  if (!page) return "";
  const link = linkFormula(page, `Rule of ${findMarkets(rules)[0]!.venue}, ${rule.date}`).slice(1);
  return `=IF({Rules}=${textLiteral(rules)},${link},"")`;
}

/** What nobody outside a venue knows, in short. */
const assumptions =
  "Assumed: marks move without gaps, coins are valued at the positions' prices, and brackets and haircuts stay as they are, though venues change them in a crash. " +
  "Not known: the order in which a venue closes positions, at what prices and fees, and what it returns. The guide Whole accounts has more. " +
  "#N/A means that no price liquidates, or that the brackets end; Explain this cell in the pane says which.";

function heading(words: string, corner: Corner, width: number): TextPart {
  return { kind: "text", corner, style: "heading", text: words, columns: width };
}

function text(style: TextPart["style"], row: number, words: string): TextPart {
  return { kind: "text", corner: { row, column: 0 }, style, text: words, columns };
}
