import { addLines, type Line, negated, sumOfLines, timesLines } from "../lines";
import { mapSliced, type Sliced } from "../../slices";
import { type Account, profitToday, type Standing, standingOf } from "./account";
import { type Assets, assetsOf } from "./assets";
import { markAlong, priceAlong } from "./buffer";
import { type Figures, figuresAt } from "./figures";
import { type Moves, movesIn } from "./moves";
import type { Scenario } from "./scenario";

/** An account as it is before any scenario. */
export interface Before {
  readonly standing: Standing;
  readonly assets: Assets;
  readonly figures: Figures;
  /** P&L in value of each leg. */
  readonly profits: readonly Line[];
}

export interface After {
  readonly figures: Figures;
  /** Undefined where the brackets do not tell. */
  readonly isLiquidated: boolean | undefined;
  /** How much each leg gains in value. An isolated leg that is liquidated loses its margin, and no more. */
  readonly gains: readonly Line[];
}

export function* beforeStress(account: Account): Sliced<Before> {
  const standing = yield* standingOf(account);
  const [assets, today] = [yield* assetsOf(account), new Map()];
  const profits = yield* profitsAlong(standing, today);
  return { standing, assets, figures: yield* figuresAt(standing, today), profits };
}

/** An account after a scenario as if nobody had closed it. Liquidated before it stays liquidated. */
export function* stressed(before: Before, scenario: Scenario): Sliced<After> {
  const { standing, assets, profits } = before;
  const moves = yield* movesIn(scenario, assets);
  const figures = yield* figuresAt(standing, moves);
  const [today, then] = [before.figures, figures].map(liquidatedIn);
  // One that is true is enough; else both must be known.
  const isLiquidated = [today, then].includes(true) || (today === then ? today : undefined);
  const lost = standing.account.isIsolated && isLiquidated ? [...standing.holdings.values()][0] : undefined;
  const gains = lost
    ? [negated(timesLines(lost.coin.balance, priceAlong(lost, moves)))]
    : (yield* profitsAlong(standing, moves)).map((profit, index) =>
        addLines(profit, negated(profits[index]!)),
      );
  return { figures, isLiquidated, gains };
}

function profitsAlong({ legs, holdings }: Standing, moves: Moves): Sliced<Line[]> {
  return mapSliced(legs, (leg) => {
    const rate = leg.isSpot ? undefined : moves.get(leg.asset)?.funding;
    const profit = profitToday(leg, markAlong(leg, moves), rate);
    return timesLines(profit, priceAlong(holdings.get(leg.settle)!, moves));
  });
}

function liquidatedIn({ margin }: Figures): boolean | undefined {
  return "beyond" in margin ? undefined : margin.isLiquidated;
}

/** How much more an account is worth after than before. */
export function gainOf({ figures: before }: Before, { figures: after }: After): Line {
  return sumOfLines(
    after.equities.map((equity, index) => addLines(equity, negated(before.equities[index]!))),
  );
}
