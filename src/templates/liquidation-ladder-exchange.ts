import type { DescribedSheet } from "../excel/sheets/description";
import { formats } from "../results/formats";

/** Rows of LIQ.SOURCE with some to spare, as a contract has more than another. */
const sourceRows = 35;

/** A link to the page with which a row of LIQ.SOURCE begins, as a spill holds no links. Records that are no page of the venue get none. */
function pageOfSource(row: number): string {
  const text = `INDEX({SourceValues},${row})`;
  return `=IFERROR(IF(LEFT(${text},8)="https://",HYPERLINK(LEFT(${text},SEARCH(" ",${text}&" ")-1),"Open page"),""),"")`;
}

/** What the exchange's price is based on: brackets, rule and fees with their sources. */
export const exchangeFigures: DescribedSheet = {
  name: "Exchange figures",
  columnWidths: [16, 16, 15, 19, 22, 3, 26, 100, 12],
  orientation: "landscape",
  parts: [
    {
      kind: "text",
      corner: { row: 0, column: 0 },
      style: "title",
      text: '="What "&{Venue}&"\'s price of "&{Symbol}&" is based on"',
    },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "Rule, fees and brackets as they were published, with source and date.",
      columns: 8,
    },
    {
      kind: "text",
      corner: { row: 3, column: 0 },
      style: "heading",
      text: "Brackets",
      columns: 5,
    },
    {
      kind: "spill",
      corner: { row: 4, column: 0 },
      key: "Brackets",
      formula: "=LIQ.TIERS({Venue},{Symbol})",
      rowCount: 13,
      hasHeader: true,
      columns: [
        { format: formats.whole },
        { format: formats.whole },
        { format: formats.leverage },
        { format: formats.percent },
        { format: formats.money },
      ],
    },
    {
      kind: "text",
      corner: { row: 3, column: 6 },
      style: "heading",
      text: "Sources",
      columns: 2,
    },
    {
      kind: "spill",
      corner: { row: 4, column: 6 },
      key: "Sources",
      formula: "=LIQ.SOURCE({Venue},{Symbol})",
      rowCount: sourceRows,
      hasHeader: false,
      columns: [
        { format: formats.general, key: "SourceLabels" },
        { format: formats.general, key: "SourceValues" },
      ],
    },
    {
      kind: "cells",
      corner: { row: 3, column: 8 },
      style: "link",
      columns: [{ title: "Page", format: formats.general }],
      rows: Array.from({ length: sourceRows }, (_, at) => [pageOfSource(at + 1)]),
    },
  ],
};

/** The exchange's contracts, for the drop-down. */
export const contracts: DescribedSheet = {
  name: "Contracts",
  columnWidths: [24, 60],
  orientation: "portrait",
  repeatedRow: 3,
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: '="Contracts at "&{Venue}' },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "What the drop-down of Contract offers. Other spellings are read too: BTC/USDT:USDT, BTC-USDT-SWAP.",
      columns: 2,
      lines: 2,
    },
    { kind: "text", corner: { row: 3, column: 0 }, style: "heading", text: "Contract" },
    {
      kind: "spill",
      corner: { row: 4, column: 0 },
      key: "Contracts",
      formula: "=LIQ.SYMBOLS({Venue})",
      rowCount: 833,
      hasHeader: false,
      columns: [{ format: formats.general }],
    },
  ],
};
