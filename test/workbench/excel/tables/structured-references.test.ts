import type { ReferredTable } from "../../../../workbench/excel/tables/structured-references";
import { withAddresses, withTableNames } from "../../../../workbench/excel/tables/structured-references";

const trades: ReferredTable = {
  name: "Paper_Trades",
  sheetId: "s1",
  sheetName: "Paper trading",
  area: { row: 4, column: 1, rows: 4, columns: 3 },
  hasTotals: true,
  columns: ["Asset", "Price paid", "Fee [%]"],
};
const book: ReferredTable = { ...trades, name: "Book", sheetId: "s2", sheetName: "Book", hasTotals: false };

const inTable = { sheetId: "s1", row: 6, column: 3 };
const outside = { sheetId: "s1", row: 20, column: 3 };
const sheet = "'Paper trading'!";

// The forms and their meaning: support.microsoft.com, "Using structured references with Excel tables".
test.each([
  ["=SUM(Paper_Trades[Price paid])", outside, `=SUM(${sheet}$C$6:$C$8)`],
  ["=SUM(paper_trades[[Price paid]])", outside, `=SUM(${sheet}$C$6:$C$8)`],
  ["=ROWS(Paper_Trades)+ROWS(Paper_Trades[])", outside, `=ROWS(${sheet}$B$6:$D$8)+ROWS(${sheet}$B$6:$D$8)`],
  ["=Paper_Trades[#All]", outside, `=${sheet}$B$5:$D$9`],
  ["=Paper_Trades[#Headers]", outside, `=${sheet}$B$5:$D$5`],
  ["=Paper_Trades[[#Headers],[Asset]]", outside, `=${sheet}$B$5`],
  ["=Paper_Trades[[#Headers],[#Data],[Asset]]", outside, `=${sheet}$B$5:$B$8`],
  ["=Paper_Trades[[Asset]:[Price paid]]", outside, `=${sheet}$B$6:$C$8`],
  ["=Paper_Trades[[#Totals],[Price paid]]", outside, `=${sheet}$C$9`],
  ["=Paper_Trades[Fee '[%']]*2", outside, `=${sheet}$D$6:$D$8*2`],
  ["=[@[Price paid]]*[@Asset]", inTable, `=${sheet}$C$7*${sheet}$B$7`],
  ["=Paper_Trades[@[Price paid]]", inTable, `=${sheet}$C$7`],
  ["=SUM(Paper_Trades[[#This Row],[Asset]:[Price paid]])", inTable, `=SUM(${sheet}$B$7:$C$7)`],
  ["=SUM([Price paid])", inTable, `=SUM(${sheet}$C$6:$C$8)`],
  ["=SUM(Book[Asset],Paper_Trades[Asset])", outside, `=SUM(Book!$B$6:$B$8,${sheet}$B$6:$B$8)`],
])("%s", (formula, place, expected) => {
  expect(withAddresses(formula, place, [trades, book])).toBe(expected);
});

test.each([
  ["a text", '="Paper_Trades[Asset]"&Book!A1'],
  ["a sheet of the table's name", "='Book'!A1+Book!A1"],
  ["a function of the table's name", "=BOOK(1)"],
  ["a column that is not there", "=SUM(Book[Volume])"],
  ["totals that are not there", "=Book[#Totals]"],
  ["this row, outside of the table", "=Paper_Trades[@Asset]"],
  ["a row of no table", "=[@Asset]"],
  ["another workbook", "=[Prices.xlsx]Sheet1!A1"],
  ["part of a longer name", "=Booked+MyBook+Book.x"],
])("%s stays as it is", (_what, formula) => {
  expect(withAddresses(formula, outside, [trades, book])).toBe(formula);
});

// The forms of files: ECMA-376 part 1, 18.17.2.
test.each([
  ["=[@[Price paid]]*[@Asset]", "=Book[[#This Row],[Price paid]]*Book[[#This Row],[Asset]]"],
  ["=SUBTOTAL(109,[Price paid])", "=SUBTOTAL(109,Book[Price paid])"],
  ["=SUM(Paper_Trades[@[Asset]:[Price paid]])", "=SUM(Paper_Trades[[#This Row],[Asset]:[Price paid]])"],
  ["=ROWS([@])+ROWS(Book)", "=ROWS(Book[#This Row])+ROWS(Book)"],
  ["=\"[@Asset]\"&'[@]'!A1", "=\"[@Asset]\"&'[@]'!A1"],
])("%s in a file", (formula, expected) => {
  expect(withTableNames(formula, "Book")).toBe(expected);
});

test("a bracket without an end does not hang", () => {
  expect(withAddresses("=Book[Asset+[", outside, [book])).toBe("=Book[Asset+[");
});
