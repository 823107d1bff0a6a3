import { readFileSync } from "node:fs";
import path from "node:path";
import { expectFit } from "../appearance";
import { expectSoon, openWorkbench } from "../workbench";

const { response } = JSON.parse(
  readFileSync(path.join(__dirname, "../../vectors/market/bybit_rest_risk_limit.json"), "utf8"),
) as { response: unknown };

const heading =
  "Tier\tPosition bracket (notional value in USDT)\tMax leverage\tMaintenance margin rate\tMaintenance amount (USDT)";
const table = [heading, "1\t0 ~ 50,000\t80x\t1.00%\t0", "2\t50,000 ~ 600,000\t50x\t2.00%\t500"].join("\n");

test("a pasted table is shown, written, taken by LIQ.VENUE, and taken back", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1800 } });
  const { pane, type, values, expectSheets, missing, close } = workbench;
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("button", { name: "Update brackets" }).click();
  const box = pane.getByRole("textbox", { name: /^Paste the venue/ });
  await pane.getByLabel("Symbol", { exact: true }).fill("BTCUSDT");
  await pane.getByText(/^Binance shows its brackets to signed-in accounts only/).waitFor();
  await expectFit(workbench, "brackets");

  await box.fill(table.replace("0 ~ 50,000", "10 ~ 50,000").replace("2.00%", "0.50%"));
  await pane.getByRole("button", { name: "Read the text" }).click();
  await pane.getByText("These brackets cannot be right.").waitFor();
  await pane.getByText(/starts at 10, not at 0/).waitFor();
  expect(await pane.getByRole("button", { name: "Write to workbook" }).count()).toBe(0);
  await expectFit(workbench, "brackets-faults");

  await box.fill(table);
  await pane.getByRole("button", { name: "Read the text" }).click();
  await pane.getByText(/^Against the shipped table \(.*\): 2 of 2 brackets changed, 10 gone\.$/).waitFor();
  await pane.getByText("What changed").click();
  await pane.getByText("Bracket 1: cap 300,000 → 50,000, max leverage 150× → 80×, rate 0.4% → 1%.").waitFor();
  await expectFit(workbench, "brackets-preview");
  await pane.getByRole("button", { name: "Write to workbook" }).click();
  await pane.getByText("Written to Brackets!A3:J5.").waitFor();
  await expectSheets(["Holdings", "Examples", "Prices", "Brackets"]);
  expect(await values("Brackets!A3:H5")).toEqual([
    ["Venue", "Symbol", "Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount", "Unit"],
    ["Binance", "BTCUSDT", 0, 50000, 80, 0.01, 0, "notional in quote currency"],
    ["Binance", "BTCUSDT", 50000, 600000, 50, 0.02, 500, "notional in quote currency"],
  ]);
  await type("Examples!I1", '=LIQ.VENUE("Binance","BTCUSDT","long",60000,1,10,,,Brackets[#All])');
  // (6000 - 60000 + 500)/(0.02 - 1) = 54591.836..., up to the tick.
  expect(await values("Examples!I1")).toEqual([[54591.9]]);

  await pane.getByRole("button", { name: "Undo the brackets" }).click();
  await pane.getByText("The table is back as it was.").waitFor();
  await expectSheets(["Holdings", "Examples", "Prices"]);
  expect(await missing()).toEqual([]);
  await close();
});

test("a venue is asked only when it is pressed; where it keeps pages out, pasting is offered", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1800 } });
  const { page, pane, close } = workbench;
  const asked: { url: string; referer: string | undefined; cookie: string | undefined }[] = [];
  let isBlocked = false;
  await page.route("https://api.bybit.com/**", async (route) => {
    const { referer, cookie } = await route.request().allHeaders();
    asked.push({ url: route.request().url(), referer, cookie });
    if (isBlocked) return route.abort();
    return route.fulfill({ json: response, headers: { "access-control-allow-origin": "*" } });
  });
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("button", { name: "Update brackets" }).click();
  await pane.getByLabel("Symbol", { exact: true }).fill("BTCUSD");
  await pane.getByRole("combobox", { name: "Venue" }).nth(1).click();
  await pane.getByRole("option", { name: "Bybit", exact: true }).click();
  await pane.getByText(/^Asks api\.bybit\.com for BTCUSD, only when you press it/).waitFor();
  expect(asked).toEqual([]);
  const fetching = pane.getByRole("button", { name: "Fetch from api.bybit.com" });
  await fetching.click();
  await pane.getByText(/^Against the shipped table .*: 1 gone\.$/).waitFor();
  await pane.getByText("The rates are printed in percent: 0.5 is read as 0.5%.").waitFor();
  const url = "https://api.bybit.com/v5/market/risk-limit?category=inverse&symbol=BTCUSD";
  expect(asked).toEqual([{ url, referer: undefined, cookie: undefined }]);

  isBlocked = true;
  await fetching.click();
  await pane.getByText(/^api\.bybit\.com gave no answer that the pane may read/).waitFor();
  await pane.getByText(/paste the table from the venue.s page\.$/).waitFor();
  await expectSoon(() => pane.getByRole("button", { name: "Write to workbook" }).count(), 0);
  await expectFit(workbench, "brackets-blocked");
  await close();
});
