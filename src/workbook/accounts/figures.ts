import {
  callOf,
  type Figure,
  figureAt,
  type Given,
  isRefused,
  textAt,
  type Unknown,
  unknownAt,
} from "./call";
import { type CellProblem, problemsOf } from "./problems";
import { accountNames, tablesOf } from "./tables";
import {
  type CoinFigures,
  coinsIn,
  type LegFigures,
  legsIn,
  rowsOf,
  type Standing,
  standingsIn,
} from "./views";

/** What the user asks of an account. */
export interface Asked {
  /** One of its names; the first where it is none of them. */
  readonly account: string | undefined;
  /** The joint shock that it is to live through, as a fraction. */
  readonly target: number;
  readonly goal: Goal;
}

export type Goal = "distance" | "down" | "up";

export type Accounts =
  | { readonly kind: "figures"; readonly figures: AccountFigures }
  | { readonly kind: "problems"; readonly problems: readonly CellProblem[] };

/** One account as the worksheet functions give it. */
export interface AccountFigures {
  readonly names: readonly string[];
  readonly name: string;
  /** The account whose coins back all positions; undefined where there are isolated positions alone. */
  readonly cross: CrossFigures | undefined;
  readonly isolated: readonly Standing[];
  readonly coins: readonly CoinFigures[];
  /** What is closed first as the nearer shock comes, then what stays open. */
  readonly legs: readonly LegFigures[];
}

export interface CrossFigures {
  readonly standing: Standing;
  readonly leverage: Figure;
  readonly cash: TopUp | Unknown;
  /** Of all positions alike and, where there are several, of each. */
  readonly cuts: readonly (TopUp | Unknown)[];
  readonly stress: readonly Stressed[];
}

/** The least amount that reaches the target. */
export interface TopUp {
  /** The coin to add; a position, or "all" of them, to cut. */
  readonly item: string;
  /** Coins; of one position its quantity, of all a part. */
  readonly amount: number;
  readonly value: Figure;
}

export interface Stressed {
  readonly scenario: string;
  /** "no", "account" and the labels of isolated positions; undefined where it is not known. */
  readonly liquidated: string | undefined;
  readonly equity: Figure;
  readonly change: Figure;
}

/** Positions that are looked at one by one for what to cut. */
const mostCuts = 8;

/** Everything that the worksheet functions say of an account, or what they refuse of its tables. */
export async function accountsOf(all: Given, { account, target, goal }: Asked): Promise<Accounts> {
  const problems = await problemsOf(all);
  if (problems.length > 0) return { kind: "problems", problems };
  const names = accountNames(all.tables);
  const name = names.find((one) => one === account) ?? names[0]!;
  const given = { ...all, tables: tablesOf(all.tables, name) };
  const view = (which: string) =>
    callOf("LIQ_BOOK", given, ({ of, table }) => [
      table("collateral") ?? of(0),
      table("positions"),
      null,
      of(which),
    ]);
  const book = standingsIn(await view("account"));
  const coins = coinsIn(await view("coins"));
  const legs = legsIn(await view("legs"));
  const ratio = await callOf("LIQ_RATIO", given, ({ of, table }) => [
    table("collateral") ?? of(0),
    table("positions"),
    null,
  ]);
  const [first] = book;
  const hasCross = first !== undefined && !isRefused(ratio);
  const closed = first ? await closedIn(given, first) : [];
  return {
    kind: "figures",
    figures: {
      ...{ names, name, coins },
      legs: inOrderOf(closed, legs),
      isolated: hasCross ? book.slice(1) : book,
      cross: hasCross
        ? {
            standing: first,
            leverage: figureAt(ratio, 7, 1),
            cash: await topUpOf(given, { target, goal }, "cash"),
            cuts: await cutsOf(
              given,
              { target, goal },
              legs.filter((leg) => leg.account === first.name),
            ),
            stress: await stressOf(given),
          }
        : undefined,
    },
  };
}

interface Closed {
  readonly account: string;
  readonly label: string;
  readonly price: Figure;
}

/** What a shock of all coins past the account's nearer end closes, the largest loss first. */
async function closedIn(given: Given, { down, up }: Standing): Promise<Closed[]> {
  const isUp = typeof up === "number" && (typeof down !== "number" || up < -down);
  const outcome = await callOf("LIQ_CASCADE", given, ({ of, table }) => [
    table("collateral") ?? of(0),
    table("positions") ?? of(""),
    of(isUp ? Math.max(up, 0) * 1.5 + 0.5 : -0.99),
    of("loss"),
  ]);
  return rowsOf(outcome)
    .filter((row) => textAt(outcome, row, 4) !== "")
    .map((row) => ({
      account: textAt(outcome, row, 3),
      label: textAt(outcome, row, 4),
      price: figureAt(outcome, row, 6),
    }));
}

/** The positions that are closed in their order, then the others. Two of one name are told apart by their order alone. */
function inOrderOf(closed: readonly Closed[], legs: readonly LegFigures[]): LegFigures[] {
  const left = [...legs];
  const first = closed.flatMap(({ account, label, price }): LegFigures[] => {
    const at = left.findIndex((leg) => leg.account === account && leg.label === label);
    return at < 0 ? [] : left.splice(at, 1).map((leg) => ({ ...leg, closedAt: price }));
  });
  return [...first, ...left];
}

interface Target {
  readonly target: number;
  readonly goal: Goal;
}

async function cutsOf(
  given: Given,
  target: Target,
  legs: readonly LegFigures[],
): Promise<(TopUp | Unknown)[]> {
  const labels = [...new Set(legs.map(({ label }) => label))];
  if (labels.length === 0) return [];
  const items = labels.length === 1 ? [] : labels.slice(0, mostCuts);
  const all = await topUpOf(given, target, "cut");
  const each = await Promise.all(items.map((item) => topUpOf(given, target, "cut", item)));
  // One position alone may not reach the target; that of all of them says why.
  return [all, ...each.filter((cut) => !("reason" in cut))];
}

async function topUpOf(
  given: Given,
  { target, goal }: Target,
  means: "cash" | "cut",
  item?: string,
): Promise<TopUp | Unknown> {
  const outcome = await callOf("LIQ_TOPUP", given, ({ of, table }) => [
    table("collateral") ?? of(0),
    table("positions") ?? of(""),
    ...[of(target), of(goal), of(means), item === undefined ? null : of(item)],
  ]);
  if (isRefused(outcome)) return unknownAt(outcome);
  const amount = figureAt(outcome, 1, 2);
  if (typeof amount !== "number") return amount;
  return { item: textAt(outcome, 1, 1), amount, value: figureAt(outcome, 1, 3) };
}

async function stressOf(given: Given): Promise<Stressed[]> {
  const outcome = await callOf("SIM_STRESS", given, ({ of, table }) => [
    table("positions") ?? of(""),
    table("collateral") ?? of(0),
    of("standard"),
  ]);
  return rowsOf(outcome).map((row): Stressed => ({
    scenario: textAt(outcome, row, 0),
    liquidated: textAt(outcome, row, 1) || undefined,
    equity: figureAt(outcome, row, 2),
    change: figureAt(outcome, row, 6),
  }));
}
