import { expectSoon, openWorkbench } from "../workbench";

test("results are formatted until that is turned off, and the values stay", async () => {
  const { pane, type, texts, values, close } = await openWorkbench();
  await type("Examples!L1", '=LIQ.PRICE("long",60000,10)');
  await expectSoon(() => texts("Examples!L1"), [["54,271.36"]]);
  await pane.getByRole("tab", { name: "Settings" }).click();
  const format = pane.getByRole("switch", { name: "Format results" });
  expect(await format.isChecked()).toBe(true);
  await format.click();
  await expectSoon(async () => (await texts("Examples!L1"))[0]![0]!.startsWith("54271.35"), true);
  expect(await values("Examples!L1")).toEqual([[54271.3567839196]]);
  await format.click();
  await expectSoon(() => texts("Examples!L1"), [["54,271.36"]]);
  await close();
});
