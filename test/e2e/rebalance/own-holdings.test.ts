import type { Locator } from "playwright-core";
import { openWorkbench } from "../workbench";

/** A table as an exchange's page or another sheet gives it, under its own headings. */
const holdings = [
  ["Coin", "Type", "Amount", "Price (USDT)"],
  ["BTC", "spot", "1.25", "60000"],
  ["SOL", "spot", "300", "150"],
  ["USDC", "cash", "24000", "1"],
  ["BTC perp margin", "futures", "6000", "1"],
];

test("own holdings are pasted and rebalanced in five clicks", async () => {
  const { page, pane, values, select, close } = await openWorkbench({
    permissions: ["clipboard-read", "clipboard-write"],
  });
  let clicks = 0;
  const click = async (target: Locator, position?: { x: number; y: number }) => {
    clicks += 1;
    await target.click({ position });
  };
  const text = holdings.map((row) => row.join("\t")).join("\n");
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await select("Examples!N3"); // scrolls to where nothing stands
  await click(page.locator("canvas[id*=sheet-main-canvas]"), { x: 500, y: 300 });
  await page.keyboard.press("Control+v");
  await click(pane.getByRole("combobox", { name: "Allocation profile" }));
  await click(pane.getByRole("option", { name: /Balanced Growth Manager/ }));
  await click(pane.getByRole("button", { name: "Use selection", exact: true }));
  await pane.getByText(/^4 holdings, 150,000\.00, read from Examples!/).waitFor();
  await click(pane.getByRole("button", { name: "Write rebalance" }));
  await pane.getByText(/^Written to Rebalance!/).waitFor();
  expect(clicks).toBeLessThanOrEqual(6);
  // 150,000 in all: 60 % are 90,000 of the 120,000 in spot, 30 % are 45,000 of margin, of which 6,000 are there.
  const [, , , , trades] = (await values("Rebalance!A4:F8")) as (string | number)[][];
  expect(trades!.slice(0, 5)).toEqual([
    "Transfer 39,000.00 into futures margin",
    "BTC perp margin",
    39_000,
    1,
    39_000,
  ]);
  expect((await values("Rebalance!C5:E5"))[0]).toEqual([0, 30_000, 39_000]);
  await close();
});
