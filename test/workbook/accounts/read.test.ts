import { accountsOf, type AccountFigures, type Asked } from "../../../src/workbook/accounts/figures";
import { readAccounts } from "../../../src/workbook/accounts/read";
import { writeSampleAccount } from "../../../src/workbook/accounts/sample";
import { closeTestBook, openTestBook } from "../../excel/book";

jest.setTimeout(60_000);
afterEach(closeTestBook);

test("debug", async () => {
  await openTestBook({ functions: true });
  await writeSampleAccount();
  const sheet = await readAccounts({});
  const t = Date.now();
  const found = await accountsOf({ tables: sheet.tables, rules: "mark" }, { account: undefined, target: 0.5, goal: "distance" });
  console.log(Date.now() - t, JSON.stringify(sheet.candidates), JSON.stringify(found, null, 1));
});
