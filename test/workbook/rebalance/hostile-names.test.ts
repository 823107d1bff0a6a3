import { closeTestBook } from "../../excel/book";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { cells, openWithHoldings, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

/** Names of holdings as somebody else's workbook may have them: texts in its cells, formulas wherever they are typed. */
const names = [
  '=HYPERLINK("https://localhost","Open")',
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  '"&HYPERLINK("https://localhost")&"',
  "<img src=x onerror=alert(1)>",
  "__proto__",
  "constructor",
];

test.each(["live", "values"] as const)(
  "a holding's name stays a text on the sheet written as %s",
  async (form) => {
    const rows = names.map((name) => [`'${name}`, "spot", 1, 2, ""]);
    const book = await openWithHoldings([cells[0]!, ...rows, cells[3]!, cells[4]!]);
    await write(
      { form },
      await readHoldings({ kind: "block", address: `'My book'!B2:F${4 + names.length}` }),
    );
    await book.calculated();
    const { formulas, values } = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Rebalance");
      const used = sheet.getUsedRange().load("formulas, values");
      await context.sync();
      return { formulas: used.formulas.flat().map(String), values: used.values.flat().map(String) };
    });
    for (const name of names) expect(values).toContain(name);
    // A text that looks like a formula is its own value. Of the formulas, texts in quotes are taken out: what a name brings along
    // may stand nowhere else.
    const called = formulas
      .filter((one, at) => one.startsWith("=") && one !== values[at])
      .map((one) => one.replace(/"(?:[^"]|"")*"/g, '""'));
    expect(called.length > 0).toBe(form === "live");
    const brought = called.filter((one) => /localhost|HYPERLINK\(""\)|^=1\+1$|onerror|__proto__/.test(one));
    expect(brought).toEqual([]);
  },
);
