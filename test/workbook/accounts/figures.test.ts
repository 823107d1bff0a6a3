import { accountsOf, type AccountFigures, type Asked } from "../../../src/workbook/accounts/figures";
import { closeTestBook, openTestBook } from "../../excel/book";
import { type AccountCase, casesOf, givenOf } from "./cases";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

const asked: Asked = { account: undefined, target: 0.2, goal: "distance" };

beforeAll(async () => {
  await openTestBook({ functions: true });
});
afterAll(closeTestBook);

async function figuresOf(one: AccountCase, own: Partial<Asked> = {}): Promise<AccountFigures> {
  const found = await accountsOf(givenOf(one), { ...asked, ...own });
  if (found.kind === "figures") return found.figures;
  throw new Error(found.problems.map(({ text }) => text).join(" "));
}

/** A figure as a case has it. */
function shown(figure: unknown): unknown {
  return typeof figure === "object"
    ? { reason: expect.any(String) as string, isOpen: expect.any(Boolean) as boolean }
    : figure;
}

const ofAccounts = casesOf("LIQ.BOOK", ["view"]).filter(({ expected }) => expected[0]![1] === "Equity");

test.each(ofAccounts.map((one) => [one.id, one] as const))("%s: the account's figures", async (_, one) => {
  for (const row of one.expected.slice(1)) {
    const { cross, isolated } = await figuresOf(one, { account: String(row[0]) });
    const standing = [...(cross ? [cross.standing] : []), ...isolated].find(({ name }) => name === row[0]);
    expect(standing).toMatchObject({
      equity: row[1],
      required: shown(row[3]),
      ratio: shown(row[4]),
      buffer: shown(row[5]),
      down: shown(row[6]),
      up: shown(row[7]),
      first: typeof row[8] === "string" ? row[8] : "",
      firstPrice: shown(row[9]),
      isLiquidated: typeof row[11] === "string" ? row[11] === "liquidated" : undefined,
    });
  }
});

const ofCoins = casesOf("LIQ.BOOK", ["view"]).filter(({ given }) => given.view === "coins");

test.each(ofCoins.map((one) => [one.id, one] as const))("%s: each coin alone", async (_, one) => {
  const { coins } = await figuresOf(one);
  expect(coins).toEqual(
    one.expected.slice(1).map((row) => ({
      asset: row[1],
      price: row[2],
      exposure: row[3],
      down: shown(row[4]),
      downDistance: shown(row[5]),
      up: shown(row[6]),
      upDistance: shown(row[7]),
      rank: row[8] === "" ? undefined : row[8],
    })),
  );
});

const topUps = casesOf("LIQ.TOPUP", ["target", "goal", "means"]).filter(
  ({ given: { goal, means } }) => goal !== "ratio" && means !== "coin",
);

test.each(topUps.map((one) => [one.id, one] as const))("%s: what to add or to cut", async (_, one) => {
  const { target, goal, means } = one.given;
  const wanted = { target: Number(target), goal: (goal ?? "distance") as Asked["goal"] };
  const { cross } = await figuresOf(one, wanted);
  const [, row] = one.expected;
  const found = means === "cut" ? cross!.cuts[0] : cross!.cash;
  expect(found).toEqual({ item: row![1], amount: row![2], value: row![3] });
});

const standard = casesOf("SIM.STRESS").filter(({ given }) => given.scenarios === undefined);

test.each(standard.map((one) => [one.id, one] as const))("%s: past crashes", async (_, one) => {
  const { cross } = await figuresOf(one);
  expect(cross!.stress).toEqual(
    one.expected
      .slice(1)
      .map((row) => ({ scenario: row[0], liquidated: row[1], equity: row[2], change: row[6] })),
  );
});

test("leverage and what an account without positions is worth are those of LIQ.RATIO", async () => {
  for (const one of casesOf("LIQ.RATIO")) {
    const { cross } = await figuresOf(one);
    const value = (label: string) => one.expected.find(([name]) => name === label)![1];
    expect({ id: one.id, leverage: cross!.leverage }).toEqual({
      id: one.id,
      leverage: shown(value("Effective leverage")),
    });
    expect(cross!.standing).toMatchObject({
      equity: value("Equity"),
      required: shown(value("Maintenance margin")),
      ratio: shown(value("Margin ratio")),
    });
  }
});

test("positions stand in the order in which a fall closes them, the largest loss first", async () => {
  // The case falls in a straight line too, by less, and so closes the same at the same prices.
  const [one] = casesOf("LIQ.CASCADE", ["path", "order"]).filter(({ id }) => id === "cascade-loss");
  const { legs } = await figuresOf(one!);
  const events = one!.expected.slice(1).filter((row) => row[4] !== "");
  expect(legs.map(({ label, closedAt }) => [label, closedAt])).toEqual(events.map((row) => [row[4], row[6]]));
});

test("an end past the last bracket is not known, and one that nothing has is none", async () => {
  const past = casesOf("LIQ.BOOK").find(({ id }) => id === "book-past-table")!;
  expect((await figuresOf(past)).cross!.standing.down).toMatchObject({ isOpen: true });
  const carry = casesOf("LIQ.BOOK").find(({ id }) => id === "book-carry-haircut-up")!;
  expect((await figuresOf(carry)).cross!.standing.down).toMatchObject({ isOpen: false });
});
