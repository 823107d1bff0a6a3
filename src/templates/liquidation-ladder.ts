import { calledName } from "../base/function-names";
import type { Part, Template, Validation } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { grown, head, notes } from "./head";
import { contracts, exchangeFigures } from "./liquidation-ladder-exchange";
import {
  contractOfVenue,
  positiveNumber,
  rateBelowOne,
  sideOfPosition,
  venue,
  wholeLeverage,
} from "./validations";

const answers =
  "At which price an isolated position is liquidated, at each leverage, by a maintenance rate and by your exchange's rules.";

const distanceLimit: Validation = {
  kind: "decimal",
  minimum: 0,
  maximum: 1,
  message: "Enter a share of the mark price from 0 % to 100 %.",
};

const figures = "LIQ.SOURCE([@Exchange],[@Contract])";

/** For which sizes the figures of an exchange give a price, out of what LIQ.SOURCE says. */
function sizesOf(values: string, labels: string): string {
  return `IFERROR(INDEX(${values},MATCH("Sizes with a price",${labels},0)),"no figures for this contract")`;
}

/** How far the mark price is from a liquidation price, in words. */
function distanceTo(price: string, distance: string, source: string): string {
  const away = `FIXED({${distance}}*100,1)&"% from the mark price to liquidation at "&FIXED({${price}},2)`;
  return `IF(ISNUMBER({${distance}}),${away},"No price liquidates it")&" (${source})"`;
}

/** Levels that the chart draws over its columns. */
const lines = [
  { title: "Entry", price: "EntryPrice" },
  { title: "Mark", price: "MarkPrice" },
] as const;

const leverages = [2, 3, 5, 10, 20, 25, 50, 100];

export const liquidationLadder: Template = {
  id: "liquidation-ladder",
  title: "Liquidation ladder",
  answers,
  prefix: "Ladder",
  sheets: [
    {
      name: "Liquidation ladder",
      columnWidths: [27, 18, 31, 3, 12, 18, 18, 12, 12, 12],
      orientation: "landscape",
      parts: [
        ...head("Liquidation ladder", answers, 10),
        grown("Rungs", "Leverage", leverages.length, { row: 3, column: 0 }, 10),
        { kind: "text", corner: { row: 4, column: 0 }, style: "heading", text: "Position", columns: 3 },
        {
          kind: "fields",
          corner: { row: 5, column: 0 },
          fields: [
            { label: "Side", key: "Side", input: sideOfPosition, content: "long", format: formats.general },
            {
              label: "Entry price",
              key: "EntryPrice",
              input: positiveNumber,
              content: 60000,
              format: formats.price,
              note: "quote currency per unit",
            },
            {
              label: "Quantity",
              key: "Quantity",
              input: positiveNumber,
              content: 1,
              format: formats.quantity,
              note: "base units; inverse: USD",
            },
            {
              label: "Leverage",
              key: "Leverage",
              input: wholeLeverage,
              content: 10,
              format: formats.leverage,
            },
            {
              label: "Mark price",
              key: "MarkPrice",
              input: positiveNumber,
              content: 58000,
              format: formats.price,
              note: "now, for the distance",
            },
            {
              label: "Maintenance rate",
              key: "MaintenanceRate",
              input: rateBelowOne,
              content: 0.005,
              format: formats.percent,
              note: "of the position's value",
            },
            {
              label: "Exchange",
              key: "Venue",
              input: venue,
              content: "Binance",
              format: formats.general,
              note: "or one of its markets: OKX Swap",
            },
            {
              label: "Contract",
              key: "Symbol",
              input: contractOfVenue,
              content: "BTCUSDT",
              format: formats.general,
              note: "from the list, or as you write it",
            },
          ],
        },
        { kind: "text", corner: { row: 14, column: 0 }, style: "heading", text: "Liquidation", columns: 3 },
        {
          kind: "fields",
          corner: { row: 15, column: 0 },
          fields: [
            {
              label: "Initial margin",
              key: "InitialMargin",
              content: '=IF({Kind}="inverse",{Quantity}/{EntryPrice},{EntryPrice}*{Quantity})/{Leverage}',
              format: formats.size,
              note: "what it can lose; inverse: in coin",
            },
            {
              label: "By the maintenance rate",
              key: "Price",
              content: "=LIQ.PRICE({Side},{EntryPrice},{Leverage},{MaintenanceRate},{Kind})",
              format: formats.price,
            },
            {
              label: "Distance from the mark price",
              key: "Distance",
              content: "=LIQ.DISTANCE({Side},{MarkPrice},{Price})",
              format: formats.percent,
            },
            {
              label: "At the exchange",
              key: "VenuePrice",
              content:
                '=IFNA(LIQ.VENUE({Venue},{Symbol},{Side},{EntryPrice},{Quantity},{Leverage}),"no price")',
              format: formats.price,
              note: "by its rule and brackets",
            },
            {
              label: "Distance from the mark price",
              key: "VenueDistance",
              content: '=IF(ISNUMBER({VenuePrice}),LIQ.DISTANCE({Side},{MarkPrice},{VenuePrice}),"")',
              format: formats.percent,
            },
            {
              label: "Bankruptcy price",
              key: "Bankruptcy",
              content: "=LIQ.BANKRUPTCY({Side},{EntryPrice},{Leverage},{Kind})",
              format: formats.price,
              note: "the margin is gone",
            },
            {
              label: "Kind of contract",
              key: "Kind",
              content: '=IFERROR(INDEX({SourceValues},MATCH("Contract",{SourceLabels},0)),"linear")',
              format: formats.textAtRight,
              note: "as the exchange lists it",
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 22, column: 0 },
          style: "note",
          text: `="Sizes with a price at "&{Venue}&": "&${sizesOf("{SourceValues}", "{SourceLabels}")}`,
          columns: 3,
        },
        ...notes("Method and sources", { row: 23, column: 0 }, 3, [
          {
            text: "Isolated margin: a position is liquidated when margin and unrealised P&L have fallen to its maintenance margin, the maintenance rate on its value at the mark price.",
            lines: 3,
          },
          {
            text: "The exchange's price is based on its published rule and brackets, shown with source and date on the sheet Exchange figures. They are not fetched: check them before you trade.",
            lines: 3,
          },
          {
            text: "No price: none liquidates the position, as at 1x long, or the exchange's figures do not cover its size. Refused: its bracket allows less leverage.",
            lines: 2,
          },
          { text: "More leverages: type below the last one." },
          {
            text: "Liquidation price at Binance",
            address: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
          },
        ]),
        {
          kind: "text",
          corner: { row: 30, column: 0 },
          style: "heading",
          text: "Leverages to compare, at the exchange",
          columns: 3,
        },
        {
          kind: "table",
          corner: { row: 31, column: 0 },
          key: "Rungs",
          rowCount: leverages.length,
          columns: [
            { title: "Leverage", format: formats.leverage, values: leverages, validation: wholeLeverage },
            {
              title: "Initial margin",
              format: formats.size,
              formula: '=IF({Kind}="inverse",{Quantity}/{EntryPrice},{EntryPrice}*{Quantity})/[@Leverage]',
            },
            {
              title: "Liquidation price",
              format: formats.price,
              formula:
                '=IFERROR(IFNA(LIQ.VENUE({Venue},{Symbol},{Side},{EntryPrice},{Quantity},[@Leverage]),"no price"),"refused")',
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 30, column: 4 },
          style: "heading",
          text: "Ladder by the maintenance rate, with the lines of the chart",
          columns: 6,
        },
        {
          kind: "spill",
          corner: { row: 31, column: 4 },
          key: "Ladder",
          formula: "=LIQ.LADDER({Side},{EntryPrice},{Rungs}[Leverage],{MaintenanceRate},{Kind})",
          rowCount: leverages.length + 1,
          hasHeader: true,
          columns: [
            { format: formats.leverage },
            { format: formats.percent },
            { format: formats.price },
            { format: formats.percent },
          ],
        },
        ...lines.flatMap(({ title, price }, at): Part[] => [
          {
            kind: "cells",
            corner: { row: 31, column: 8 + at },
            style: "result",
            columns: [{ title, format: formats.price }],
            rows: [],
          },
          {
            kind: "spill",
            corner: { row: 32, column: 8 + at },
            key: title,
            formula: `={${price}}+0*{Rungs}[Leverage]`,
            rowCount: leverages.length,
            hasHeader: false,
            columns: [{ format: formats.price }],
          },
        ]),
        {
          kind: "text",
          corner: { row: 4, column: 4 },
          style: "banner",
          text: `=${distanceTo("Price", "Distance", "by the maintenance rate")}`,
          columns: 6,
        },
        {
          kind: "text",
          corner: { row: 5, column: 4 },
          style: "banner",
          text: `=${distanceTo("VenuePrice", "VenueDistance", '"&{Venue}&"')}`,
          columns: 6,
        },
        {
          kind: "chart",
          type: "column",
          corner: { row: 6, column: 4 },
          rowCount: 18,
          columnCount: 6,
          title: "Liquidation price by leverage",
          categories: { key: "Rungs", column: "Leverage" },
          series: [
            { title: "By the maintenance rate", cells: { key: "Ladder", column: 2 } },
            {
              title: "At the exchange",
              cells: { key: "Rungs", column: "Liquidation price" },
              meaning: "liquidation",
            },
            { title: "Entry price", cells: { key: "Entry", column: 0 }, meaning: "entry", look: "dashed" },
            { title: "Mark price", cells: { key: "Mark", column: 0 }, meaning: "mark", look: "line" },
          ],
          categoryTitle: "Leverage",
          valueFormat: "#,##0",
        },
      ],
    },
    {
      name: "Positions",
      columnWidths: [14, 18, 9, 12, 14, 14, 11, 15, 14, 16, 18, 12, 10, 46],
      orientation: "landscape",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Positions" },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "subtitle",
          text: "P&L, liquidation price and distance of each isolated position. The prices are made up.",
          columns: 14,
        },
        {
          kind: "text",
          corner: { row: 2, column: 0 },
          style: "note",
          text: `Quantity in base units, of inverse contracts in USD; their margin and P&L are converted at the mark price. Each has its own margin. For a cross-margin account, whose positions share one balance, use ${calledName("LIQ.CROSS")}. The drop-down lists contracts of the exchange on the first sheet; for another exchange, type the contract.`,
          columns: 14,
          lines: 2,
        },
        {
          kind: "fields",
          corner: { row: 4, column: 0 },
          fields: [
            {
              label: "Warn below",
              key: "WarnBelow",
              input: distanceLimit,
              content: 0.1,
              format: formats.percent,
              note: "distance to liquidation",
            },
          ],
        },
        {
          kind: "table",
          corner: { row: 6, column: 0 },
          key: "Positions",
          rowCount: 4,
          hasTotals: true,
          columns: [
            {
              title: "Exchange",
              format: formats.general,
              values: ["Binance", "Binance", "OKX", "Bybit"],
              validation: venue,
              total: "label",
            },
            {
              title: "Contract",
              format: formats.general,
              values: ["BTCUSDT", "ETHUSDT", "BTC-USDT-SWAP", "BTCUSDT"],
              validation: contractOfVenue,
            },
            {
              title: "Side",
              format: formats.general,
              values: ["long", "short", "short", "long"],
              validation: sideOfPosition,
            },
            {
              title: "Quantity",
              format: formats.quantity,
              values: [0.5, 8, 0.25, 0.1],
              validation: positiveNumber,
            },
            {
              title: "Entry price",
              format: formats.price,
              values: [60000, 3000, 57000, 58500],
              validation: positiveNumber,
            },
            {
              title: "Mark price",
              format: formats.price,
              values: [58000, 2900, 58000, 58000],
              validation: positiveNumber,
            },
            {
              title: "Leverage",
              format: formats.leverage,
              values: [5, 5, 3, 20],
              validation: wholeLeverage,
            },
            {
              title: "Value",
              format: formats.money,
              formula: '=[@Quantity]*IF([@Kind]="inverse",1,[@[Mark price]])',
              total: "sum",
            },
            {
              title: "Margin",
              format: formats.money,
              formula:
                '=[@Quantity]*IF([@Kind]="inverse",[@[Mark price]]/[@[Entry price]],[@[Entry price]])/[@Leverage]',
              total: "sum",
            },
            {
              title: "Unrealised P&L",
              format: formats.signedMoney,
              formula:
                '=PERP.PNL([@Side],[@Quantity],[@[Entry price]],[@[Mark price]],[@Kind])*IF([@Kind]="inverse",[@[Mark price]],1)',
              total: "sum",
            },
            {
              title: "Liquidation price",
              format: formats.price,
              formula:
                '=IFNA(LIQ.VENUE([@Exchange],[@Contract],[@Side],[@[Entry price]],[@Quantity],[@Leverage]),"no price")',
            },
            {
              title: "Distance",
              format: formats.percent,
              formula:
                '=IF(ISNUMBER([@[Liquidation price]]),LIQ.DISTANCE([@Side],[@[Mark price]],[@[Liquidation price]]),"")',
              rules: [{ operator: "lessThan", formula: "{WarnBelow}", mark: "bad" }],
            },
            {
              title: "Kind",
              format: formats.general,
              formula: '=IFERROR(INDEX(LIQ.SOURCE([@Exchange],[@Contract]),3,2),"linear")',
            },
            {
              title: "Sizes with a price",
              format: formats.general,
              formula: `=${sizesOf(`INDEX(${figures},0,2)`, `INDEX(${figures},0,1)`)}`,
            },
          ],
        },
      ],
    },
    exchangeFigures,
    contracts,
  ],
};
