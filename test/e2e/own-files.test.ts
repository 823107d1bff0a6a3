import { expectFit } from "./appearance";
import { expectSoon, openWorkbench, type Workbench } from "./workbench";

const gone = { status: 404, contentType: "text/plain", body: "Not found" };
const script = (name: string) => new RegExp(`/chunks/${name}\\.[0-9a-f]{8}\\.js$`);
const interfaceScript = script("interface");
const portfolioScript = script("portfolio");
const templatesScript = script("templates");
const liveScript = script("live");

let workbench: Workbench;
beforeEach(async () => {
  workbench = await openWorkbench();
});

const inPane = () => workbench.page.frameLocator("iframe[title=Ballast]");

test("a pane whose files do not come says so, and loads once they do", async () => {
  const { page } = workbench;
  await page.route(interfaceScript, (route) => route.abort());
  await page.reload();
  await inPane().getByText("The task pane was not loaded.", { exact: false }).waitFor();
  await page.unroute(interfaceScript);
  await inPane().getByRole("button", { name: "Try again" }).click();
  await inPane().getByRole("heading", { name: "Portfolio" }).waitFor();
  await inPane().getByText("The task pane was not loaded.", { exact: false }).waitFor({ state: "hidden" });
  await workbench.close();
});

test("a pane whose files were replaced says so, and Reload brings the new ones", async () => {
  const { page } = workbench;
  await page.route(interfaceScript, (route) => route.fulfill(gone));
  await page.reload();
  await inPane().getByText("Ballast was updated after this page was opened.", { exact: false }).waitFor();
  await page.unroute(interfaceScript);
  await inPane().getByRole("button", { name: "Reload" }).click();
  await inPane().getByRole("heading", { name: "Portfolio" }).waitFor();
  await workbench.close();
});

test("a view whose files were replaced says so, offers Reload, and the other views work on", async () => {
  const { page } = workbench;
  await page.route(templatesScript, (route) => route.fulfill(gone));
  await page.reload();
  await inPane().getByRole("tab", { name: "Templates" }).click();
  await inPane().getByText("Ballast was updated after this pane was opened.").waitFor();
  expect(await inPane().getByRole("button", { name: "Try again" }).count()).toBe(0);

  await inPane().getByRole("tab", { name: "Functions" }).click();
  await inPane().getByRole("searchbox").fill("hedge");
  await inPane()
    .getByText(/with “hedge”$/)
    .waitFor();

  await inPane().getByRole("tab", { name: "Templates" }).click();
  await page.unroute(templatesScript);
  await inPane().getByRole("button", { name: "Reload" }).click();
  await inPane().getByRole("tab", { name: "Templates" }).click();
  await inPane().getByRole("heading", { name: "Liquidation ladder" }).waitFor();
  await workbench.close();
});

test("the pane is drawn before its views are there, and loads one again without a reload", async () => {
  const { page } = workbench;
  await page.route(portfolioScript, (route) => route.abort());
  await page.reload();
  await inPane().getByRole("tab", { name: "Settings" }).waitFor();
  await inPane().getByText("The view was not loaded.").waitFor();
  await page.unroute(portfolioScript);
  await inPane().getByRole("button", { name: "Try again" }).click();
  await inPane().getByRole("heading", { name: "Portfolio" }).waitFor();
  await workbench.close();
});

test("a view whose data do not come can be tried again without a reload", async () => {
  const { page } = workbench;
  await page.route(/\/function-docs\.json$/, (route) => route.abort());
  await page.reload();
  await inPane().getByRole("tab", { name: "Functions" }).click();
  await inPane().getByText("There is no connection to the server.").waitFor();
  await page.unroute(/\/function-docs\.json$/);
  await inPane().getByRole("button", { name: "Try again" }).click();
  await inPane().getByRole("searchbox").waitFor();
  await workbench.close();
});

test("live data whose script does not come stays off, says so in pane and cell, and can be tried again", async () => {
  const { page, pane, type, values, message } = workbench;
  await page.route(liveScript, (route) => route.abort());
  await type("Examples!J2", '=MARKET.MARK("Binance","BTCUSDT")');
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("radio", { name: "Simulated" }).click();
  await pane.getByText("Live data was not switched on.").waitFor();
  await pane.getByText("There is no connection to the server.").scrollIntoViewIfNeeded();
  await expectFit(workbench, "live-not-loaded");
  expect(await pane.getByRole("radio", { name: "Off" }).isChecked()).toBe(true);
  expect(await message("Examples!J2")).toContain("the script of live data did not load");
  await page.unroute(liveScript);
  await pane.getByRole("button", { name: "Try again" }).click();
  await pane.getByText("These are not real prices.").waitFor();
  await expectSoon(async () => typeof (await values("Examples!J2"))[0]![0], "number");
  expect(await pane.getByText("Live data was not switched on.").count()).toBe(0);
  await workbench.close();
});
