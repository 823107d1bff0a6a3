import type { Template } from "../excel/sheets/description";
import { formats } from "./formats";
import { head, notes } from "./head";
import { anyRate, atLeastZero, positiveNumber, rateBelowOne, share, wholeLeverage } from "./validations";

const answers =
  "What a short against a holding saves and costs at each price, and where the short is liquidated.";

/** The prices from 30,000 to 90,000 in steps of 5,000. */
const pricesOnTheCurve = 13;

export const hedgePlanner: Template = {
  id: "hedge-planner",
  title: "Hedge planner",
  answers,
  prefix: "Hedge",
  sheets: [
    {
      name: "Hedge planner",
      columnWidths: [27, 15, 31, 3, 14, 14, 19, 14, 14, 14],
      orientation: "landscape",
      parts: [
        ...head("Hedge planner", answers, 10),
        {
          kind: "text",
          corner: { row: 4, column: 0 },
          style: "heading",
          text: "Holding and hedge",
          columns: 3,
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
              note: "in quote currency, as all money",
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
              label: "Contract size",
              key: "ContractSize",
              input: positiveNumber,
              content: 0.001,
              format: formats.size,
              note: "base units a contract",
            },
            {
              label: "Fee of a futures trade",
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
              note: "a payment; above 0 shorts earn",
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
          ],
        },
        { kind: "text", corner: { row: 18, column: 0 }, style: "heading", text: "The short", columns: 3 },
        {
          kind: "fields",
          corner: { row: 19, column: 0 },
          fields: [
            {
              label: "Contracts to sell",
              key: "Contracts",
              content: "=HEDGE.SIZE({Quantity},{Ratio},{ContractSize})",
              format: formats.whole,
              note: "whole ones, cut down",
            },
            {
              label: "Quantity sold short",
              key: "ShortQuantity",
              content: "=ROUND({Contracts}*{ContractSize},12)",
              format: formats.quantity,
              note: "base units",
            },
            {
              label: "Exposure left",
              key: "Exposure",
              content: "=HEDGE.DELTA({Quantity},{ShortQuantity})",
              format: formats.quantity,
              note: "base units",
            },
            {
              label: "Margin",
              key: "Margin",
              content: "={ShortQuantity}*{ShortEntry}/{Leverage}",
              format: formats.money,
              note: "of the short",
            },
            {
              label: "Liquidation price",
              key: "LiquidationPrice",
              content: '=LIQ.PRICE("short",{ShortEntry},{Leverage},{MaintenanceRate})',
              format: formats.price,
              note: "by the maintenance rate",
            },
            {
              label: "Rise until then",
              key: "Rise",
              content: '=LIQ.DISTANCE("short",{ShortEntry},{LiquidationPrice})',
              format: formats.percent,
              rules: [{ operator: "lessThan", formula: "0.2", mark: "attention" }],
            },
            {
              label: "Funding a year",
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
              note: "if rate and price stay",
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 28, column: 0 },
          style: "heading",
          text: "Profit and loss by exit price",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 29, column: 0 },
          fields: [
            {
              label: "Lowest price",
              key: "Low",
              input: positiveNumber,
              content: 30000,
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
          kind: "spill",
          corner: { row: 32, column: 0 },
          key: "Curve",
          formula: `=HEDGE.CURVE({Quantity},{SpotEntry},{Ratio},{Low},{High},${pricesOnTheCurve})`,
          rowCount: pricesOnTheCurve + 1,
          hasHeader: true,
          columns: [
            { format: formats.price },
            { format: formats.signedMoney },
            { format: formats.signedMoney },
          ],
        },
        {
          kind: "chart",
          type: "line",
          corner: { row: 4, column: 4 },
          rowCount: 13,
          columnCount: 6,
          title: "Profit and loss over the exit price",
          categories: { key: "Curve", column: 0 },
          series: [
            { title: "Unhedged", cells: { key: "Curve", column: 1 } },
            { title: "Hedged", cells: { key: "Curve", column: 2 } },
          ],
          categoryTitle: "Exit price",
          valueFormat: "#,##0",
          categoryFormat: "#,##0",
        },
        {
          kind: "text",
          corner: { row: 18, column: 4 },
          style: "heading",
          text: '="At "&{ExitPrice}',
          columns: 2,
        },
        {
          kind: "spill",
          corner: { row: 19, column: 4 },
          key: "Breakdown",
          formula:
            "=HEDGE.BREAKDOWN({Quantity},{SpotEntry},{ExitPrice},{ShortQuantity}/{Quantity},{ShortEntry},{ExitPrice},{Funding},{FeeRate})",
          rowCount: 5,
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
              ],
            },
          ],
        },
        ...notes("Reading it", { row: 18, column: 7 }, 3, [
          { text: "Net P&L = spot + futures + funding - fees" },
          { text: "Scenarios: both legs exit at one price" },
          { text: "The curve leaves out funding and fees" },
          { text: "Where #N/A stands no price liquidates it" },
        ]),
        ...notes("Method and sources", { row: 47, column: 0 }, 3, [
          { text: "Spot gains q x (exit - paid), a linear short q x (entry - exit)." },
          { text: "Above 0, longs pay the funding to shorts, on the value at the mark price." },
          { text: "The short has its own margin: the holding does not keep it alive." },
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
          corner: { row: 28, column: 4 },
          style: "heading",
          text: "Scenarios",
          columns: 6,
        },
        {
          kind: "table",
          corner: { row: 29, column: 4 },
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
              formula:
                "=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],[@[Hedge ratio]],{ShortEntry},[@[Exit price]],[@[Funding received]])",
            },
            {
              title: "Net",
              format: formats.signedMoney,
              formula:
                "=HEDGE.PNL({Quantity},{SpotEntry},[@[Exit price]],[@[Hedge ratio]],{ShortEntry},[@[Exit price]],[@[Funding received]],{FeeRate})",
            },
          ],
        },
      ],
    },
  ],
};
