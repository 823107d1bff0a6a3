import type { Template } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { head, notes } from "./head";
import { anyRate, atLeastZero, positiveNumber, rateBelowOne, share, wholeLeverage } from "./validations";

const answers =
  "What a short against a holding saves and costs at each price, and where the short is liquidated.";

/** The prices from 48,000 to 90,000 in steps of 3,000. */
const steps = 14;
/** What liquidates the short, at the end of HEDGE.PNL's and HEDGE.BREAKDOWN's arguments. */
const margin = "{Leverage},{MaintenanceRate},{ExtraMargin}";

/** The ratio that whole contracts leave. */
const ratio = "{ShortQuantity}/{Quantity}";

/** A text about the short at the exit, by what becomes of it. */
function atTheExit(texts: Record<"none" | "refused" | "liquidated" | "open", string>): string {
  const isOpened = "ISNUMBER(INDEX({Breakdown},1,2))";
  const isLiquidated = 'INDEX({Breakdown},7,2)="yes"';
  const ofShort = `IF(${isOpened},IF(${isLiquidated},${texts.liquidated},${texts.open}),${texts.refused})`;
  return `=IF({ShortQuantity}=0,${texts.none},${ofShort})`;
}

const shown = (key: string) => `"&FIXED({${key}},2)&"`;

export const hedgePlanner: Template = {
  id: "hedge-planner",
  title: "Hedge planner",
  answers,
  prefix: "Hedge",
  sheets: [
    {
      name: "Hedge planner",
      columnWidths: [27, 15, 16, 15, 3, 18, 14, 19, 14, 14, 14, 3, 12, 14, 12],
      orientation: "landscape",
      parts: [
        ...head("Hedge planner", answers, 11),
        {
          kind: "text",
          corner: { row: 4, column: 0 },
          style: "heading",
          text: "Holding and hedge",
          columns: 4,
        },
        {
          kind: "fields",
          corner: { row: 5, column: 0 },
          fields: [
            {
              label: "Quantity held",
              key: "Quantity",
              input: positiveNumber,
              content: 1,
              format: formats.quantity,
              note: "base units on spot",
            },
            {
              label: "Price paid",
              key: "SpotEntry",
              input: positiveNumber,
              content: 60000,
              format: formats.price,
              note: "in quote currency, like all amounts",
            },
            {
              label: "Hedge ratio",
              key: "Ratio",
              input: share,
              content: 0.5,
              format: formats.percent,
              note: "share of it sold short",
            },
            {
              label: "Short opened at",
              key: "ShortEntry",
              input: positiveNumber,
              content: 60000,
              format: formats.price,
            },
            {
              label: "Leverage of the short",
              key: "Leverage",
              input: wholeLeverage,
              content: 2,
              format: formats.leverage,
            },
            {
              label: "Maintenance rate",
              key: "MaintenanceRate",
              input: rateBelowOne,
              content: 0.005,
              format: formats.percent,
              note: "of the short's value",
            },
            {
              label: "Extra margin",
              key: "ExtraMargin",
              input: atLeastZero,
              content: 0,
              format: formats.money,
              note: "added to the initial margin",
            },
            {
              label: "Contract size",
              key: "ContractSize",
              input: positiveNumber,
              content: 0.001,
              format: formats.size,
              note: "base units a contract",
            },
            {
              label: "Futures fee",
              key: "FeeRate",
              input: rateBelowOne,
              content: 0.0005,
              format: formats.percent,
              note: "of its value, to open and close",
            },
            {
              label: "Funding rate",
              key: "FundingRate",
              input: anyRate,
              content: 0.0001,
              format: formats.rate,
              note: "per payment; positive: shorts receive",
            },
            {
              label: "Funding interval",
              key: "IntervalHours",
              input: positiveNumber,
              content: 8,
              format: formats.hours,
              note: "between two payments",
            },
            {
              label: "Days held",
              key: "Days",
              input: atLeastZero,
              content: 30,
              format: formats.whole,
            },
            {
              label: "Exit price",
              key: "ExitPrice",
              input: positiveNumber,
              content: 55000,
              format: formats.price,
              note: "of holding and short",
            },
            {
              label: "Highest price until then",
              key: "HighPrice",
              input: positiveNumber,
              content: 60000,
              format: formats.price,
              note: "even if it falls back",
            },
          ],
        },
        { kind: "text", corner: { row: 20, column: 0 }, style: "heading", text: "The short", columns: 4 },
        {
          kind: "fields",
          corner: { row: 21, column: 0 },
          fields: [
            {
              label: "Contracts to sell",
              key: "Contracts",
              content: "=HEDGE.SIZE({Quantity},{Ratio},{ContractSize})",
              format: formats.whole,
              note: "whole contracts, rounded down",
            },
            {
              label: "Quantity sold short",
              key: "ShortQuantity",
              content: "=ROUND({Contracts}*{ContractSize},12)",
              format: formats.quantity,
              note: "base units",
            },
            {
              label: "Remaining exposure",
              key: "Exposure",
              content: "=HEDGE.DELTA({Quantity},{ShortQuantity})",
              format: formats.quantity,
              note: "base units",
            },
            {
              label: "Margin",
              key: "Margin",
              content: "={ShortQuantity}*{ShortEntry}/{Leverage}+{ExtraMargin}",
              format: formats.money,
              note: "the most the short can lose",
            },
            {
              label: "Highest hedge ratio",
              key: "MaxRatio",
              content: "=IF({Margin}=0,0,HEDGE.MAXRATIO({Quantity}*{ShortEntry},{Margin},{Leverage}))",
              format: formats.percent,
              note: "at this leverage",
            },
            {
              label: "Liquidation price",
              key: "LiquidationPrice",
              content:
                '=IF({ShortQuantity}=0,"none",LIQ.ISOLATED("short",{ShortEntry},{ShortQuantity},{Margin},{MaintenanceRate}))',
              format: formats.price,
              note: "by the maintenance rate",
            },
            {
              label: "Rise to liquidation",
              key: "Rise",
              content: '=IF({ShortQuantity}=0,"none",LIQ.DISTANCE("short",{ShortEntry},{LiquidationPrice}))',
              format: formats.percent,
              rules: [{ operator: "lessThan", formula: "0.2", mark: "attention" }],
            },
            {
              label: "Funding per year",
              key: "FundingYear",
              content: "=FUNDING.APR({FundingRate},{IntervalHours})",
              format: formats.signedPercent,
              note: "of the short's value",
            },
            {
              label: "Funding while held",
              key: "Funding",
              content:
                '=FUNDING.PAYMENT("short",{ShortQuantity},{ShortEntry},{FundingRate})*{Days}*24/{IntervalHours}',
              format: formats.signedMoney,
              note: "if rate and price hold",
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 32, column: 0 },
          style: "heading",
          text: "Profit and loss by exit price",
          columns: 4,
        },
        {
          kind: "fields",
          corner: { row: 33, column: 0 },
          fields: [
            {
              label: "Lowest price",
              key: "Low",
              input: positiveNumber,
              content: 48000,
              format: formats.price,
            },
            {
              label: "Highest price",
              key: "High",
              input: positiveNumber,
              content: 90000,
              format: formats.price,
            },
          ],
        },
        {
          kind: "table",
          corner: { row: 36, column: 0 },
          key: "Curve",
          rowCount: steps + 1,
          columns: [
            {
              title: "Exit price",
              format: formats.price,
              formula: `={Low}+({High}-{Low})*(ROW()-ROW({Curve}[[#Headers],[Exit price]])-1)/${steps}`,
              rules: [{ operator: "greaterThan", formula: "{LiquidationPrice}", mark: "attention" }],
            },
            {
              title: "Unhedged",
              format: formats.signedMoney,
              formula: "=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],0)",
            },
            {
              title: "Short",
              format: formats.signedMoney,
              formula: `=HEDGE.PNL({Quantity},{SpotEntry},{SpotEntry},${ratio},{ShortEntry},[@[Exit price]],0,0,${margin})`,
            },
            {
              title: "Hedged",
              format: formats.signedMoney,
              formula: `=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],${ratio},{ShortEntry},[@[Exit price]],0,0,${margin})`,
            },
          ],
        },
        {
          kind: "chart",
          type: "scatter",
          corner: { row: 4, column: 5 },
          rowCount: 15,
          columnCount: 6,
          title: "Profit and loss over the exit price",
          categories: { key: "Change", column: 0 },
          series: [
            { title: "Unhedged", cells: { key: "Curve", column: "Unhedged" }, meaning: "now" },
            { title: "Hedged", cells: { key: "Curve", column: "Hedged" }, meaning: "target" },
            { title: "Short alone", cells: { key: "Curve", column: "Short" }, meaning: "marginCall" },
            {
              title: "Short liquidated",
              cells: { key: "Liquidated", column: "P&L" },
              categories: { key: "Liquidated", column: "Change" },
              meaning: "liquidation",
              look: "dashed",
            },
          ],
          categoryTitle: "Exit price against the price paid",
          valueFormat: "#,##0",
          categoryFormat: "0%",
        },
        {
          kind: "text",
          corner: { row: 20, column: 5 },
          style: "heading",
          text: `="At ${shown("ExitPrice")}"`,
          columns: 6,
        },
        {
          kind: "text",
          corner: { row: 21, column: 5 },
          style: "banner",
          text: atTheExit({
            none: '"Nothing is sold short."',
            refused:
              '"This short cannot be opened: its margin does not cover the maintenance margin at entry."',
            liquidated: `"The short is liquidated at ${shown("LiquidationPrice")}, before the exit at ${shown("ExitPrice")}."`,
            open: `"The short is open until the exit: it would be liquidated at ${shown("LiquidationPrice")}."`,
          }),
          columns: 6,
        },
        {
          kind: "text",
          corner: { row: 22, column: 5 },
          style: "banner",
          text: atTheExit({
            none: '""',
            refused: '"Lower the leverage, or add margin."',
            liquidated: `"It loses its margin of ${shown("Margin")}, and the holding is unhedged until the exit."`,
            open: `"Then it would lose its margin of ${shown("Margin")}, and the holding would be unhedged."`,
          }),
          columns: 6,
        },
        {
          kind: "spill",
          corner: { row: 24, column: 5 },
          key: "Breakdown",
          formula: `=HEDGE.BREAKDOWN({Quantity},{SpotEntry},{ExitPrice},${ratio},{ShortEntry},{ExitPrice},{Funding},{FeeRate},${margin},{HighPrice})`,
          rowCount: 7,
          hasHeader: false,
          columns: [
            { format: formats.general },
            {
              format: [
                formats.signedMoney,
                formats.signedMoney,
                formats.signedMoney,
                formats.money,
                formats.signedMoney,
                formats.price,
                formats.textAtRight,
              ],
              rules: [{ operator: "equalTo", formula: '"yes"', mark: "bad" }],
            },
          ],
        },
        ...notes("Method and sources", { row: 24, column: 8 }, 3, [
          { text: "A short gains quantity x (its entry - the exit)" },
          { text: "Coloured prices are past liquidation" },
          { text: "Their table ignores fees and funding" },
          {
            text: "Futures P&L at CME",
            address:
              "https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html",
          },
          {
            text: "Funding at Binance",
            address: "https://www.binance.com/en/support/faq/360033525031",
          },
          {
            text: "Liquidation price at Binance",
            address: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
          },
        ]),
        {
          kind: "text",
          corner: { row: 4, column: 12 },
          style: "heading",
          text: "Liquidation in the chart",
          columns: 2,
        },
        {
          kind: "cells",
          corner: { row: 5, column: 12 },
          key: "Liquidated",
          style: "result",
          columns: [
            { title: "Change", format: formats.signedPercent },
            { title: "P&L", format: formats.signedMoney },
          ],
          rows: (["MIN", "MAX"] as const).map((end) => [
            "=IF(ISNUMBER({LiquidationPrice}),{LiquidationPrice},{High})/{SpotEntry}-1",
            // Outside the chart, and where nothing is liquidated, there is no line.
            `=IF(IF(ISNUMBER({LiquidationPrice}),AND({LiquidationPrice}>={Low},{LiquidationPrice}<={High}),FALSE),${end}({Curve}[Unhedged],{Curve}[Hedged],{Curve}[Short]),NA())`,
          ]),
        },
        {
          kind: "text",
          corner: { row: 4, column: 14 },
          style: "heading",
          text: "Its axis",
        },
        {
          kind: "spill",
          corner: { row: 6, column: 14 },
          key: "Change",
          formula: "={Curve}[Exit price]/{SpotEntry}-1",
          rowCount: steps + 1,
          hasHeader: false,
          columns: [{ format: formats.signedPercent }],
        },
        {
          kind: "text",
          corner: { row: 32, column: 5 },
          style: "heading",
          text: "Scenarios",
          columns: 6,
        },
        {
          kind: "table",
          corner: { row: 33, column: 5 },
          key: "Scenarios",
          rowCount: 5,
          columns: [
            {
              title: "Exit price",
              format: formats.price,
              values: [54000, 54000, 55000, 55000, 66000],
              validation: positiveNumber,
            },
            {
              title: "Hedge ratio",
              format: formats.percent,
              values: [1, 1, 0.5, 1, 0.5],
              validation: share,
            },
            {
              title: "Funding received",
              format: formats.signedMoney,
              values: [0, -30, 0, 0, 0],
            },
            {
              title: "Unhedged",
              format: formats.signedMoney,
              formula: "=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],0)",
            },
            {
              title: "Before fees",
              format: formats.signedMoney,
              formula: `=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],[@[Hedge ratio]],{ShortEntry},[@[Exit price]],[@[Funding received]],0,${margin})`,
            },
            {
              title: "Net",
              format: formats.signedMoney,
              formula: `=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],[@[Hedge ratio]],{ShortEntry},[@[Exit price]],[@[Funding received]],{FeeRate},${margin})`,
            },
          ],
        },
      ],
    },
  ],
};
