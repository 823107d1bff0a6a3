import { readFileSync } from "node:fs";
import path from "node:path";
import { expectFit } from "../appearance";
import { expectSoon, openWorkbench } from "../workbench";
import { drop } from "./drop";

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
  const zone = pane.getByRole("combobox", {
    name: "Which time zone are the times of Binance 100000001 in?",
  });
  await zone.fill("noon");
  await pane.getByText("This is not a time zone. Enter UTC, UTC+8 or Europe/Berlin.").waitFor();
  await zone.fill("UTC");
  await pane.getByRole("heading", { name: "1 question to answer first" }).waitFor();
  await expectFit(workbench, "imports-question");
  const writing = pane.getByRole("button", { name: /^Write \d+ rows$/ });
  expect(await writing.getAttribute("aria-disabled")).toBe("true");
  await pane.getByRole("button", { name: "Read with these answers" }).click();

  await pane.getByText("All 7 comparisons agree: 0.00 off.").waitFor();
  const balances = pane.getByRole("table", { name: "Balances" });
  expect(
    await balances.getByRole("row").filter({ hasText: "Bybit" }).getByRole("cell").allInnerTexts(),
  ).toEqual(["5,431.342", "5,431.342", "0.00"]);
  const compared = pane.getByRole("table", { name: "Fills against ledger" }).getByRole("row");
  const offBy = (await compared.allInnerTexts()).slice(1).map((text) => text.trim().split("\t").at(-1));
  expect(offBy).toEqual(Array(6).fill("0.00"));
  await expectFit(workbench, "imports-preview");

  await pane.getByRole("button", { name: "Write 39 rows" }).click();
  await pane.getByText("39 rows written to Fills, Funding, Ledger, Positions.").waitFor();
  await pane.getByText("0 new rows, 39 already there").waitFor();
  await expectSheets([...before, "Fills", "Funding", "Ledger", "Positions"]);
  expect((await values("Fills!A4:I4"))[0]!.slice(1)).toEqual([
    "Bybit 100000002",
    "BTC-USDT-PERP",
    "buy",
    "net",
    0.2,
    60000,
    6,
    "USDT",
  ]);
  await expectFit(workbench, "imports-written");

  await pane.getByRole("button", { name: "Done" }).click();
  await drop(pane, sampleFiles(seven.toReversed()));
  await pane.getByText("0 new rows, 39 already there").waitFor();
  await pane.getByText("All 7 comparisons agree: 0.00 off.").waitFor();
  expect(await pane.getByRole("combobox", { name: /Which time zone/ }).inputValue()).toBe("UTC");
  expect(await writing.count()).toBe(0);

  await pane.getByRole("button", { name: /^Undo the import of Binance-Transaction/ }).click();
  await pane.getByRole("button", { name: "Keep it" }).waitFor();
  await expectFit(workbench, "imports-undo");
  await pane.getByRole("button", { name: "Undo import" }).click();
  await pane.getByText("39 rows removed.").waitFor();
  await expectSheets(before);
  await expectSoon(() => pane.getByRole("button", { name: /^Undo the import/ }).count(), 0);
  // The files that still lie there are new again.
  await pane.getByRole("heading", { name: "39 new rows", exact: true }).waitFor();
  await writing.waitFor();
  await close();
});

/** A venue that no format knows: its columns are named once, and its next file is read at once. */
test("a file that is not known is mapped, its words are asked, and the next file of its kind is read by itself", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1600 } });
  const { pane, values, close } = workbench;
  await pane.getByRole("tab", { name: "Accounts" }).click();
  const header = "Deal time;Contract pair;Action;Deal qty;Deal price;Charge;Charge coin";
  await drop(pane, [
    {
      name: "weex-march.csv",
      text: `${header}\n2026-03-02 07:15:04;BTCUSDT;openLong;0,2;60000,5;6,1;USDT\n2026-03-02 18:05:59;BTCUSDT;closeLong;0,2;62000;6,2;USDT\n`,
    },
  ]);
  const mapper = pane.getByRole("group", { name: "Unknown columns" });
  await mapper.getByRole("combobox", { name: "Venue" }).fill("WEEX");
  // The names say the time, the symbol and the quantity; the others are picked.
  for (const [field, column] of [
    ["Side *", "Action: openLong"],
    ["Price *", "Deal price: 60000,5"],
    ["Fee", "Charge: 6,1"],
    ["Fee coin", "Charge coin: USDT"],
  ]) {
    await mapper.getByRole("combobox", { name: field, exact: true }).click();
    await mapper.getByRole("option", { name: column, exact: true }).click();
  }
  await mapper.getByText("What “openLong”, “closeLong” does is asked next.").waitFor();
  await expectFit(workbench, "imports-mapper");
  await mapper.getByRole("button", { name: "Read with these columns" }).click();

  for (const [word, meaning] of [
    ["openLong", "Opens a long"],
    ["closeLong", "Closes a long"],
  ]) {
    await pane.getByRole("combobox", { name: `What does “${word}” do at WEEX?` }).click();
    await pane.getByRole("option", { name: meaning, exact: true }).click();
  }
  await pane.getByRole("combobox", { name: "Which time zone are the times of WEEX in?" }).fill("UTC+8");
  await expectFit(workbench, "imports-words");
  await pane.getByRole("button", { name: "Read with these answers" }).click();
  await pane.getByRole("button", { name: "Write 2 rows" }).click();
  await pane.getByText("2 rows written to Fills.").waitFor();
  // 07:15:04 at UTC+8 is 23:15:04 of the day before.
  const rows = await values("Fills!A4:V5");
  expect(rows.map((row) => [...row.slice(1, 9), row[21]])).toEqual([
    ["WEEX", "BTC-USDT-PERP", "buy", "long", 0.2, 60000.5, 6.1, "USDT", "2026-03-01T23:15:04Z"],
    ["WEEX", "BTC-USDT-PERP", "sell", "long", 0.2, 62000, 6.2, "USDT", "2026-03-02T10:05:59Z"],
  ]);
  await pane.getByRole("button", { name: "Done" }).click();
  await drop(pane, [
    { name: "weex-april.csv", text: `${header}\n2026-04-02 07:15:04;ETHUSDT;openLong;1,5;3000;2,25;USDT\n` },
  ]);
  await pane.getByRole("button", { name: "Write 1 row" }).click();
  await pane.getByText("1 row written to Fills.").waitFor();
  expect((await values("Fills!C6:G6"))[0]).toEqual(["ETH-USDT-PERP", "buy", "long", 1.5, 3000]);
  await close();
});
