import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Each run bundles the script and starts Node. */
jest.setTimeout(120_000);

const root = path.join(__dirname, "../..");
const samples = path.join(root, "test/vectors/imports/samples");
const files = [
  "binance-usdm-trade-history",
  "binance-usdm-transaction-history",
  "bybit-uta-account-change",
].map((name) => path.join(samples, `${name}.csv`));

type Row = Readonly<Record<string, string | number | boolean>>;
interface Printed {
  readonly Files: readonly { readonly format: string }[];
  readonly Complete: boolean;
  readonly "Already there": number;
  readonly Fills: readonly Row[];
  readonly Funding: readonly Row[];
  readonly Ledger: readonly Row[];
  readonly Positions: readonly Row[];
  readonly "Import notes": readonly Row[];
  readonly Recounted: readonly { readonly table: string; readonly key: string; readonly counted: boolean }[];
  readonly Accounting: { readonly Ledger: readonly Row[] };
}

function run(...args: readonly string[]): { text: string; printed: Printed } {
  const text = execFileSync(process.execPath, ["scripts/import/import.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { text, printed: JSON.parse(text) as Printed };
}

const folder = mkdtempSync(path.join(tmpdir(), "import-"));

test("prints the tables with their columns in order, and what they come to", () => {
  const { text, printed } = run("--zone", "UTC", ...files);
  const documented = new Map(
    [
      ...readFileSync(path.join(root, "docs/import.md"), "utf8").matchAll(
        /^\| (Fills|Funding|Ledger|Positions|Import notes) +\| (.*?) *\|$/gm,
      ),
    ].map(([, name, columns]) => [name, columns!.split(", ")]),
  );
  expect(documented.size).toBe(5);
  for (const table of ["Fills", "Funding", "Ledger"] as const)
    expect(Object.keys(printed[table][0]!)).toEqual(documented.get(table));
  expect([printed.Complete, printed["Import notes"]]).toEqual([true, []]);
  expect(printed.Fills[0]).toMatchObject({
    Account: "Binance 100000001",
    Symbol: "BTC-USDT-PERP",
    Side: "buy",
    Quantity: 0.2,
    Price: 60_000,
    Fee: 6,
    "Fee coin": "USDT",
    "Trade id": "900719925474099301",
    "Time UTC": "2026-03-02T07:15:04Z",
  });
  expect(printed.Accounting.Ledger.map(({ Closing }) => Closing)).toEqual([5431.342, 5431.342]);
  // A second run after the first has nothing new.
  const first = path.join(folder, "first.json");
  writeFileSync(first, text);
  const again = run("--zone", "UTC", "--after", first, ...files).printed;
  expect([again.Fills, again.Funding, again.Ledger]).toEqual([[], [], []]);
  expect(again["Already there"]).toBe(printed.Fills.length + printed.Funding.length + printed.Ledger.length);
});

test("a better source after a worse one: the earlier rows no longer count, in the order of the runs", () => {
  const [orders, trades] = ["order", "trade"].map((kind) =>
    path.join(samples, `mexc-futures-${kind}-history.csv`),
  );
  const outputs = ["orders", "trades"].map((name) => path.join(folder, `${name}.json`));
  const first = run("--zone", "UTC", orders!);
  writeFileSync(outputs[0]!, first.text);
  const second = run("--zone", "UTC", "--after", outputs[0]!, trades!);
  writeFileSync(outputs[1]!, second.text);
  expect(second.printed.Recounted).toEqual(
    first.printed.Fills.map(
      ({ Key }) => expect.objectContaining({ table: "Fills", key: Key, counted: false }) as unknown,
    ),
  );
  expect(second.printed.Recounted.length).toBeGreaterThan(0);
  const third = run(
    "--zone",
    "UTC",
    "--after",
    outputs[0]!,
    "--after",
    outputs[1]!,
    orders!,
    trades!,
  ).printed;
  expect([third.Fills, third.Recounted, third["Already there"]]).toEqual([
    [],
    [],
    first.printed.Fills.length + second.printed.Fills.length,
  ]);
});

test("no text that is printed is a formula to Excel, in any table", () => {
  const dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"];
  const header = "User_ID,UTC_Time,Account,Operation,Coin,Change,Remark";
  const lines = dangerous.map((text) => `${text},2026-03-02 07:15:04,${text},${text},${text},1,`);
  const statement = path.join(folder, "statement.csv");
  writeFileSync(statement, [header, ...lines].join("\n") + "\n");
  const closed = path.join(folder, "=closed.csv");
  writeFileSync(
    closed,
    readFileSync(path.join(samples, "mexc-futures-position-history.csv"), "utf8").replace(
      ",CLOSED",
      ",=CLOSED",
    ),
  );
  const trades = path.join(folder, "@trades.csv");
  writeFileSync(
    trades,
    readFileSync(files[0]!, "utf8")
      .replace(/8007\d+1\n/, "=8007\n")
      .replace(/^1000/m, "=1000"),
  );
  const funding = path.join(folder, "-funding.csv");
  writeFileSync(
    funding,
    readFileSync(path.join(samples, "hyperliquid-funding.csv"), "utf8").replaceAll("BTC", "@107"),
  );
  const { printed } = run(statement, closed, trades, funding);
  for (const table of ["Fills", "Funding", "Ledger", "Positions", "Import notes"] as const) {
    expect([table, printed[table].length]).toEqual([table, expect.any(Number)]);
    const texts = printed[table]
      .flatMap((row) => Object.values(row))
      .filter((cell) => typeof cell === "string");
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /^[=+\-@\t\r＝＋－＠]/.test(text))).toEqual([]);
    expect(texts.some((text) => /^'[=+\-@\t＝]/.test(text))).toBe(true);
  }
});
