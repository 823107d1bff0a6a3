import { zero, type Decimal } from "../../core/number/decimal";
import { followSliced } from "../../core/accounting/positions";
import { eachSliced, type Sliced } from "../../core/slices";
import { number, serial, type Cell, type Written } from "./cells";
import { tradeOf, type Accounts } from "./checks";
import type { Tables } from "./rows";

const titles = [
  ...["By", "From", "To", "Account", "Symbol", "Side", "Quantity", "Entry", "Exit"],
  ...["Realised", "Fees", "Funding", "Coin", "Key", "File"],
];

/**
 * What the rows that count come to, as values: each position, each day and each month of an account, contract and coin. It stands in for
 * fills that are more than a sheet should hold. `file` is what the column File says.
 */
export function* resultsOf(tables: Tables, accounts: Accounts, file: string): Sliced<Written> {
  const fills = tables.fills.filter(
    ({ counted, market, side }) => counted && market !== "option" && side !== "?",
  );
  const sums = new Map<string, Sum>();
  const add = (at: number, account: string, symbol: string, coin: string, own: Partial<Amounts>): void => {
    for (const by of ["day", "month"] as const) {
      const from = startOf(by, at);
      const key = [by, from, account, symbol, coin].join("|");
      const sum = sums.get(key) ?? { by, from, account, symbol, coin, ...nothing };
      sums.set(key, {
        ...sum,
        realised: sum.realised.plus(own.realised ?? zero),
        fees: sum.fees.plus(own.fees ?? zero),
        funding: sum.funding.plus(own.funding ?? zero),
      });
    }
  };
  yield* followSliced(
    fills.length,
    (index) => tradeOf(fills[index]!),
    ({ realised }, { time, account, symbol, fee, feeCoin }, index) => {
      add(time, account, symbol, fills[index]!.settle, { realised });
      if (!fee.isZero()) add(time, account, symbol, feeCoin, { fees: fee });
    },
  );
  yield* eachSliced(tables.funding, ({ time, account, symbol, coin, amount, counted }) => {
    if (counted) add(time, account, symbol, coin, { funding: zero.plus(amount) });
  });
  const inOrder = [...sums.values()].sort((a, b) =>
    a.by === b.by ? a.from - b.from : a.by === "day" ? -1 : 1,
  );
  return {
    name: "Results",
    titles,
    rows: [...positionRows(accounts, file), ...inOrder.map((sum) => sumRow(sum, file))],
  };
}

interface Amounts {
  readonly realised: Decimal;
  readonly fees: Decimal;
  readonly funding: Decimal;
}

interface Sum extends Amounts {
  readonly by: "day" | "month";
  readonly from: number;
  readonly account: string;
  readonly symbol: string;
  readonly coin: string;
}

const nothing: Amounts = { realised: zero, fees: zero, funding: zero };

function startOf(by: "day" | "month", time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), by === "day" ? date.getUTCDate() : 1);
}

/** The last day of a month, or the day itself. */
function endOf({ by, from }: Sum): number {
  const date = new Date(from);
  return by === "day" ? from : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
}

function* positionRows({ positions, funding }: Accounts, file: string): Generator<Cell[]> {
  for (const position of positions) {
    const { account, symbol, side, opened, closed, largest, entry, exit, realised, fees, coin } = position;
    const received = funding.get(position) ?? zero;
    const row = (own: Amounts, of: string): Cell[] => [
      ...["position", serial(opened), serial(closed), account, symbol, side],
      ...[amount(largest), entry ? amount(entry) : "", exit ? amount(exit) : ""],
      ...[amount(own.realised), amount(own.fees), amount(own.funding), of],
      ...[
        ["position", account, symbol, side, of, opened ?? "", closed ?? "", own.realised.toFixed()].join("|"),
        file,
      ],
    ];
    yield row({ realised, fees: fees.get(coin) ?? zero, funding: received }, coin);
    for (const [other, fee] of fees) if (other !== coin) yield row({ ...nothing, fees: fee }, other);
  }
}

function sumRow(sum: Sum, file: string): Cell[] {
  const { by, from, account, symbol, coin, realised, fees, funding } = sum;
  const figures = [realised, fees, funding];
  return [
    ...[by, serial(from), serial(endOf(sum)), account, symbol, "", "", "", ""],
    ...figures.map(amount),
    ...[coin, [by, from, account, symbol, coin, ...figures.map((one) => one.toFixed())].join("|"), file],
  ];
}

function amount(value: Decimal): Cell {
  return number(value.toFixed());
}
