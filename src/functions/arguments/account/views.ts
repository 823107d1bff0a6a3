import { type BookLeg, profitToday, type Standing } from "../../../core/account/book/account";
import type { Beyond } from "../../../core/account/brackets";
import { type Figures, legMargins, ratioOf } from "../../../core/account/book/figures";
import type { ValuedLeg } from "../../../core/account/legs";
import { timesLine } from "../../../core/account/lines";
import {
  type Betas,
  compareSizes,
  exposureTo,
  nearestEnd,
  priceAfter,
  priceOf,
  type Shocks,
} from "../../../core/account/book/shocks";
import { type Fraction, quotientOf } from "../../../core/number/fraction";
import { zero } from "../../../core/number/decimal";
import { eachSliced, mapSliced, type Sliced, sortedSliced } from "../../../core/slices";
import { texts, unsolved } from "../../cells/errors";
import type { Output } from "../../cells/spill";
import type { Book } from "./book";
import { amountOf, endOutput, noCover, shownOf } from "./outputs";

/** What the views show of an account. */
export interface State {
  readonly standing: Standing;
  readonly betas: Betas;
  readonly figures: Figures;
  readonly shocks: Shocks | Beyond;
}

export const accountHeader = [
  ...["Account", "Equity", "Adjusted equity", "Maintenance margin", "Margin ratio", "Buffer"],
  ...["Shock down", "Shock up", "First", "First price", "First distance", "Status"],
];

export function* accountRow({ standing: { account }, figures, shocks }: State, book: Book): Sliced<Output[]> {
  const { equity, adjusted, required, ratio, buffer, status } = shownOf(figures, book);
  const known = [account.name, equity, adjusted, required, ratio, buffer];
  if ("beyond" in shocks)
    return [...known, ...Array<Output>(5).fill(book.pastLastCap(shocks.beyond)), status];
  const { joint, alone } = shocks;
  const [first] = yield* ranked(alone);
  return [
    ...known,
    endOutput(joint, "down", book),
    endOutput(joint, "up", book),
    ...(first
      ? [first.asset, quotientOf(priceAfter(priceOf(account, first.asset), first.end)), quotientOf(first.end)]
      : ["", noCoin, noCoin]),
    status,
  ];
}

const noCoin = unsolved(texts.noCoinLiquidates());

export const coinsHeader = [
  ...["Account", "Asset", "Price", "Net exposure", "Down price", "Down distance", "Up price", "Up distance"],
  "Rank",
];

export function* coinRows({ standing, betas, shocks }: State, book: Book): Sliced<Output[][]> {
  const { account } = standing;
  const ranks = new Map<string, number>();
  if (!("beyond" in shocks))
    yield* eachSliced(yield* ranked(shocks.alone), ({ asset }, index) => ranks.set(asset, index + 1));
  const rows: Output[][] = [];
  for (const asset of betas.keys()) {
    const price = priceOf(account, asset);
    const known = [account.name, asset, price, amountOf(yield* exposureTo(standing, asset))];
    if ("beyond" in shocks) {
      rows.push([...known, ...Array<Output>(5).fill(book.pastLastCap(shocks.beyond))]);
      continue;
    }
    const ends = shocks.alone.get(asset)!;
    const sides = (["down", "up"] as const).flatMap((side) => [
      endOutput(ends, side, book, (end) => quotientOf(priceAfter(price, end))),
      endOutput(ends, side, book),
    ]);
    rows.push([...known, ...sides, ranks.get(asset) ?? ""]);
  }
  return rows;
}

/** The assets whose own price liquidates, the nearest first. */
function* ranked(alone: Shocks["alone"]): Sliced<{ asset: string; end: Fraction }[]> {
  const found: { asset: string; end: Fraction }[] = [];
  yield* eachSliced(alone, ([asset, ends]) => {
    const end = nearestEnd(ends);
    if (end) found.push({ asset, end });
  });
  return yield* sortedSliced(found, (a, b) => compareSizes(a.end, b.end));
}

export const legsHeader = [
  ...["Account", "Leg", "Side", "Quantity", "Mark price", "P&L", "Maintenance margin", "Share of M + F"],
  ...["Price at shock down", "Price at shock up"],
];

export function* legRows(
  { standing, betas, figures: { margin }, shocks }: State,
  book: Book,
): Sliced<(readonly [BookLeg & ValuedLeg, Output[]])[]> {
  const margins = yield* legMargins(standing, new Map());
  return yield* mapSliced(standing.legs, (leg): readonly [BookLeg & ValuedLeg, Output[]] => {
    const { price } = standing.holdings.get(leg.settle)!.coin;
    const known = [
      ...[standing.account.name, leg.label, leg.side, leg.quantity, leg.markPrice],
      amountOf(timesLine(profitToday(leg), price)),
    ];
    if ("beyond" in margins || "beyond" in margin || "beyond" in shocks) {
      const unknown = [margins, margin, shocks].find((one): one is Beyond => "beyond" in one)!;
      return [leg, [...known, ...Array<Output>(4).fill(book.pastLastCap(unknown.beyond))]];
    }
    const own = margins.get(leg.row)!;
    const isFree = margin.required.constant.isZero();
    const beta = betas.get(leg.asset) ?? zero;
    const priceAt = ({ numerator, denominator }: Fraction) =>
      quotientOf(priceAfter(leg.markPrice, { numerator: numerator.times(beta), denominator }));
    const prices = (["down", "up"] as const).map((side) => endOutput(shocks.joint, side, book, priceAt));
    const share = isFree ? noCover : quotientOf(ratioOf(own, margin.required));
    return [leg, [...known, amountOf(own), share, ...prices]];
  });
}
