import type { Page } from "playwright-core";
import { expectFit } from "../appearance";
import { expectSoon, openWorkbench, type Workbench } from "../workbench";

const formula = '=MARKET.MARK("Binance","BTCUSDT")';

/** Changes what is wrong at a simulated exchange. */
function fault({ pane }: Workbench, faults: object): Promise<number> {
  return pane.evaluate(async (body) => {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/exchange/control/", { method: "POST", headers, body: JSON.stringify(body) });
    return answer.status;
  }, faults);
}

/** What the page asks for from now on: requests and sockets, without what the workbench itself loads. */
function watched(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  return asked;
}

async function openSettings({ pane }: Workbench): Promise<void> {
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("heading", { name: "Live market data" }).scrollIntoViewIfNeeded();
}

test("live data is off until the user says so: no request leaves, and the cell says why it has no value", async () => {
  const workbench = await openWorkbench();
  const { page, pane, type, values, message, select, close } = workbench;
  const asked = watched(page);
  await type("Examples!J2", formula);
  await type("Examples!J3", '=MARKET.BARS("Bybit","BTCUSDT")');
  expect(await values("Examples!J2:J3")).toEqual([["#N/A"], ["#N/A"]]);
  expect(await message("Examples!J2")).toContain("live data is off");
  await openSettings(workbench);
  await pane.getByRole("radio", { name: "Live" }).click();
  const dialog = pane.getByRole("alertdialog", { name: "Switch on live data?" });
  await dialog.getByText("The hosts of the 9 exchanges").click();
  await dialog.getByText("wss://fstream.binance.com").waitFor();
  await expectFit(workbench, "live-consent");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await pane.getByRole("radio", { name: "Off" }).isChecked()).toBe(true);
  await select("Examples!A1");
  const elsewhere = asked.filter((url) => !/^(?:wss|https):\/\/localhost:\d+\/(?!exchange)/.test(url));
  expect(elsewhere).toEqual([]);
  expect(await pane.evaluate(() => localStorage.getItem("Ballast.LiveData"))).toBeNull();
  await close();
});

test("simulated prices move in cells, the pane says how they stand, and freeze with its Undo", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { page, pane, type, values, close } = workbench;
  const asked = watched(page);
  await type("Examples!J2", formula);
  await openSettings(workbench);
  await pane.getByRole("radio", { name: "Simulated" }).click();
  await pane.getByText("These are not real prices.").waitFor();
  const status = pane.getByText(/^Simulated prices: 1 cell, Binance$/);
  await status.waitFor();
  const price = async () => (await values("Examples!J2"))[0]![0];
  await expectSoon(async () => typeof (await price()), "number");
  const first = await price();
  await expectSoon(async () => (await price()) !== first, true);
  await expectFit(workbench, "live-settings");
  await status.click();
  await pane.getByText(/^Connected, 1 cell\. .*sends values\.$/).waitFor();
  await expectFit(workbench, "live-status");
  await status.click();
  expect(asked.filter((url) => !/^(?:wss|https):\/\/localhost:\d+\//.test(url))).toEqual([]);

  await pane.getByRole("button", { name: "Freeze to values" }).click();
  await pane
    .getByText(/^1 formula replaced by its value; the sheet Frozen prices lists time and source\.$/)
    .waitFor();
  const [[cell, frozenFormula, value, , source]] = (await values("'Frozen prices'!A4:E4")) as [unknown[]];
  expect([cell, frozenFormula, source]).toEqual(["Examples!J2", formula, "Binance, fstream.binance.com"]);
  expect(await price()).toBe(value);
  await pane.getByRole("button", { name: "Undo freeze" }).click();
  await pane.getByText("Undone: the cells hold their formulas again.").waitFor();
  await expectSoon(async () => (await price()) !== value, true);

  await page.reload();
  await page.waitForFunction(() => window.workbench);
  const frame = (await (await page.locator("iframe[title=Ballast]").elementHandle()).contentFrame())!;
  await frame.getByRole("tab", { name: "Settings" }).click();
  await frame.getByRole("radio", { name: "Simulated", checked: true }).waitFor();
  await frame.getByRole("radio", { name: "Off" }).click();
  await frame.getByText("Live data is off, and every connection is closed.").waitFor();
  await close();
});

test("holdings and signals are filled from live data in one click each, and alerts say what asks for a look", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { pane, values, select, close } = workbench;
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("combobox", { name: "Venue" }).click();
  await pane.getByRole("option", { name: "Binance USD-M futures" }).click();
  await openSettings(workbench);
  await pane.getByRole("radio", { name: "Simulated" }).click();
  await pane.getByRole("tab", { name: "Portfolio" }).click();
  await pane.getByRole("combobox", { name: "Allocation profile" }).click();
  await pane.getByRole("option", { name: /Balanced Growth Model/ }).click();
  await select("Holdings!A5");
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByRole("button", { name: "Fill prices from live data" }).click();
  await pane.getByText(/^2 prices from Binance are live\.$/).waitFor();
  const prices = async () => (await values("Holdings!D5:D8")).flat();
  const first = await prices();
  expect(first.slice(0, 2).every((price) => typeof price === "number" && price > 0)).toBe(true);
  await expectSoon(async () => (await prices())[0] !== first[0], true);

  await pane.getByRole("button", { name: "Signals" }).click();
  await pane.getByRole("button", { name: "Use BTCUSDT of Binance, live" }).click();
  await pane.getByText("The signals read the sheet Market data.").waitFor();
  await pane.getByText(/^Prices from 'Market data'!E4:E204, funding from 'Market data'!I4:I94$/).waitFor();

  await pane.getByRole("button", { name: "Rules" }).click();
  await pane.getByRole("textbox", { name: /Absolute band/ }).fill("1");
  const alerts = pane.getByRole("list", { name: "Alerts" });
  await alerts.getByText(/beyond its band/).waitFor();
  await alerts.scrollIntoViewIfNeeded();
  await expectFit(workbench, "live-alerts");
  await alerts.getByRole("button", { name: /^Dismiss: .*beyond its band/ }).click();
  await alerts.getByText(/beyond its band/).waitFor({ state: "detached" });

  await pane.getByRole("tab", { name: "Templates" }).click();
  const card = pane.getByRole("article", { name: "Carry and funding yield" });
  await card.getByRole("button", { name: "Insert with BTCUSDT of Binance, live" }).click();
  await card.getByText("Added the sheets Cash and carry and Funding yield.").waitFor();
  const spot = async () => (await values("'Cash and carry'!B7"))[0]![0];
  await expectSoon(async () => typeof (await spot()), "number");
  const inserted = await spot();
  await expectSoon(async () => (await spot()) !== inserted, true);
  expect(await values("'Funding yield'!E4")).toEqual([["Settled funding of BTCUSDT at Binance"]]);
  const rates = (await values("'Funding yield'!F6:F95")).flat();
  expect(rates.every((rate) => typeof rate === "number" && Math.abs(rate) < 0.01)).toBe(true);
  expect(new Set(rates).size).toBeGreaterThan(10);
  await close();
});

test("a venue that falls silent is stale in the line under the tabs, its cell keeps the last value, and it comes back", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { pane, type, values, close } = workbench;
  await type("Examples!J2", '=MARKET.MARK("OKX","BTC-USDT-SWAP")');
  await openSettings(workbench);
  await pane.getByRole("radio", { name: "Simulated" }).click();
  await pane.getByText(/^Simulated prices: 1 cell, OKX$/).waitFor();
  const price = async () => (await values("Examples!J2"))[0]![0];
  await expectSoon(async () => typeof (await price()), "number");
  expect(await fault(workbench, { venue: "okx", silence: true })).toBe(200);
  await pane.getByText(/^Simulated prices: 1 cell · OKX stale for .+$/).waitFor();
  expect(typeof (await price())).toBe("number");
  await expectFit(workbench, "live-stale");
  expect(await fault(workbench, { venue: "okx", silence: false })).toBe(200);
  await pane.getByText(/^Simulated prices: 1 cell, OKX$/).waitFor();
  await close();
});
