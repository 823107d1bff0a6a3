import type { Frame } from "playwright-core";
import { openWorkbench } from "../workbench";
import { drop } from "./drop";

/**
 * One more fill than are written without a question, one every 10 seconds from 2026-03-01: 1 is bought at 100, and then 50,000 times 1
 * more at 100, which is sold at 101. Each pays 0.01. The average stays 100, so the closes make 50,000, and 1 stays open.
 */
function longFile(): { name: string; text: string } {
  const fills = Array.from({ length: 100_001 }, (_, index) => {
    const time = new Date(Date.UTC(2026, 2, 1) + index * 10_000).toISOString().slice(0, 19).replace("T", " ");
    const isSell = index > 0 && index % 2 === 0;
    const [side, price, made] = isSell ? ["SELL", 101, 1] : ["BUY", 100, 0];
    const ids = `${9e15 + index},${8e15 + index}`;
    return `100000001,${time},BTCUSDT,${side},${price},1,${price},0.01USDT,${made}USDT,${!isSell},false,${ids}`;
  });
  const header =
    "Uid,Time(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Buyer,Maker,Trade ID,Order ID";
  return { name: "long.csv", text: `${[header, ...fills].join("\n")}\n` };
}

/** Presses Cancel as soon as the pane says that it is doing this: between two steps of a write there is little time. */
function cancelDuring(pane: Frame, words: string): Promise<void> {
  return pane.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.innerText.includes(wanted)) return;
          observer.disconnect();
          [...document.querySelectorAll("button")]
            .find(({ textContent }) => textContent === "Cancel")!
            .click();
          resolve();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    words,
  );
}

test("of more than 100,000 fills it is asked whether they are written; the results are, and a cancelled write keeps nothing", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1600 } });
  const { page, pane, values, expectSheets, close } = workbench;
  const sheets = await page.locator("[data-u-comp=slide-tab-item]").allInnerTexts();
  await pane.getByRole("tab", { name: "Accounts" }).click();
  await drop(pane, [longFile()]);
  const question = pane.getByRole("radiogroup", { name: "Fills has 100,001 rows. Write them all?" });
  await question.waitFor();
  expect(await question.getByRole("radio", { name: "All rows" }).isChecked()).toBe(true);

  const cancelled = cancelDuring(pane, "Writing Fills");
  await pane.getByRole("button", { name: "Write 100,001 rows" }).click();
  await cancelled;
  await pane.getByText("Cancelled. The workbook is unchanged.").waitFor();
  await expectSheets(sheets);

  await question.getByRole("radio", { name: "Results only" }).click();
  await pane.getByRole("button", { name: "Write 14 rows" }).click();
  await pane.getByText("14 rows written to Results.").waitFor();
  await expectSheets([...sheets, "Results"]);
  // 2026-03-01 is day 46,082 since 1899-12-30. Of 8,640 fills a day every second one closes, on the first day but for the first fill.
  const [position, ...sums] = (await values("Results!A4:M17")).map((row) => [
    row[0],
    row[1],
    ...row.slice(9),
  ]);
  expect(position).toEqual(["position", 46_082, 50_000, 1000.01, 0, "USDT"]);
  const days = sums.filter(([by]) => by === "day");
  expect(days.slice(0, 2)).toEqual([
    ["day", 46_082, 4319, 86.4, 0, "USDT"],
    ["day", 46_083, 4320, 86.4, 0, "USDT"],
  ]);
  expect(days).toHaveLength(12);
  expect(days.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(50_000);
  expect(sums.at(-1)).toEqual(["month", 46_082, 50_000, 1000.01, 0, "USDT"]);
  await close();
});
