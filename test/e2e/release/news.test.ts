import { version } from "../../../package.json";
import { expectFit } from "../appearance";
import { openWorkbench, type Workbench } from "../workbench";

const seenVersion = (workbench: Workbench) =>
  workbench.pane.evaluate(() => localStorage.getItem("Ballast.Version"));

test("after an update the pane says what is new, once, and on the first day it does not", async () => {
  const first = await openWorkbench();
  expect(await seenVersion(first)).toBe(version);
  expect(await first.pane.getByText(/^New in Ballast/).count()).toBe(0);
  await first.close();

  const { origin } = new URL(process.env.BALLAST_WORKBENCH!);
  const localStorage = [{ name: "Ballast.Version", value: "0.0.1" }];
  const updated = await openWorkbench({ storageState: { cookies: [], origins: [{ origin, localStorage }] } });
  const { pane } = updated;
  await pane.getByText(`New in Ballast ${version}`).waitFor();
  expect(await pane.getByRole("link", { name: "All changes" }).getAttribute("href")).toBe(
    "docs/changelog.html",
  );
  await expectFit(updated, "whats-new");
  expect(await seenVersion(updated)).toBe(version);
  await pane.getByRole("button", { name: "Dismiss what is new" }).click();
  await pane.getByText(`New in Ballast ${version}`).waitFor({ state: "detached" });
  await updated.close();
});
