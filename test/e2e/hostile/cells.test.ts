import { openWorkbench } from "../workbench";

const name = "<img src=x onerror=document.title='owned'>";

test("markup in a workbook's cells is text in the pane: nothing of it is drawn, loaded or run", async () => {
  const { page, pane, type, select, close } = await openWorkbench();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await type("Holdings!A5", name);
  await type("Examples!I1", `=LIQ.PRICE("${name}",60000,10)`);
  await select("Holdings!B6");
  await pane.getByRole("combobox", { name: "Allocation profile" }).click();
  await pane.getByRole("option", { name: /Balanced Growth Manager/ }).click();
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByText("Each holding").click();
  await pane.getByRole("table", { name: "Holdings read" }).getByText(name).waitFor();
  await pane.getByRole("tab", { name: "Functions" }).click();
  await select("Examples!I1");
  await pane.getByText(name).first().waitFor();
  expect(await pane.locator("img[src=x]").count()).toBe(0);
  expect(await pane.title()).toBe("Ballast");
  expect(asked.filter((url) => url.endsWith("/x"))).toEqual([]);
  await close();
});
