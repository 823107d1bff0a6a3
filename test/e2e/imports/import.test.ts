import { readFileSync } from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { expectFit } from "../appearance";
import { expectSoon, openWorkbench } from "../workbench";

const samples = path.join(__dirname, "../../vectors/imports/samples");
const seven = [
  "Binance-Transaction-History-202603030900(UTC--3)-part1-of1.csv",
  "binance-usdm-position-history.csv",
  "binance-usdm-trade-history.csv",
  "binance-usdm-transaction-history.csv",
  "bybit-closed-pnl-old.csv",
  "bybit-derivatives-trade-history.csv",
  "bybit-uta-account-change.csv",
];

/** Drops files onto the pane, as from the desktop. */
async function drop(pane: Frame, files: readonly { name: string; text: string }[]): Promise<void> {
  const dropped = await pane.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  const zone = pane.getByRole("button", { name: /^Drop export files here, or choose them/ });
  await zone.dispatchEvent("dragover", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
}

const sampleFiles = (names: readonly string[]) =>
  names.map((name) => ({ name, text: readFileSync(path.join(samples, name), "utf8") }));

/**
 * The story of the samples: 5,000 USDT in, BTC long 0.2 at 60,000 and 0.1 at 61,500, closed at 62,000, fees 18.375, funding -0.283:
 * 450 - 18.375 - 0.283 + 5,000 = 5,431.342 at both venues.
 */
test("seven files are dropped, reconciled, written, imported again without doubles, and taken back", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1600 } });
  const { page, pane, values, expectSheets, close } = workbench;
  const before = await page.locator("[data-u-comp=slide-tab-item]").allInnerTexts();
  const loaded = new Set<string>();
  page.on("response", (response) => loaded.add(response.url()));
  const isLoaded = () => [...loaded].some((url) => /\/chunks\/imports\.[0-9a-f]{8}\.js$/.test(url));

  await pane.getByRole("tab", { name: "Accounts" }).click();
  await pane.getByRole("heading", { name: "Import export files" }).waitFor();
  await expectFit(workbench, "imports-empty");
  expect(isLoaded()).toBe(false);

  await drop(pane, sampleFiles(seven));
  await pane.getByText("7 files, 29 rows").waitFor();
  expect(isLoaded()).toBe(true);
  const zone = pane.getByRole("combobox", { name: "Which clock do the files of Binance 100000001 show?" });
  await zone.fill("noon");
  await pane.getByText("This is no time zone. Enter UTC, UTC+8 or Europe/Berlin.").waitFor();
  await zone.fill("UTC");
  await pane.getByRole("heading", { name: "1 question to answer first" }).waitFor();
  await expectFit(workbench, "imports-question");
  const writing = pane.getByRole("button", { name: /^Write \d+ rows$/ });
  expect(await writing.getAttribute("aria-disabled")).toBe("true");
  await pane.getByRole("button", { name: "Read with these answers" }).click();

  await pane.getByText("All 7 comparisons agree: 0.00 off.").waitFor();
  const balances = pane.getByRole("table", { name: "Balances" });
  expect(await balances.getByRole("row").filter({ hasText: "Bybit" }).getByRole("cell").allInnerTexts()).toEqual([
    "5,431.342",
    "5,431.342",
    "0.00",
  ]);
  const compared = pane.getByRole("table", { name: "Fills against ledger" }).getByRole("row");
  const offBy = (await compared.allInnerTexts()).slice(1).map((text) => text.trim().split("\t").at(-1));
  expect(offBy).toEqual(Array(6).fill("0.00"));
  await expectFit(workbench, "imports-preview");

  await pane.getByRole("button", { name: "Write 39 rows" }).click();
  await pane.getByText("39 rows written to Fills, Funding, Ledger, Positions.").waitFor();
  await pane.getByText("0 new rows, 39 there already").waitFor();
  await expectSheets([...before, "Fills", "Funding", "Ledger", "Positions"]);
  expect((await values("Fills!A4:I4"))[0]!.slice(1)).toEqual(
    ["Binance 100000001", "BTC-USDT-PERP", "buy", "net", 0.2, 60000, 6, "USDT"],
  );
  await expectFit(workbench, "imports-written");

  await pane.getByRole("button", { name: "Done" }).click();
  await drop(pane, sampleFiles(seven.toReversed()));
  await pane.getByText("0 new rows, 39 there already").waitFor();
  await pane.getByText("All 7 comparisons agree: 0.00 off.").waitFor();
  expect(await pane.getByRole("combobox", { name: /Which clock/ }).inputValue()).toBe("UTC");
  expect(await writing.count()).toBe(0);
  await pane.getByRole("button", { name: "Done" }).click();

  await pane.getByRole("button", { name: /^Undo the import of Binance-Transaction/ }).click();
  await pane.getByRole("button", { name: "Keep it" }).waitFor();
  await expectFit(workbench, "imports-undo");
  await pane.getByRole("button", { name: "Take it back" }).click();
  await pane.getByText("39 rows taken back.").waitFor();
  await expectSheets(before);
  await expectSoon(() => pane.getByRole("button", { name: /^Undo the import/ }).count(), 0);
  await close();
});
