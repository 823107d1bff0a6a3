import { calledName } from "../base/function-names";
import type { Template } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { grown, head, notes } from "./head";
import { bucket, profile, signal } from "./profiles";
import {
  anyNumber,
  atLeastZero,
  positiveNumber,
  rateBelowOne,
  share,
  sideOfPosition,
  wholeLeverage,
} from "./validations";

const answers =
  "Which trades bring holdings to a profile's weights, what they cost, and whether its rules pass.";

/** A column of ALLOC.PROFILES in the row of the chosen profile. */
const ofProfile = (column: number) =>
  `INDEX(ALLOC.PROFILES(),MATCH({Profile},INDEX(ALLOC.PROFILES(),0,2),0),${column})`;

/** From what is held on. */
const shift = "ALLOC.SHIFT({Profile},{Signal},1,{Buckets}[Value],{Leverage},{Side})";
/** ALLOC.SHIFT returns rows for spot, cash, and one or more parts of the futures margin. */
const onSignal = `IF([@Bucket]="futures",ROUND(1-INDEX(${shift},1,2)-INDEX(${shift},2,2),15),INDEX(${shift},IF([@Bucket]="spot",1,2),2))`;

export const allocationModel: Template = {
  id: "allocation-model",
  title: "Allocation model",
  answers,
  prefix: "Allocation",
  sheets: [
    {
      name: "Allocation",
      columnWidths: [25, 31, 24, 3, 18, 11, 13, 15, 12, 12, 13],
      orientation: "landscape",
      parts: [
        ...head("Allocation model", answers, 11),
        {
          kind: "text",
          corner: { row: 4, column: 0 },
          style: "heading",
          text: "Profile and rules",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 5, column: 0 },
          fields: [
            {
              label: "Profile",
              key: "Profile",
              input: profile,
              content: "Balanced Growth Manager (B)",
              format: formats.general,
            },
            {
              label: "Signal",
              key: "Signal",
              input: signal,
              content: "none",
              format: formats.general,
              note: "your call",
            },
            {
              label: "Cash flow",
              key: "CashFlow",
              input: anyNumber,
              content: 0,
              format: formats.signedMoney,
              note: "deposit +, withdrawal -",
            },
            {
              label: "Trading fee",
              key: "FeeRate",
              input: rateBelowOne,
              content: 0.001,
              format: formats.percent,
              note: "of the trade's value",
            },
            {
              label: "Minimum trade",
              key: "MinTrade",
              input: atLeastZero,
              content: 10,
              format: formats.money,
            },
            {
              label: "Absolute band",
              key: "AbsoluteBand",
              input: share,
              content: 0.05,
              format: formats.percent,
              note: "of the whole; 0 for none",
            },
            {
              label: "Relative band",
              key: "RelativeBand",
              input: share,
              content: 0.25,
              format: formats.percent,
              note: "of the target; 0 for none",
            },
            {
              label: "Futures position",
              key: "Side",
              input: sideOfPosition,
              content: "long",
              format: formats.general,
              note: "a short counts as a hedge",
            },
            {
              label: "Position leverage",
              key: "Leverage",
              input: wholeLeverage,
              content: 2,
              format: formats.leverage,
            },
          ],
        },
        { kind: "text", corner: { row: 15, column: 0 }, style: "heading", text: "Portfolio", columns: 3 },
        {
          kind: "fields",
          corner: { row: 16, column: 0 },
          fields: [
            {
              label: "Total value",
              key: "Total",
              content: "=SUM({Holdings}[Value])",
              format: formats.money,
            },
            {
              label: "Exposure now",
              key: "Exposure",
              content: "=ALLOC.EXPOSURE({SpotValue},{Cash},{FuturesMargin},{Leverage},{Side})",
              format: formats.exposure,
              note: "1x moves with the price",
            },
            {
              label: "Exposure at the targets",
              key: "TargetExposure",
              content:
                "=ALLOC.EXPOSURE(INDEX({Buckets}[Target],1),INDEX({Buckets}[Target],2),INDEX({Buckets}[Target],3),{Leverage},{Side})",
              format: formats.exposure,
              note: "at the leverage above",
            },
            {
              label: "Stance of the profile",
              key: "Stance",
              content: `=${ofProfile(6)}`,
              format: formats.general,
            },
            {
              label: "Leverage of the profile",
              key: "LeverageTier",
              content: `=${ofProfile(7)}&"x to "&${ofProfile(8)}&"x"`,
              format: formats.general,
            },
            {
              label: "Market phase",
              key: "Phase",
              content: `=${ofProfile(9)}`,
              format: formats.general,
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 4, column: 4 },
          style: "heading",
          text: "Target and actual",
          columns: 7,
        },
        {
          kind: "table",
          corner: { row: 5, column: 4 },
          key: "Buckets",
          rowCount: 3,
          columns: [
            {
              title: "Bucket",
              format: formats.general,
              values: ["spot", "cash", "futures"],
              namesRows: true,
            },
            {
              title: "Target",
              format: formats.percent,
              formula: `=IF({Signal}="none",ALLOC.TARGET({Profile},1,[@Bucket]),${onSignal})`,
            },
            {
              title: "Profile",
              format: formats.percent,
              formula: "=ALLOC.TARGET({Profile},1,[@Bucket])",
            },
            {
              title: "Value",
              format: formats.money,
              formula: "=SUMIFS({Holdings}[Value],{Holdings}[Bucket],[@Bucket])",
            },
            { title: "Actual", format: formats.percent, formula: "=[@Value]/{Total}" },
            {
              title: "Drift",
              format: formats.signedPercent,
              formula: "=ROUND([@Actual]-[@Target],12)",
            },
            {
              title: "Due",
              format: formats.textAtRight,
              rules: [{ operator: "equalTo", formula: '"rebalance"', mark: "attention" }],
              formula:
                '=IF([@Value]+[@Target]=0,"hold",IF(INDEX(ALLOC.NEEDED({Buckets}[Value],{Buckets}[Target],{AbsoluteBand},{RelativeBand}),MATCH([@Bucket],{Buckets}[Bucket],0)),"rebalance","hold"))',
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 10, column: 4 },
          style: "heading",
          text: "Holdings (made-up prices)",
          columns: 7,
        },
        {
          kind: "table",
          corner: { row: 11, column: 4 },
          key: "Holdings",
          rowCount: 4,
          columns: [
            {
              title: "Asset",
              format: formats.general,
              values: ["BTC", "ETH", "BTC-PERP margin", "USDT"],
            },
            {
              title: "Bucket",
              format: formats.general,
              values: ["spot", "spot", "futures", "cash"],
              validation: bucket,
            },
            {
              title: "Quantity",
              format: formats.quantity,
              values: [0.8, 6, 9000, 12000],
              validation: atLeastZero,
            },
            {
              title: "Price",
              format: formats.price,
              values: [60000, 3000, 1, 1],
              validation: positiveNumber,
            },
            {
              title: "Step",
              format: formats.size,
              values: [0.0001, 0.001, 0, 0],
              validation: atLeastZero,
            },
            { title: "Value", format: formats.money, formula: "=[@Quantity]*[@Price]" },
            { title: "Weight", format: formats.percent, formula: "=[@Value]/{Total}" },
          ],
        },
        {
          kind: "chart",
          type: "column",
          corner: { row: 23, column: 0 },
          rowCount: 17,
          columnCount: 3,
          title: "Weights now and target",
          categories: { key: "Buckets", column: "Bucket" },
          series: [
            { title: "Now", cells: { key: "Buckets", column: "Actual" }, meaning: "now" },
            { title: "Target", cells: { key: "Buckets", column: "Target" }, meaning: "target" },
          ],
          valueFormat: "0%",
        },
      ],
    },
    {
      name: "Rebalance",
      columnWidths: [27, 14, 19, 14, 12, 12, 12, 14, 17, 11, 13],
      orientation: "landscape",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Rebalance" },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "subtitle",
          text: '=IF({Signal}="none","Trades to reach the weights of "&{Profile},"Trades that adjust what is held as "&{Profile}&" does on "&{Signal})&"."',
          columns: 11,
        },
        {
          kind: "text",
          corner: { row: 3, column: 0 },
          style: "heading",
          text: "Rules of the profile, on the current portfolio",
          columns: 11,
        },
        {
          kind: "spill",
          corner: { row: 4, column: 0 },
          key: "Guard",
          formula:
            '=ALLOC.GUARD({Profile},{SpotValue},{Cash},{FuturesMargin},IF({FuturesMargin}=0,0,{Leverage}),{Side}="short")',
          rowCount: 4,
          hasHeader: false,
          columns: [
            { format: formats.general },
            {
              format: formats.general,
              rules: [
                { operator: "equalTo", formula: '"ok"', mark: "good" },
                { operator: "equalTo", formula: '"breach"', mark: "bad" },
              ],
            },
            { format: formats.general },
          ],
        },
        { kind: "text", corner: { row: 9, column: 0 }, style: "heading", text: "By bucket", columns: 3 },
        {
          kind: "fields",
          corner: { row: 10, column: 0 },
          fields: [
            {
              label: "Spot",
              key: "SpotValue",
              content: '=SUMIFS({Holdings}[Value],{Holdings}[Bucket],"spot")',
              format: formats.money,
            },
            {
              label: "Cash",
              key: "Cash",
              content: '=SUMIFS({Holdings}[Value],{Holdings}[Bucket],"cash")',
              format: formats.money,
            },
            {
              label: "Futures margin",
              key: "FuturesMargin",
              content: '=SUMIFS({Holdings}[Value],{Holdings}[Bucket],"futures")',
              format: formats.money,
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 14, column: 0 },
          style: "heading",
          text: "Leverage in a bull run",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 15, column: 0 },
          fields: [
            {
              label: "Spot before",
              key: "BullSpot",
              input: atLeastZero,
              content: 70,
              format: formats.money,
            },
            {
              label: "Cash before",
              key: "BullCash",
              input: atLeastZero,
              content: 30,
              format: formats.money,
            },
            {
              label: "Spot sold for margin",
              key: "BullSold",
              input: atLeastZero,
              content: 15,
              format: formats.money,
              note: "with all the cash",
            },
            {
              label: "Leverage",
              key: "BullLeverage",
              input: wholeLeverage,
              content: 3,
              format: formats.leverage,
            },
            {
              label: "Exposure before",
              key: "BullBefore",
              content: "=ALLOC.EXPOSURE({BullSpot},{BullCash},0,1)",
              format: formats.exposure,
            },
            {
              label: "Exposure after",
              key: "BullAfter",
              content: "=ALLOC.EXPOSURE({BullSpot}-{BullSold},0,{BullCash}+{BullSold},{BullLeverage})",
              format: formats.exposure,
              note: "of the capital",
            },
          ],
        },
        {
          kind: "chart",
          type: "bar",
          corner: { row: 9, column: 4 },
          rowCount: 13,
          columnCount: 7,
          title: "Trades by asset",
          categories: { key: "Trades", column: 0 },
          series: [{ title: "Trade value", cells: { key: "Trades", column: 7 } }],
          valueFormat: "#,##0",
        },
        grown("Holdings", "Asset", 4, { row: 22, column: 0 }, 11),
        ...notes("Method and sources", { row: 23, column: 0 }, 11, [
          {
            text: "What is above its target is only sold, what is below only bought, fees included. Nothing is traded while all assets are within their bands.",
          },
          {
            text: `A trade of futures margin moves money to or from the futures account; its fee is that of the contracts behind it, which ${calledName("ALLOC.CONTRACTS")} counts.`,
          },
          {
            text: "Bull run: read as 15 % of the 70, the 15 are 10.5 points and the exposure is 1.81x. Either way spot falls below 60 %, where a core of 60 to 80 % begins.",
          },
          {
            text: "Rebalancing bands at Bogleheads",
            address: "https://www.bogleheads.org/wiki/Rebalancing",
          },
        ]),
        {
          kind: "text",
          corner: { row: 29, column: 0 },
          style: "heading",
          text: "Trades",
          columns: 11,
        },
        {
          kind: "spill",
          corner: { row: 30, column: 0 },
          key: "Trades",
          formula:
            '=ALLOC.REBALANCE({Holdings}[Asset],{Holdings}[Quantity],{Holdings}[Price],ALLOC.SPLIT({Buckets}[[Bucket]:[Target]],{Holdings}[Bucket],{Holdings}[Value]),{CashFlow},{MinTrade},{Holdings}[Step],{FeeRate},{AbsoluteBand},{RelativeBand},{Holdings}[Bucket],"target",0,IF({Holdings}[Bucket]="futures",{Leverage},0))',
          rowCount: 5,
          hasHeader: true,
          columns: [
            { format: formats.general },
            { format: formats.price },
            { format: formats.quantity },
            { format: formats.money },
            { format: formats.percent },
            { format: formats.percent },
            { format: formats.signedPercent },
            { format: formats.signedMoney },
            { format: formats.signedQuantity },
            { format: formats.money },
            { format: formats.percent },
            { format: formats.general },
          ],
        },
      ],
    },
  ],
};
