import { expectSoon, openWorkbench } from "./workbench";

test("Portfolio makes a profile, edits it, and takes the one that the prices suggest", async () => {
  const { pane, select, close } = await openWorkbench();
  const portfolio = () => pane.getByRole("tab", { name: "Portfolio" }).click();
  const picker = pane.getByRole("combobox", { name: "Allocation profile" });
  const shown = (name: string) => expectSoon(() => picker.innerText(), name);

  await pane.getByRole("button", { name: "New profile" }).click();
  await pane.getByRole("form", { name: "New profile" }).waitFor();
  await pane.getByRole("textbox", { name: "Name" }).fill("My mix");
  await pane.getByRole("textbox", { name: "Spot" }).fill("80");
  await pane.getByRole("textbox", { name: "Cash" }).fill("20");
  await pane.getByRole("button", { name: "Save profile" }).click();
  await pane.getByText("My mix saved. Pick it in Portfolio.").waitFor();
  await portfolio();
  await picker.click();
  await pane.getByRole("option", { name: /My mix/ }).click();
  await shown("My mix");

  await pane.getByRole("button", { name: "Edit the profile My mix" }).click();
  await pane.getByRole("form", { name: "Edit My mix" }).waitFor();
  await expectSoon(() => pane.getByRole("textbox", { name: "Spot" }).inputValue(), "80");
  await pane.getByRole("textbox", { name: "Name" }).fill("Mostly spot");
  await pane.getByRole("button", { name: "Save profile" }).click();
  await portfolio();
  await shown("Mostly spot");

  await select("Prices!A6");
  await pane.getByRole("button", { name: "Signals optional" }).click();
  await pane.getByRole("button", { name: "Use selection as prices" }).click();
  const suggestion = pane.getByText(/^The prices suggest .+/);
  const suggested = await suggestion.locator("strong").innerText();
  await pane.getByRole("button", { name: "Use this profile" }).click();
  await shown(suggested);
  await pane.getByRole("button", { name: "Use this profile" }).waitFor({ state: "detached" });
  // Those that ship with Ballast are not edited.
  await pane.getByRole("button", { name: /^Edit the profile/ }).waitFor({ state: "detached" });
  await close();
});
