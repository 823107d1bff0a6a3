export const rows = [
  ["Asset", "Quantity", "Price"],
  ["BTC", 2, 60000],
  ["ETH", 10, 3000],
];

export function addTable(sheet: Excel.Worksheet): Excel.Table {
  sheet.getRange("B2:D4").values = rows;
  const table = sheet.tables.add("B2:D4", true);
  table.name = "Holdings";
  return table;
}
