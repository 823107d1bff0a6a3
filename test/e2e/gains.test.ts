import { expectFit } from "./appearance";
import { openWorkbench } from "./workbench";

test("holdings with cost, quality and venue show gains, the sweep of half of them, and warnings", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { pane, select, type, close } = workbench;
  const table = [
    ["Asset", "Bucket", "Quantity", "Price", "Cost", "Quality", "Venue"],
    ["BTC", "spot", "1", "78000", "60000", "", "OKX"],
    ["USDT", "cash", "10000", "1", "", "", ""],
    ["DOGE perp", "futures", "16000", "1", "10000", "unsure", "OKX"],
  ];
  for (const [row, cells] of table.entries()) {
    for (const [column, text] of cells.entries()) {
      if (text !== "") await type(`Holdings!${"ABCDEFG"[column]}${40 + row}`, text);
    }
  }
  await select("Holdings!A40:G43");
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByRole("button", { name: "Pick Conservative Core (1)" }).click();
  await pane
    .getByText("Margin quality: 16,000 of futures margin is in assets marked unsure.", { exact: false })
    .waitFor();
  await pane.getByText("94,000 of 104,000", { exact: false }).waitFor();

  await pane.getByText("Unrealised gain 24,000.00").click();
  const gains = pane.getByRole("table", { name: "Unrealised gains" });
  expect(await gains.getByRole("row").allTextContents()).toEqual([
    expect.stringContaining("Cost"),
    expect.stringMatching(/^BTCspot60,000\.0018,000\.00\+30\.00%$/),
    expect.stringMatching(/^DOGE perpfutures10,000\.006,000\.00\+60\.00%$/),
  ]);
  await pane.getByRole("button", { name: "Sweep gains" }).click();
  const swept = pane.getByRole("table", { name: "Gains swept" });
  expect(await swept.getByRole("row").allTextContents()).toEqual([
    expect.stringContaining("Before"),
    "Spot78,000.00−6,000.0072,000.00",
    "Cash10,000.009,000.0019,000.00",
    "Futures margin16,000.00−3,000.0013,000.00",
  ]);
  await expectFit(workbench, "gains");
  await close();
});
