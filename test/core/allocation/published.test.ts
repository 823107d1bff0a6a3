import { roundByLargestRemainder } from "../../../src/core/allocation/largest-remainder";
import { lotsToBuy } from "../../../src/core/allocation/lots";
import { decimal, fromNumber, roundDownToStep, sum, toNumber } from "../../../src/core/number/decimal";
import { atOnce } from "../../../src/core/slices";
import { cases } from "../../vectors/allocation.json";

/** A published case as its file holds it. */
interface Case {
  readonly id?: string;
  readonly kind?: string;
  readonly source: string;
}

/** The cases that no function of the product answers, by how they are told. */
const notApplicable: readonly { readonly why: string; readonly holds: (given: Case) => boolean }[] = [
  {
    why: "a fixed fee per trade: fees here are a fraction of the trade",
    holds: ({ id }) => id === "bt-rebalance-fee-switch",
  },
  { why: "a cap on single weights: there is no function for it", holds: ({ kind }) => kind === "cap" },
  {
    why: "a limit to the change of a weight in one go: there is no function for it",
    holds: ({ kind }) => kind === "max_step",
  },
  {
    why: "rounding to significant digits: steps and ticks are multiples of a size",
    holds: (given) => "mode" in given && given.mode === "significant",
  },
];

for (const row of cases as readonly Case[]) {
  const name = `${row.id ?? row.kind ?? ""} ${JSON.stringify("values" in row ? row.values : "")}: ${row.source}`;
  if ("expected_shares" in row) test(name, () => buysLots(row as unknown as LotCase));
  else if (row.kind === "largest_remainder") test(name, () => rounds(row as unknown as RemainderCase));
  else if (row.kind === "contract_truncate") test(name, () => cutsContracts(row as unknown as ContractCase));
  else {
    const unanswered = notApplicable.find(({ holds }) => holds(row));
    test(`${name} does not apply: ${unanswered?.why}`, () => expect(unanswered).toBeDefined());
  }
}

interface LotCase {
  readonly total: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly prices: Readonly<Record<string, number>>;
  readonly expected_shares: Readonly<Record<string, number>>;
  readonly expected_leftover: number;
  readonly tolerance: number;
}

function buysLots(given: LotCase): void {
  const tickers = Object.keys(given.weights);
  const orders = tickers.map((ticker) => ({
    weight: fromNumber(given.weights[ticker]!),
    price: fromNumber(given.prices[ticker]!),
    step: decimal(1),
  }));
  const bought = atOnce(lotsToBuy(orders, fromNumber(given.total)));
  const shares = tickers.map((ticker, index) => [ticker, toNumber(bought[index]!)] as const);
  expect(Object.fromEntries(shares.filter(([, quantity]) => quantity > 0))).toEqual(given.expected_shares);
  const spent = sum(bought.map((quantity, index) => quantity.times(orders[index]!.price)));
  const left = toNumber(fromNumber(given.total).minus(spent));
  expect(Math.abs(left - given.expected_leftover)).toBeLessThanOrEqual(given.tolerance);
}

interface RemainderCase {
  readonly values: readonly number[];
  readonly total: number;
  readonly decimals: number;
  readonly expected: readonly number[];
}

/** Shares of a total are weights; decimals of a total of 1 are two fewer of a percentage. */
function rounds({ values, total, decimals, expected }: RemainderCase): void {
  const whole = values.reduce((a, b) => a + b, 0);
  const places = total === 1 ? decimals - 2 : decimals;
  const weights = values.map((value) => fromNumber(value / whole));
  const rounded = atOnce(roundByLargestRemainder(weights, places));
  expect(rounded.map((weight) => toNumber(weight.times(total)))).toEqual(expected);
}

interface ContractCase {
  readonly value: number;
  readonly precision: number;
  readonly contract_size: number;
  readonly expected: number;
}

/** Decimal places of a number of contracts are a step in base units. */
function cutsContracts({ value, precision, contract_size, expected }: ContractCase): void {
  const step = fromNumber(contract_size).times(`1e-${precision}`);
  expect(toNumber(roundDownToStep(fromNumber(value), step))).toBe(expected);
}
