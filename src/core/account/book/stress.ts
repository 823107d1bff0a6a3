import type { Decimal } from "../../number/decimal";
import { mapSliced, type Sliced } from "../../slices";
import { type Account, type BookLeg, profitToday, type Standing, standingOf } from "./account";
import { type Figures, figuresAt } from "./figures";
import type { ValuedLeg } from "../legs";
import { addLines, type Line, negated, timesLine } from "../lines";
import { afterScenario, type Scenario } from "./scenario";

/** An account as it is before any scenario. */
export interface Before {
  readonly account: Account;
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
  const figures = yield* figuresAt(standing, new Map());
  return { account, figures, profits: yield* profitsOf(standing) };
}

/** An account after a scenario as if nobody had closed it. Liquidated before it stays liquidated. */
export function* stressed({ account, figures: before, profits }: Before, scenario: Scenario): Sliced<After> {
  const standing = yield* standingOf(yield* afterScenario(account, scenario));
  const figures = yield* figuresAt(standing, new Map());
  const isLiquidated = either(liquidatedIn(before), liquidatedIn(figures));
  const lost = account.isIsolated && isLiquidated ? [...standing.holdings.values()][0] : undefined;
  const gains = lost
    ? [timesLine(lost.coin.balance, lost.coin.price.neg())]
    : yield* mapSliced(yield* profitsOf(standing), (profit, index) =>
        addLines(profit, negated(profits[index]!)),
      );
  return { figures, isLiquidated, gains };
}

function profitsOf({ legs, holdings }: Standing): Sliced<Line[]> {
  return mapSliced(legs, (leg) => profitIn(leg, holdings.get(leg.settle)!.coin.price));
}

function profitIn(leg: BookLeg & ValuedLeg, price: Decimal): Line {
  return timesLine(profitToday(leg), price);
}

function liquidatedIn({ margin }: Figures): boolean | undefined {
  return "beyond" in margin ? undefined : margin.isLiquidated;
}

/** One that is true is enough; else both must be known. */
function either(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

/** How much more an account is worth after than before. */
export function gainOf(before: Before, after: After): Line {
  return addLines(after.figures.equity, negated(before.figures.equity));
}
