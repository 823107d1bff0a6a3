import type { Account } from "../../../core/account/book/account";
import { assetsOf } from "../../../core/account/book/assets";
import type { Scenario, Shock } from "../../../core/account/book/scenario";
import type { Betas } from "../../../core/account/book/shocks";
import { type Decimal, one, zero } from "../../../core/number/decimal";
import { eachSliced, findSliced, type Sliced } from "../../../core/slices";
import { optional, type Stopped, type WholeArgument } from "../../cells/declaration";
import { aboutRow, refuse, texts } from "../../cells/errors";
import { isOneCell, isStopped, readCell } from "../../cells/reading";
import { readTable } from "../../cells/table";
import { anyNumber, growthRate, signedRate } from "../numbers";
import { text } from "../words";
import { assetKey } from "./coins";

/** One scenario, and how far assets move by a joint shock after it where it says so. */
export interface GivenScenario extends Scenario {
  readonly betas: ReadonlyMap<string, Decimal> | undefined;
}

/** What stands for the moving assets that are not listed. */
const allOthers = "*";

/** A shock of a price: at -1 nothing would be left of it. */
export const shock = optional(
  { ...growthRate, wanted: "a fraction above -1 (-0.2 is a fall of 20 %)" },
  zero,
);

export const shockColumns = {
  shock,
  basis: optional({ ...growthRate, wanted: "a fraction above -1 (0.01 is 1 % above spot)" }, zero),
  funding: optional(signedRate, zero),
};

const columns = {
  asset: text,
  shock,
  beta: optional<Decimal | undefined>(anyNumber, undefined),
  basis: shockColumns.basis,
  funding: shockColumns.funding,
};

/** A shock of all moving assets, or a table by asset. */
export const scenario: WholeArgument<GivenScenario> = {
  kind: "whole",
  wanted: "a shock, or a table of asset, shock, beta, basis and funding",
  read: function* (argument, cells) {
    if (isOneCell(cells)) {
      const of = readCell<Decimal>({ ...shock, wanted: scenario.wanted }, argument, cells, 0, 0);
      if (isStopped(of)) return of;
      return { shocks: new Map(), others: plainShock(of ?? zero), betas: undefined };
    }
    const read = yield* readTable(argument, columns, cells);
    if (isStopped(read)) return read;
    const betas = new Map<string, Decimal>();
    yield* eachSliced(read, ({ asset, beta }) => betas.set(assetKey(asset), beta ?? zero));
    const hasBetas = (yield* findSliced(read, ({ beta }) => beta !== undefined)) >= 0;
    const shocks = yield* shocksOf(read, (row) =>
      refuse(texts.twice(aboutRow(argument, cells, row.row), row.asset)),
    );
    return isStopped(shocks) ? shocks : { ...shocks, betas: hasBetas ? betas : undefined };
  },
};

interface ShockRow extends Shock {
  readonly asset: string;
  readonly row: number;
}

/** The rows of one scenario. An asset has one. */
export function* shocksOf<R extends ShockRow>(
  rows: readonly R[],
  twice: (row: R) => Stopped,
): Sliced<Scenario | Stopped> {
  const shocks = new Map<string, Shock>();
  const again = yield* findSliced(rows, (row) => {
    const { size } = shocks;
    return shocks.set(assetKey(row.asset), row).size === size;
  });
  if (again >= 0) return twice(rows[again]!);
  const others = shocks.get(allOthers);
  shocks.delete(allOthers);
  return { shocks, others };
}

export function plainShock(shock: Decimal): Shock {
  return { shock, basis: zero, funding: zero };
}

/** How far the assets of an account move by a joint shock, without those that do not. */
export function* betasOf(account: Account, given: GivenScenario["betas"]): Sliced<Betas> {
  const others = given ? given.get(allOthers) : one;
  const betas = new Map<string, Decimal>();
  yield* eachSliced(yield* assetsOf(account), ([asset, isMoving]) => {
    const beta = given?.get(asset) ?? (isMoving ? others : undefined);
    if (beta && !beta.isZero()) betas.set(asset, beta);
  });
  return betas;
}
