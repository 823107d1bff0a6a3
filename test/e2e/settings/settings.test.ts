import { expectFit } from "../appearance";
import { expectSoon, openWorkbench } from "../workbench";

test("settings, profiles and repair have no fault that axe finds, and fit, in every theme and width", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { pane, type, close } = workbench;
  const look = (state: string) => expectFit(workbench, state);

  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("combobox", { name: "Venue" }).click();
  await pane.getByRole("option", { name: "Bybit USDT and USDC perpetuals" }).click();
  await pane.getByRole("button", { name: "Use these rates" }).click();
  const contract = pane.getByRole("combobox", { name: "Contract" });
  await contract.click();
  await pane.getByText("186 more: type to find them").waitFor();
  await look("contracts");
  await contract.fill("pepe");
  expect(await pane.getByRole("option").allTextContents()).toEqual(["1000PEPEUSDT", "1000PEPEPERP"]);
  await look("contracts-filtered");
  await contract.fill("BTC-USDT");
  await pane.getByText("Known: tick 0.1").waitFor();
  await contract.press("Escape");
  await pane.getByRole("textbox", { name: "Minimum trade" }).fill("much");
  await look("settings");
  await pane.getByRole("textbox", { name: "Minimum trade" }).fill("10");
  await pane.getByRole("button", { name: "Create a profile" }).click();
  await pane.getByRole("textbox", { name: "Spot" }).fill("90");
  await pane.getByRole("button", { name: "Save profile" }).click();
  await look("profile-editor");

  await type("Examples!I1", "=_xldudf_HEDGE_PNL(1,60000,54000)");
  await pane.getByRole("tab", { name: "Templates" }).click();
  await pane.getByRole("button", { name: "Find broken formulas" }).click();
  await pane.getByRole("button", { name: "Repair 1 formula" }).waitFor();
  await look("repair");
  await close();
});

test("settings, a profile of one's own and its preview go by keyboard alone", async () => {
  const { page, pane, values, select, missing, close } = await openWorkbench();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The names of the elements that a selector finds, as a reader of the screen says them. */
  const named = (selector: string) =>
    pane
      .locator(selector)
      .evaluateAll((elements) =>
        elements.map(
          (element) =>
            element.getAttribute("aria-label") ||
            (element as HTMLInputElement).labels?.[0]?.textContent ||
            element.textContent,
        ),
      );
  const focused = async () => (await named(":focus"))[0] ?? "";
  const tabTo = async (name: string) => {
    // Tab passes what is not there yet: a view and an editor are drawn some time after the key that opens them.
    await expectSoon(async () => (await named("input, textarea, button")).includes(name), true);
    for (let presses = 0; presses < 60; presses++) {
      if ((await focused()) === name) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${name} is not reached by Tab; the focus is on "${await focused()}".`);
  };

  await pane.getByRole("tab", { name: "Portfolio" }).focus();
  await press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter");
  await tabTo("Taker fee rate");
  await page.keyboard.type("0.05");
  await tabTo("Write a Settings sheet");
  await press("Enter");
  await pane.getByText("Settings sheet written.").waitFor();
  expect(await values("Settings!B7")).toEqual([[0.0005]]);
  expect(await values("Settings!B10")).toEqual([[0.0005]]);
  await tabTo("Reset to defaults");
  await press("Enter");
  await tabTo("Undo reset");
  await press("Enter");
  // A button that disappears leaves the focus to that beside it.
  await expectSoon(focused, "Reset to defaults");

  await pane.getByRole("button", { name: "Create a profile" }).focus();
  await press("Enter");
  await expectSoon(focused, "Name");
  await page.keyboard.type("My mix");
  for (const [name, weight] of [
    ["Spot", "70"],
    ["Cash", "10"],
    ["Futures margin", "20"],
  ] as const) {
    await tabTo(name);
    await page.keyboard.type(weight);
  }
  await pane.getByText("The weights sum to 100%.").waitFor();
  await tabTo("Save profile");
  await press("Enter");
  await pane.getByText("My mix saved. Pick it in Portfolio.").waitFor();
  expect(await values("Settings!F3:G8")).toEqual([
    ["My mix", ""],
    ["Component", "Weight"],
    ["spot", 0.7],
    ["cash", 0.1],
    ["futures", 0.2],
    ["", ""],
  ]);

  await pane.getByRole("tab", { name: "Settings" }).focus();
  await press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Enter");
  await select("Holdings!A5");
  await pane.getByRole("combobox", { name: "Allocation profile" }).click();
  await pane.getByRole("option", { name: /My mix/ }).click();
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await pane.getByText(/to reach My mix\./).waitFor();
  expect(await missing()).toEqual([]);
  await close();
});

test("profiles come from selected cells and from a file; a broken file changes nothing and says where", async () => {
  const workbench = await openWorkbench();
  const { page, pane, type, select, close } = workbench;
  await pane.getByRole("tab", { name: "Settings" }).click();
  const choose = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      pane.getByRole("button", { name: "Choose a file" }).click(),
    ]);
    await chooser.setFiles({
      name: "profiles.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  };
  const listed = () =>
    pane
      .getByRole("list", { name: "Your profiles" })
      .getByRole("button", { name: /^Edit / })
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getAttribute("aria-label")!.slice("Edit ".length)),
      );
  const own = {
    name: "Half and half",
    components: [
      { component: "spot", weight: 0.5 },
      { component: "cash", weight: 0.5 },
    ],
    stance: "long",
    minLeverage: 1,
    maxLeverage: 1,
    notes: "",
  };
  const file = (...profiles: object[]) => JSON.stringify({ profiles }, null, 2);

  const ask = () => pane.getByRole("button", { name: "Import", exact: true }).click();
  await ask();
  await choose(file({ ...own, components: [{ component: "spot", weight: 0.5 }] }));
  await pane.getByText("The profiles were not imported.").waitFor();
  await pane.getByText(/^Line 5, profiles\[0\]\.components: expected /).waitFor();
  await choose(file(own).slice(0, 40));
  await pane.getByText(/^Line 4, column \d+: expected /).waitFor();
  expect(await pane.getByRole("list", { name: "Your profiles" }).count()).toBe(0);
  // What cannot be read stays in the box, to be corrected there.
  const box = pane.getByRole("textbox", { name: /^Paste the text/ });
  expect(await box.inputValue()).toBe(file(own).slice(0, 40));
  await expectFit(workbench, "import");
  await box.fill(file(own));
  await pane.getByRole("button", { name: "Import the text" }).click();
  await pane.getByText("1 profile is imported.").waitFor();

  await pane.getByRole("button", { name: "Export" }).click();
  const text = await pane.getByRole("textbox", { name: "Your profiles as text" }).inputValue();
  expect(JSON.parse(text)).toEqual({ profiles: [own] });
  await expectFit(workbench, "export");
  // Where the clipboard is kept from panes, the text is marked for the keys.
  await pane.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined }),
  );
  await pane.getByRole("button", { name: "Copy" }).click();
  await pane.getByText(/^The text is selected\./).waitFor();
  const marked = () => {
    const { selectionStart, selectionEnd, value } = document.activeElement as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  };
  expect(await pane.evaluate(marked)).toBe(text);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter"); // Close
  await expectSoon(() => pane.evaluate(() => document.activeElement?.textContent), "Export");

  await ask();
  await choose(text);
  await pane.getByRole("alertdialog").getByRole("button", { name: "Keep both" }).click();
  await expectSoon(listed, ["Half and half", "Half and half 2"]);

  await type("Examples!I1", "Component");
  await type("Examples!J1", "Weight");
  await type("Examples!I2", "spot");
  await type("Examples!J2", "0.8");
  await type("Examples!I3", "cash");
  await type("Examples!J3", "0.2");
  await select("Examples!I1:J3");
  await pane.getByRole("button", { name: "Use selection" }).click();
  await expectSoon(() => pane.getByRole("textbox", { name: "Spot" }).inputValue(), "80");
  await expectSoon(() => pane.getByRole("textbox", { name: "Cash" }).inputValue(), "20");
  await pane.getByRole("textbox", { name: "Name" }).fill("From cells");
  await pane.getByRole("button", { name: "Save profile" }).click();
  await pane.getByText("From cells saved. Pick it in Portfolio.").waitFor();
  await expectSoon(listed, ["Half and half", "Half and half 2", "From cells"]);
  await close();
});

test("the ribbon opens the views, and Repair formulas searches at once", async () => {
  const { page, pane, type, values, close } = await openWorkbench();
  await type("Examples!I1", "=_xldudf_HEDGE_PNL(1,60000,55000,0.5)");
  await page.getByRole("button", { name: "Close the task pane" }).click();
  await page.getByRole("button", { name: "Functions" }).click();
  await pane.getByRole("heading", { name: "Functions" }).waitFor();
  await page.getByRole("button", { name: "Repair formulas" }).click();
  await pane.getByRole("button", { name: "Repair 1 formula" }).click();
  await pane.getByText("1 formula repaired.").waitFor();
  // Half hedged, half of 5,000 is lost.
  expect(await values("Examples!I1")).toEqual([[-2500]]);
  await pane.getByRole("button", { name: "Undo repair" }).click();
  await pane.getByText("The formulas are back as they were.").waitFor();
  expect(await values("Examples!I1")).toEqual([["#NAME?"]]);
  await pane.getByRole("tab", { name: "Portfolio" }).click();
  await pane.getByRole("heading", { name: "Portfolio" }).waitFor();
  await close();
});
