import { decimal, type Decimal, divide, roundToStep, sum } from "../number/decimal";

/** What a coin's price lost in a crash. */
interface CrashShock {
  /** In capitals; "*" for every other coin. */
  readonly asset: string;
  /** As a fraction of the price before, below 0. */
  readonly shock: Decimal;
  readonly source: string;
}

export interface Crash {
  readonly name: string;
  readonly shocks: readonly CrashShock[];
}

/**
 * Falls of whole days, from the open of the first day to the lowest low and to the last close, UTC. Lows are one venue's and not at one
 * moment. A coin without a figure gets the mean of the others but BTC.
 */
export function crashes(): Crash[] {
  return days.flatMap(({ name, first, last, low, close }) =>
    (
      [
        ["low", low],
        ["close", close],
      ] as const
    ).map(([end, figures]) => {
      const until = `${end === "low" ? "lowest low" : "close"} of ${last}`;
      const source = `${klines}: open of ${first} to ${until}`;
      const shocks = coins.flatMap((asset, index): CrashShock[] => {
        const percent = figures[index];
        return percent === undefined ? [] : [{ asset, shock: decimal(percent).times("0.01"), source }];
      });
      return { name: `${name} ${end}`, shocks: [...shocks, { ...others(shocks), source: meanOfOthers }] };
    }),
  );
}

function others(shocks: readonly CrashShock[]): Pick<CrashShock, "asset" | "shock"> {
  const counted = shocks.filter(({ asset }) => asset !== "BTC").map(({ shock }) => shock);
  const mean = divide(sum(counted), decimal(counted.length));
  return { asset: "*", shock: roundToStep(mean, decimal("0.000001")) };
}

const klines = "Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30)";
const meanOfOthers = "mean of the figures but BTC's";

const coins = ["BTC", "ETH", "BNB", "SOL", "XRP", "ADA", "DOGE", "AVAX", "LINK", "DOT"];

type Figures = readonly (number | undefined)[];

const none = undefined;

/** In percent, in the order of the coins. */
const days: readonly { name: string; first: string; last: string; low: Figures; close: Figures }[] = [
  {
    name: "2020-03-12",
    first: "2020-03-12",
    last: "2020-03-13",
    // LINK printed 0.0001 on the first day, a flash print; this is the low of the next day.
    low: [-52.3336, -55.8091, -61.4962, none, -51.359, -55.5416, -47.8607, none, -64.37],
    close: [-29.6926, -31.1135, -34.0946, none, -23.7803, -28.3879, -19.7573, none, -36.251],
  },
  {
    name: "2021-05-19",
    first: "2021-05-19",
    last: "2021-05-19",
    low: [-29.988, -44.0606, -44.871, -52.6524, -46.5173, -49.5907, -55.6249, -51.8384, -50.6521, -55.6683],
    close: [-14.3751, -27.7374, -34.0815, -37.4868, -33.5053, -26.8167, -30.75, -37.5403, -38.3692, -38.3198],
  },
  {
    name: "2022-06-18",
    first: "2022-06-10",
    last: "2022-06-18",
    low: [-41.4745, -50.7178, -36.7368, -35.2853, -28.2359, -33.4809, -38.0874, -43.5708, -42.8263, -31.0943],
    close: [
      -36.9949, -44.3689, -32.0455, -19.8699, -23.1634, -28.0563, -33.3501, -39.2711, -36.1381, -23.6186,
    ],
  },
  {
    name: "2022-11-09",
    first: "2022-11-06",
    last: "2022-11-10",
    low: [-26.8147, -34.017, -25.4655, -66.477, -35.9026, -27.2813, -43.3221, -38.6224, -33.3449, -24.3243],
    close: [
      -17.363, -20.1416, -12.9189, -52.1409, -20.0406, -13.5116, -27.8528, -21.3265, -16.7821, -15.0782,
    ],
  },
  {
    name: "2025-10-10",
    first: "2025-10-10",
    last: "2025-10-10",
    low: [-16.1615, -21.3615, -31.4844, -23.6002, -55.2371, -66.4254, -61.7706, -69.9789, -64.0909, -84.4624],
    close: [
      -7.3054, -12.3251, -12.1783, -14.7105, -15.4063, -22.0682, -22.1368, -27.1318, -21.3182, -27.6878,
    ],
  },
];
