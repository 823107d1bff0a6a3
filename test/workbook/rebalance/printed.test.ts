import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import type { CellValue } from "../../../scripts/xlsx/calculate";
import { workbook } from "../../../scripts/xlsx/workbook";
import { layOut } from "../../../src/workbook/rebalance/sheet";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { libreOffice } from "../../templates/libreoffice";
import { manager, rules } from "./writing";

jest.setTimeout(600_000);

/** A book of so many coins, cash and margin. */
function planOf(coins: number) {
  const rows = [
    ...Array.from({ length: coins }, (_, at) => [`C${at}`, "spot", at + 1, 1000]),
    ["USDT", "cash", 12_000, 1],
    ["BTC-PERP margin", "futures", 9000, 1],
  ];
  const block = { sheet: "Book", row: 0, column: 0, rowCount: rows.length, columnCount: 4 };
  const source = { kind: "block", address: "Book!A1:D9" } as const;
  return planRebalance(manager, { ...readHoldingsTable(block, rows), source }, rules);
}

/** The formulas of conditional rules; the cells hold none. */
const asItIs = (formula: string) => ({ text: formula.slice(1), calls: [], isArray: false, isDynamic: false });

const office = libreOffice();

(office ? test : test.skip).each([2, 40])(
  "a written rebalance of %i coins is printed by LibreOffice on one landscape page, with what to do on it",
  async (coins) => {
    const corner = { sheet: "Rebalance", row: 0, column: 0 };
    const time = new Date(2026, 10, 29, 11, 5);
    const { placed } = layOut(planOf(coins), corner, {
      ...{ form: "values", prefix: "Rebalance", decimals: 2, hasCharts: true },
      time,
    });
    const [sheet] = placed.sheets;
    const last = sheet!.cells.at(-1)!.row;
    const values = Array.from({ length: last + 1 }, () => Array<CellValue>(30).fill(""));
    for (const { row, column, content = "" } of sheet!.cells) values[row]![column] = content;
    const template = { id: "rebalance", title: "Rebalance", answers: "", prefix: "Rebalance", sheets: [] };
    const written = workbook(template, placed, new Map([["Rebalance", values]]), asItIs);
    const folder = mkdtempSync(path.join(tmpdir(), "rebalance-"));
    try {
      const file = path.join(folder, "rebalance.xlsx");
      writeFileSync(file, await writeXlsx(written));
      const profile = pathToFileURL(path.join(folder, "profile")).href;
      execFileSync(office!, [
        `-env:UserInstallation=${profile}`,
        ...["--headless", "--convert-to", "pdf", "--outdir", folder, file],
      ]);
      const pdf = readFileSync(path.join(folder, "rebalance.pdf"), "latin1");
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf)!;
      expect(Number(width)).toBeGreaterThan(Number(height));
      if (process.env.BALLAST_PICTURES === "1") {
        writeFileSync(path.join(__dirname, `../../../.cache/printed-${coins}.pdf`), pdf, "latin1");
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
