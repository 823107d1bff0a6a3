import type { Template } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { fundingRates } from "./generated-series";
import { head, notes } from "./head";
import { anyRate, positiveNumber, rateBelowOne, wholeLeverage } from "./validations";

const answers =
  "What spot held against a short earns per year: the premium of a dated future, or a perpetual's funding.";

/** The pair is left at the first payment at which a short has paid over 24 hours. */
const exit = "FUNDING.EXIT({Rates}[Rate],{IntervalHours},0,{Quantity}*{SpotPrice})";

const binanceFunding = "https://www.binance.com/en/support/faq/360033525031";

export const carryAndFunding: Template = {
  id: "carry-and-funding",
  title: "Carry and funding yield",
  answers,
  prefix: "Carry",
  sheets: [
    {
      name: "Cash and carry",
      columnWidths: [29, 15, 27, 3, 14, 9, 14, 11, 12, 15, 13],
      orientation: "landscape",
      parts: [
        ...head("Carry and funding yield", answers, 11),
        {
          kind: "text",
          corner: { row: 4, column: 0 },
          style: "heading",
          text: "Spot against a dated future",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 5, column: 0 },
          fields: [
            {
              label: "Quantity",
              key: "Quantity",
              input: positiveNumber,
              content: 1,
              format: formats.quantity,
              note: "base units of each leg",
            },
            {
              label: "Spot price",
              key: "SpotPrice",
              input: positiveNumber,
              content: 60000,
              format: formats.price,
              live: "spot price",
            },
            {
              label: "Futures price",
              key: "FuturesPrice",
              input: positiveNumber,
              content: 60600,
              format: formats.price,
            },
            {
              label: "Days to settlement",
              key: "Days",
              input: positiveNumber,
              content: 73,
              format: formats.whole,
            },
            {
              label: "Trading fee",
              key: "FeeRate",
              input: rateBelowOne,
              content: 0.0005,
              format: formats.percent,
              note: "of its value, four of them",
            },
            {
              label: "Financing rate",
              key: "FinancingRate",
              input: rateBelowOne,
              content: 0,
              format: formats.percent,
              note: "per year, on borrowed money",
            },
            {
              label: "Leverage of the short",
              key: "Leverage",
              input: wholeLeverage,
              content: 1,
              format: formats.leverage,
              note: "its margin is capital too",
            },
            {
              label: "Benchmark rate",
              key: "CompareRate",
              input: anyRate,
              content: 0.04,
              format: formats.percent,
              note: "per year, such as a T-bill's",
            },
          ],
        },
        { kind: "text", corner: { row: 14, column: 0 }, style: "heading", text: "Premium", columns: 3 },
        {
          kind: "fields",
          corner: { row: 15, column: 0 },
          fields: [
            {
              label: "Basis",
              key: "Basis",
              content: "=BASIS.RATE({SpotPrice},{FuturesPrice})",
              format: formats.signedPercent,
              note: "of the spot price",
            },
            {
              label: "Annualised, simple",
              key: "Annual",
              content: "=BASIS.ANNUAL({SpotPrice},{FuturesPrice},{Days})",
              format: formats.signedPercent,
            },
            {
              label: "Annualised, compounded",
              key: "Compounded",
              content: '=BASIS.ANNUAL({SpotPrice},{FuturesPrice},{Days},"compound")',
              format: formats.signedPercent,
            },
            {
              label: "Futures price at the benchmark rate",
              key: "FairPrice",
              content: "=BASIS.FAIR({SpotPrice},{CompareRate},{Days})",
              format: formats.price,
              note: "a richer future pays more",
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 20, column: 0 },
          style: "heading",
          text: "What the pair earns until settlement",
          columns: 3,
        },
        {
          kind: "spill",
          corner: { row: 21, column: 0 },
          key: "Earned",
          formula:
            "=BASIS.CARRY({Quantity},{SpotPrice},{FuturesPrice},{Days},{FeeRate},{FinancingRate},{Leverage})",
          rowCount: 7,
          hasHeader: false,
          columns: [
            { format: formats.general },
            {
              format: [
                formats.money,
                formats.money,
                formats.money,
                formats.signedMoney,
                formats.money,
                formats.signedPercent,
                formats.signedPercent,
              ],
            },
          ],
        },
        ...notes("Method and sources", { row: 29, column: 0 }, 3, [
          {
            text: "Spot bought, a future of the same quantity sold, both held until the future settles at the spot price. Wherever that is, the premium is locked in.",
            lines: 2,
          },
          {
            text: "Net = premium - fees - financing. Capital is the spot and the short's margin. A year is 365 days; Annualised is simple.",
            lines: 2,
          },
          {
            text: "A rally eats into the short's margin while the spot gains: keep cash to add.",
          },
          {
            text: "Basis at Binance",
            address:
              "https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Basis",
          },
        ]),
        {
          kind: "chart",
          type: "column",
          corner: { row: 4, column: 4 },
          rowCount: 15,
          columnCount: 7,
          title: "Annual yield by future",
          categories: { key: "Futures", column: "Future" },
          series: [
            { title: "Premium", cells: { key: "Futures", column: "Annualised" } },
            { title: "Net of fees, on the capital", cells: { key: "Futures", column: "Net annualised" } },
          ],
          valueFormat: "0%",
        },
        {
          kind: "text",
          corner: { row: 20, column: 4 },
          style: "heading",
          text: "Futures to compare (made-up prices)",
          columns: 7,
        },
        {
          kind: "table",
          corner: { row: 21, column: 4 },
          key: "Futures",
          rowCount: 4,
          columns: [
            {
              title: "Future",
              format: formats.general,
              values: ["In 31 days", "In 73 days", "In 164 days", "In 255 days"],
            },
            {
              title: "Days",
              format: formats.whole,
              values: [31, 73, 164, 255],
              validation: positiveNumber,
            },
            {
              title: "Price",
              format: formats.price,
              values: [60275, 60600, 61510, 62640],
              validation: positiveNumber,
            },
            { title: "Basis", format: formats.signedPercent, formula: "=BASIS.RATE({SpotPrice},[@Price])" },
            {
              title: "Annualised",
              format: formats.signedPercent,
              formula: "=BASIS.ANNUAL({SpotPrice},[@Price],[@Days])",
            },
            {
              title: "Compounded",
              format: formats.signedPercent,
              formula: '=BASIS.ANNUAL({SpotPrice},[@Price],[@Days],"compound")',
            },
            {
              title: "Net annualised",
              format: formats.signedPercent,
              formula:
                "=INDEX(BASIS.CARRY({Quantity},{SpotPrice},[@Price],[@Days],{FeeRate},{FinancingRate},{Leverage}),7,2)",
              rules: [{ operator: "lessThan", formula: "{CompareRate}", mark: "attention" }],
            },
          ],
        },
      ],
    },
    {
      name: "Funding yield",
      columnWidths: [27, 15, 27, 3, 9, 13, 14, 14, 14],
      orientation: "landscape",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Funding yield" },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "subtitle",
          text: "Spot held against a perpetual short of the same quantity: quantity, price, fee and leverage of the sheet Cash and carry.",
          columns: 9,
        },
        {
          kind: "text",
          corner: { row: 3, column: 0 },
          style: "heading",
          text: "Spot against a perpetual",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 4, column: 0 },
          fields: [
            {
              label: "Funding interval",
              key: "IntervalHours",
              input: positiveNumber,
              content: 8,
              format: formats.hours,
              live: "funding interval",
            },
            {
              label: "Mean funding rate",
              key: "MeanRate",
              content: "=AVERAGE({Rates}[Rate])",
              format: formats.rate,
              note: "per interval",
            },
            {
              label: "Annualised, simple",
              key: "FundingAnnual",
              content: "=FUNDING.APR({MeanRate},{IntervalHours})",
              format: formats.signedPercent,
              note: "of the short's value",
            },
            {
              label: "Annualised, compounded",
              key: "FundingCompounded",
              content: "=FUNDING.APY({MeanRate},{IntervalHours})",
              format: formats.signedPercent,
            },
            {
              label: "Fees recouped after",
              key: "BreakevenHours",
              content: "=FUNDING.BREAKEVEN({MeanRate},{FeeRate},{IntervalHours})",
              format: formats.hours,
              note: "at the mean rate",
            },
            {
              label: "The same in days",
              key: "BreakevenDays",
              content: "={BreakevenHours}/24",
              format: "0.0",
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 11, column: 0 },
          style: "heading",
          text: "What the pair has earned",
          columns: 3,
        },
        {
          kind: "spill",
          corner: { row: 12, column: 0 },
          key: "FundingEarned",
          formula:
            "=FUNDING.CARRY({Quantity},{SpotPrice},{Rates}[Rate],{IntervalHours},{FeeRate},{Leverage})",
          rowCount: 6,
          hasHeader: false,
          columns: [
            { format: formats.general },
            {
              format: [
                formats.signedMoney,
                formats.money,
                formats.signedMoney,
                formats.money,
                formats.signedPercent,
                formats.signedPercent,
              ],
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 19, column: 0 },
          style: "heading",
          text: "Exit when funding flips",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 20, column: 0 },
          fields: [
            {
              label: "Exit at payment",
              key: "ExitPayment",
              content: `=IFNA(INDEX(${exit},1,2),"no exit")`,
              format: formats.whole,
              note: "mean of 24 hours below 0",
            },
            {
              label: "Funding until exit",
              key: "ExitIncome",
              content: `=INDEX(${exit},2,2)`,
              format: formats.signedMoney,
            },
          ],
        },
        {
          kind: "chart",
          type: "line",
          corner: { row: 23, column: 0 },
          rowCount: 15,
          columnCount: 3,
          title: "Funding received against the fees of four trades",
          categories: { key: "Rates", column: "Payment" },
          series: [
            { title: "Funding so far", cells: { key: "Rates", column: "So far" } },
            { title: "Fees of four trades", cells: { key: "Rates", column: "Fees" } },
          ],
          categoryTitle: "Funding payment",
          valueFormat: "#,##0",
        },
        {
          kind: "text",
          corner: { row: 3, column: 4 },
          style: "heading",
          text: "Funding rates (made up)",
          live: "Settled funding of {contract} at {venue}",
          columns: 5,
        },
        {
          kind: "table",
          corner: { row: 4, column: 4 },
          key: "Rates",
          rowCount: fundingRates.length,
          columns: [
            { title: "Payment", format: formats.whole, formula: "=ROW()-MIN(ROW({Rates}[Rate]))+1" },
            {
              title: "Rate",
              format: formats.rate,
              values: fundingRates,
              validation: anyRate,
              live: "funding rates",
            },
            {
              title: "Received",
              format: formats.signedMoney,
              formula: '=FUNDING.PAYMENT("short",{Quantity},{SpotPrice},[@Rate])',
            },
            {
              title: "So far",
              format: formats.signedMoney,
              formula: '=SUMIFS({Rates}[Received],{Rates}[Payment],"<="&[@Payment])',
            },
            { title: "Fees", format: formats.money, formula: "=4*{FeeRate}*{Quantity}*{SpotPrice}" },
          ],
        },
        ...notes("Method and sources", { row: 39, column: 0 }, 3, [
          {
            text: "Longs pay shorts while the rate is positive, shorts pay longs while it is negative. What one leg gains from the price the other loses.",
            lines: 2,
          },
          {
            text: "Fees are for buying and selling the spot, and for opening and closing the short. Type your venue's rates over these, and add more below.",
            lines: 2,
          },
          {
            text: "The rates are drawn: normal around 0.01 % with a standard deviation of 0.02 %, seed 21.",
            lines: 2,
          },
          { text: "Funding at Binance", address: binanceFunding },
        ]),
      ],
    },
  ],
};
