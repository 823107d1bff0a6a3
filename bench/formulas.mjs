/**
 * Functions of one formula, spilled over 100,000 rows, beside a plain loop in doubles over the same arrays; and the same formula in
 * decimal.js, bignumber.js and HyperFormula. The ratio is the cost of exact decimals, of reading cells and of telling errors.
 */
import BigNumber from "bignumber.js";
import Decimal from "decimal.js";
import { HyperFormula } from "hyperformula";
import { builtFunctions } from "./built-functions.mjs";
import { milliseconds, table, takeTurns, times } from "./measure.mjs";
import { brackets, positionColumns } from "./positions.mjs";

const rows = 100_000;

export async function formulas() {
  const { functions } = builtFunctions();
  const columns = positionColumns(rows);
  const given = { ...columns, functions };
  const compared = [];
  for (const { name, call, plain, limit } of comparisons(given)) {
    const taken = await takeTurns({ plain, call });
    compared.push([
      name,
      milliseconds(taken.plain),
      milliseconds(taken.call),
      times(taken.call / taken.plain),
      `${limit} x`,
    ]);
  }
  return [
    table(
      "Functions of one formula, over 100,000 rows",
      ["", "plain loop, ms", "Ballast, ms", "ratio", "at most"],
      compared,
      "Each beside a plain loop in doubles over the same arrays, which reads no blank cell, finds no error and rounds nothing.",
    ),
    await peers(given),
  ];
}

function comparisons({
  functions,
  side,
  entry,
  exit,
  quantity,
  leverage,
  margin,
  rate,
  spot,
  futures,
  days,
}) {
  const call = (name, ...given) => functions.get(name.replaceAll(".", "_"))(...given);
  const sign = (row) => (side[row][0] === "long" ? 1 : -1);
  const over = (cell) => () => entry.map((_, row) => [cell(row)]);
  const one = (value) => [[value]];
  const table = brackets();
  const tiered = (row, rows = table) => {
    for (const [floor, cap, m, amount] of rows) {
      const s = sign(row);
      const [E, q, W] = [entry[row][0], quantity[row][0], margin[row][0]];
      const price = (W + amount - s * q * E) / (q * m - s * q);
      if (price * q >= floor && (cap === "" || price * q < cap)) return price;
    }
    return Number.NaN;
  };
  return [
    {
      name: "LIQ.ISOLATED",
      limit: 20,
      call: () => call("LIQ.ISOLATED", side, entry, quantity, margin, rate),
      plain: over((row) => {
        const s = sign(row);
        const q = quantity[row][0];
        return (margin[row][0] - s * q * entry[row][0]) / (q * rate[row][0] - s * q);
      }),
    },
    {
      name: "LIQ.PRICE",
      limit: 20,
      call: () => call("LIQ.PRICE", side, entry, leverage, rate),
      plain: over((row) => {
        const s = sign(row);
        return (entry[row][0] * (1 - s / leverage[row][0])) / (1 - s * rate[row][0]);
      }),
    },
    {
      name: "LIQ.BANKRUPTCY",
      limit: 20,
      call: () => call("LIQ.BANKRUPTCY", side, entry, leverage),
      plain: over((row) => entry[row][0] * (1 - sign(row) / leverage[row][0])),
    },
    {
      name: "PERP.PNL",
      limit: 20,
      call: () => call("PERP.PNL", side, quantity, entry, exit),
      plain: over((row) => sign(row) * quantity[row][0] * (exit[row][0] - entry[row][0])),
    },
    {
      name: "PERP.ROE",
      limit: 20,
      call: () => call("PERP.ROE", side, entry, exit, leverage),
      plain: over((row) => ((sign(row) * (exit[row][0] - entry[row][0])) / entry[row][0]) * leverage[row][0]),
    },
    {
      name: "HEDGE.PNL",
      limit: 20,
      call: () => call("HEDGE.PNL", quantity, entry, exit),
      plain: over((row) => {
        const [q, from, to] = [quantity[row][0], entry[row][0], exit[row][0]];
        return q * (to - from) - q * (to - from);
      }),
    },
    {
      name: "FUNDING.PAYMENT",
      limit: 20,
      call: () => call("FUNDING.PAYMENT", side, quantity, entry, rate),
      plain: over((row) => -sign(row) * quantity[row][0] * entry[row][0] * rate[row][0]),
    },
    {
      name: "BASIS.RATE",
      limit: 20,
      call: () => call("BASIS.RATE", spot, futures),
      plain: over((row) => (futures[row][0] - spot[row][0]) / spot[row][0]),
    },
    {
      name: "BASIS.ANNUAL",
      limit: 20,
      call: () => call("BASIS.ANNUAL", spot, futures, days),
      plain: over((row) => ((futures[row][0] / spot[row][0] - 1) * 365) / days[row][0]),
    },
    {
      name: "LIQ.TIERED",
      limit: 50,
      call: () =>
        call(
          "LIQ.TIERED",
          table.map((row) => row.slice(0, 3)),
          side,
          entry,
          quantity,
          margin,
        ),
      plain: over((row) => tiered(row)),
    },
    {
      name: "LIQ.VENUE",
      limit: 50,
      call: () => call("LIQ.VENUE", one("Binance"), one("BTCUSDT"), side, entry, quantity, leverage),
      plain: over((row) => tiered(row)),
    },
  ].filter(({ name }) => functions.has(name.replaceAll(".", "_")));
}

async function peers({ functions, side, entry, quantity, margin, rate }) {
  const plain = () =>
    entry.map(([E], row) => {
      const s = side[row][0] === "long" ? 1 : -1;
      const [q, W, m] = [quantity[row][0], margin[row][0], rate[row][0]];
      return [(W - s * q * E) / (q * m - s * q)];
    });
  const exact = (Class) => () =>
    entry.map(([E], row) => {
      const s = side[row][0] === "long" ? 1 : -1;
      const q = new Class(quantity[row][0]);
      const sq = q.times(s);
      const needed = new Class(margin[row][0]).minus(sq.times(E));
      return [needed.div(q.times(rate[row][0]).minus(sq)).toNumber()];
    });
  const sheet = entry.map(([E], row) => [
    side[row][0] === "long" ? 1 : -1,
    quantity[row][0],
    E,
    margin[row][0],
    rate[row][0],
    `=(D${row + 1}-A${row + 1}*B${row + 1}*C${row + 1})/(B${row + 1}*E${row + 1}-A${row + 1}*B${row + 1})`,
  ]);
  const engine = HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3", maxRows: rows });
  const taken = await takeTurns({
    "plain loop in doubles": plain,
    "Ballast, LIQ.ISOLATED": () => functions.get("LIQ_ISOLATED")(side, entry, quantity, margin, rate),
    "decimal.js": exact(Decimal),
    "bignumber.js": exact(BigNumber),
    "HyperFormula, a formula a row": () => engine.rebuildAndRecalculate(),
  });
  engine.destroy();
  const base = taken["plain loop in doubles"];
  return table(
    "The liquidation price of 100,000 isolated positions",
    ["", "ms", "ratio"],
    Object.entries(taken).map(([name, time]) => [name, milliseconds(time), times(time / base)]),
    "Ballast also reads the cells, tells errors and gives 15 exact digits. HyperFormula calculates in doubles.",
  );
}
