import { expectSoon, openWorkbench, type Workbench } from "./workbench";

/**
 * The main job as a person does it, in the page that `npm start` opens: cells that calculate, a profile, a preview, a written
 * table, a changed price. The sample book holds 0.8 BTC at 60,000, 6 ETH at 3,000, 12,000 USDT and 9,000 of futures margin;
 * Balanced Growth Manager wants 60 % spot, 10 % cash and 30 % futures of the whole.
 */
describe("functions in cells, a profile picked, a rebalance table written", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(() => workbench.close());

  test("the sample book calculates through the add-in's own runtime", async () => {
    // Fully hedged nothing is left; half hedged half of 5,000 is lost.
    expect(await workbench.values("Examples!B8:B9")).toEqual([[0], [-2500]]);
    // E*(1-1/L)/(1-m) = 60000*0.9/0.995
    expect(await workbench.values("Examples!B15")).toEqual([[54271.3567839196]]);
    expect(await workbench.values("Examples!D18:F20")).toEqual([
      ["spot", 0.6, 60000],
      ["cash", 0.1, 10000],
      ["futures", 0.3, 30000],
    ]);
  });

  test("a wrong cell says what is wrong, and an input's own error comes through", async () => {
    expect(await workbench.values("Examples!B18")).toEqual([["#VALUE!"]]);
    expect(await workbench.message("Examples!B18")).toBe(
      "LIQ.PRICE: entryPrice must be a positive number, got -5.",
    );
    await workbench.type("Examples!I1", '=LIQ.PRICE("long",1/0,10)');
    expect(await workbench.values("Examples!I1")).toEqual([["#DIV/0!"]]);
  });

  test("a formula typed into the grid spills over a thousand rows", async () => {
    await workbench.type("Examples!K1", "=HEDGE.PNL(1,60000,SEQUENCE(1000,1,50001,1),0)");
    const spilled = await workbench.values("Examples!K1:K1000");
    expect(spilled).toEqual(Array.from({ length: 1000 }, (_, row) => [row - 9999]));
  });

  test("Rebalance now says in the Portfolio what is missing, whatever view is in front", async () => {
    const { page, pane } = workbench;
    await pane.getByRole("tab", { name: "Templates" }).click();
    await page.getByRole("button", { name: "Rebalance now" }).click();
    await pane.getByText("No profile has been picked in this workbook yet.").waitFor();
    await pane.getByRole("button", { name: "Dismiss" }).click();
  });

  test("a profile, the holdings in the selection, a preview", async () => {
    const { pane } = workbench;
    await workbench.select("Holdings!B6");
    await pane.getByRole("combobox", { name: "Allocation profile" }).click();
    await pane.getByRole("option", { name: /Balanced Growth Manager/ }).click();
    await pane.getByRole("button", { name: "Use selection", exact: true }).click();
    await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();

    // Of 87,000 the futures margin wants 26,100 and has 9,000; cash wants 8,700 and has 12,000; spot gives the rest.
    await expectPreview(["0.00", "13,800.00", "17,100.00", "0.00"]);
    expect(await previewOf("BTC-PERP margin")).toMatch(
      /^Transfer 17,100\.00 into futures margin\s[^]*\+17,100\.00/,
    );
    expect(await previewOf("Cash")).toContain("−3,300.00");
  });

  test("a price that changes by calculation alone is followed", async () => {
    const { pane } = workbench;
    await pane.getByText("Each holding").click();
    await workbench.type("Holdings!D6", "=3000*(1+RAND())");
    const row = pane.getByRole("table", { name: "Holdings read" }).getByRole("row", { name: /^ETH/ });
    const isShown = async () => {
      const [[price]] = (await workbench.values("Holdings!D6")) as [[number]];
      const value = (6 * price).toLocaleString("en-US", {
        maximumFractionDigits: 2,
        minimumFractionDigits: 2,
      });
      return (await row.innerText()).includes(value);
    };
    await expectSoon(isShown, true);
    const before = await workbench.values("Holdings!D6");
    await pane.evaluate(() =>
      Excel.run((context) => {
        context.workbook.application.calculate("Full");
        return context.sync();
      }),
    );
    await expectSoon(async () => (await workbench.values("Holdings!D6"))[0]![0] !== before[0]![0], true);
    await expectSoon(isShown, true);
    await workbench.type("Holdings!D6", "3000");
    await expectPreview(["0.00", "13,800.00", "17,100.00", "0.00"]);
  });

  test("the table in a new sheet shows the preview's numbers", async () => {
    await workbench.pane.getByRole("button", { name: "Write rebalance" }).click();
    await workbench.pane.getByText("Written to Rebalance!A1:AB58.").waitFor();
    const rows = await tableOf("Rebalance");
    expect(rows.map(([asset]) => asset)).toEqual(["BTC", "ETH", "BTC-PERP margin", "Cash"]);
    expectBalanced(rows, 0);
    expect(column(rows, newWeight).map((weight) => weight.toFixed(12))).toEqual(
      // BTC and ETH share the 60 % of spot as 48,000 to 18,000.
      [0.6 * (48 / 66), 0.6 * (18 / 66), 0.3, 0.1].map((weight) => weight.toFixed(12)),
    );
    const shown = await workbench.texts("Rebalance!L6:V9");
    for (const cells of shown) {
      const preview = (await previewOf(cells[0]!)).replaceAll("−", "-");
      for (const at of [drift, tradeValue, fee, newWeight]) expect(preview).toContain(cells[at]!);
    }
  });

  test("the page says first what to do, and the verdict", async () => {
    const page = await workbench.values("Rebalance!A1:J13");
    expect(page[0]![0]).toBe("Rebalance");
    expect(page[2]![0]).toBe(
      "To do: sell 13,800.00, move 17,100.00 into margin; fees 0.00. In breach: core never funds margin.",
    );
    // By hand: 17,100 of margin is missing, spot gives 13,800, of it 48 of 66 in BTC; the leg goes from 18,000 to 52,200 at 2x.
    expect(page.slice(7, 13).map(([action]) => action)).toEqual([
      "Transfer 17,100.00 into futures margin",
      "Sell 0.16727273 BTC",
      "Sell 1.25454545 ETH",
      "",
      "Buy contracts for 34,200.00",
      "Cash falls to 8,700.00",
    ]);
  });

  test("a changed price in the grid changes the sheet and the preview", async () => {
    await workbench.type("Holdings!D5", "66000");
    // 91,800 now: futures wants 27,540, cash 9,180.
    await expectPreview(["0.00", "15,720.00", "18,540.00", "0.00"]);
    const rows = await tableOf("Rebalance");
    expectBalanced(rows, 0);
    expect(rows.find(([asset]) => asset === "BTC-PERP margin")![tradeValue]).toBe(18540);
    expect(rows.find(([asset]) => asset === "Cash")![tradeValue]).toBe(-2820);
  });

  test("rules count: a deposit and fees are inside the budget, as written values too", async () => {
    const { pane } = workbench;
    await pane.getByRole("button", { name: "Rules" }).click();
    await pane.getByRole("textbox", { name: /Cash flow/ }).fill("1000");
    await pane.getByRole("textbox", { name: /Fee rate/ }).fill("0.1");
    await pane.getByRole("button", { name: "How it is written" }).click();
    await pane.getByRole("radio", { name: "Values", exact: true }).click();
    await pane.getByRole("button", { name: "Write rebalance" }).click();
    await pane.getByText(/Written to .*Rebalance 2.*A1:AB57/).waitFor();
    const rows = await tableOf("'Rebalance 2'");
    expectBalanced(rows, 1000);
    expect(column(rows, fee).reduce((a, b) => a + b)).toBeGreaterThan(0);
    // The live sheet still stands, with its own inputs.
    expectBalanced(await tableOf("Rebalance"), 0);
  });

  test("undo takes the last write back", async () => {
    await workbench.pane.getByRole("button", { name: "Undo: rebalance in Rebalance 2" }).click();
    await workbench.pane.getByText("Undone: rebalance in Rebalance 2.").waitFor();
    await expectSoon(focused, "Write rebalance");
    await workbench.expectSheets(["Holdings", "Examples", "Prices", "Rebalance", "Journal"]);
  });

  test.each(["Keep the cells", "Escape"])(
    "filled cells are asked about, and %s keeps them",
    async (answer) => {
      const { page, pane } = workbench;
      await workbench.select("Examples!D5");
      await pane.getByRole("radio", { name: "At selection" }).click();
      await pane.getByRole("button", { name: "Write rebalance" }).click();
      const question = pane.getByRole("alertdialog");
      await question.getByText(/Examples!D5:AE61/).waitFor();
      if (answer === "Escape") await page.keyboard.press(answer);
      else await question.getByRole("button", { name: answer }).click();
      await question.waitFor({ state: "detached" });
      await expectSoon(focused, "Write rebalance");
      expect((await workbench.values("Examples!D5:E5"))[0]).toEqual(["Leverage", "Initial margin rate"]);
    },
  );

  test("the ribbon's Rebalance now updates the sheet without the pane, and the journal keeps each rebalance", async () => {
    const { page } = workbench;
    await page.getByRole("button", { name: "Close the task pane" }).click();
    const button = page.getByRole("button", { name: "Rebalance now" });
    await button.click();
    await expectSoon(() => button.isEnabled(), true); // it rests while its command runs
    await workbench.expectSheets(["Holdings", "Examples", "Prices", "Rebalance", "Journal"]);
    expectBalanced(await tableOf("Rebalance"), 1000);
    // 87,000, then 91,800 with another price; what was undone is not in it.
    const lines = await workbench.values("Journal!B5:D7");
    expect(lines.map(([profile]) => profile)).toEqual([
      "Balanced Growth Manager (B)",
      "Balanced Growth Manager (B)",
      "",
    ]);
    expect(lines.map(([, , before]) => before)).toEqual([87_000, 91_800, ""]);
    await page.getByRole("button", { name: "Open Ballast" }).click();
    await workbench.pane.getByRole("heading", { name: "Portfolio" }).waitFor();
  });

  test("the add-in asked the workbench for nothing that the workbench lacks", async () => {
    expect(await workbench.missing()).toEqual([]);
  });

  test("none of it broke the page's policy, which refuses what somebody puts into the page", async () => {
    const { pane, refused } = workbench;
    for (const title of ["Functions", "Accounts", "Templates", "Settings"]) {
      await pane.getByRole("tab", { name: title }).click();
      await pane.getByRole("heading", { level: 1, name: title }).waitFor();
    }
    expect(refused).toEqual([]);

    const found = await pane.evaluate(async () => {
      const broken: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
      const ran: string[] = [];
      Object.assign(window, { injected: ran });
      const inline = document.createElement("script");
      inline.textContent = "injected.push('a script in the page')";
      const attribute = document.createElement("button");
      attribute.setAttribute("onclick", "injected.push('a script in an attribute')");
      const foreign = document.createElement("script");
      foreign.src = "https://ajax.aspnetcdn.com/ajax/other.js";
      document.body.append(inline, attribute, foreign);
      attribute.click();
      await fetch("https://ballast.example/").catch(() => undefined);
      for (const one of [inline, attribute, foreign]) one.remove();
      await new Promise((resolve) => setTimeout(resolve));
      return { ran, broken: broken.sort() };
    });
    expect(found).toEqual({
      ran: [],
      broken: ["connect-src", "script-src-attr", "script-src-elem", "script-src-elem"],
    });
    await expectSoon(() => Promise.resolve(refused.splice(0).length > 0), true);
  });

  const focused = () => workbench.pane.evaluate(() => (document.activeElement as HTMLElement).innerText);
  const [drift, tradeValue, fee, newWeight] = [6, 7, 9, 10];
  type Row = (string | number | boolean)[];
  const column = (rows: Row[], at: number): number[] => rows.map((row) => row[at] as number);

  /** The rows below the table's header, down to Cash. */
  async function tableOf(sheet: string): Promise<Row[]> {
    expect((await workbench.values(`${sheet}!L5:V5`))[0]).toEqual([
      ...["Asset", "Price", "Quantity", "Value", "Weight", "Target", "Drift"],
      ...["Trade value", "Trade quantity", "Fee", "New weight"],
    ]);
    return workbench.values(`${sheet}!L6:V9`);
  }

  /** What must hold of any rebalance: weights sum to 1, trades and fees to the cash flow, nothing sold that is not held. */
  function expectBalanced(rows: Row[], cashFlow: number): void {
    const sum = (at: number) => column(rows, at).reduce((a, b) => a + b, 0);
    expect(sum(newWeight)).toBeCloseTo(1, 12);
    expect(sum(tradeValue) + sum(fee)).toBeCloseTo(cashFlow, 7);
    for (const [asset, , quantity, , , , , , traded] of rows) {
      expect([asset, (quantity as number) + (traded as number) >= -1e-9]).toEqual([asset, true]);
    }
  }

  async function expectPreview(totals: string[]): Promise<void> {
    await expectSoon(
      () =>
        workbench.pane
          .locator("dl dd")
          .allInnerTexts()
          .then((texts) => texts.slice(-4)),
      totals,
    );
  }

  async function previewOf(asset: string): Promise<string> {
    const rows = await workbench.pane.getByRole("table", { name: "Trades" }).getByRole("row").allInnerTexts();
    const named = new RegExp(`(^|\\s)${asset}($|[:,])`, "m");
    return rows.find((text) => named.test(text)) ?? `no row for ${asset} in ${rows.join(" | ")}`;
  }
});
