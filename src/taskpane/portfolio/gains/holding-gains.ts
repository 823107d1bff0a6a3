import type { Profile } from "../../../core/allocation/profiles";
import {
  qualityFindings,
  type QualityFinding,
  type RatedHolding,
  venueFinding,
} from "../../../core/allocation/review/quality";
import { sweptBuckets, type SweptBucket } from "../../../core/allocation/review/sweep";
import { componentKey, isFutures } from "../../../core/allocation/targets";
import {
  decimal,
  divide,
  fromNumber,
  larger,
  sum,
  toNumber,
  zero,
  type Decimal,
} from "../../../core/number/decimal";
import { atOnce } from "../../../core/slices";
import type { Holdings } from "../../../workbook/inputs/holdings";

/** What a row has gained on its cost, as long as it is not sold. */
export interface HoldingGain {
  readonly asset: string;
  readonly bucket: string;
  readonly cost: number;
  /** Negative for a loss. */
  readonly gain: number;
  /** The gain as a fraction of the cost; undefined where it cost nothing. */
  readonly ofCost: number | undefined;
}

type NotedHoldings = Pick<Holdings, "rows" | "notes">;

/** The gain of each row with a cost. */
export function gainsOf({ rows, notes }: NotedHoldings): HoldingGain[] {
  return rows.flatMap(({ asset, bucket, quantity, price }, index) => {
    const paid = notes?.costs?.[index];
    if (paid === undefined) return [];
    const cost = fromNumber(paid);
    const gain = fromNumber(quantity).times(fromNumber(price)).minus(cost);
    const ofCost = cost.isZero() ? undefined : toNumber(divide(gain, cost));
    return [{ asset, bucket, cost: paid, gain: toNumber(gain), ofCost }];
  });
}

/** Half of each gain swept, as ALLOC.SWEEP has it. A row without a cost has no gain that is known. */
export function sweepOf(holdings: NotedHoldings): readonly SweptBucket[] {
  const amounts = holdings.rows.map(({ bucket, quantity, price }, index) => {
    const value = fromNumber(quantity).times(fromNumber(price));
    const paid = holdings.notes?.costs?.[index];
    return { part: partOf(bucket), value, cost: paid === undefined ? value : fromNumber(paid) };
  });
  const of = (part: Part, amount: "value" | "cost"): Decimal =>
    sum(amounts.filter((one) => one.part === part).map((one) => one[amount]));
  const half = decimal("0.5");
  return sweptBuckets({
    spotValue: of("spot", "value"),
    spotCost: of("spot", "cost"),
    cash: of("cash", "value"),
    futuresEquity: of("futures", "value"),
    futuresPaidIn: of("futures", "cost"),
    spotShare: half,
    futuresShare: half,
  });
}

/** What ALLOC.QUALITY says against the holdings under a profile; venues only where the table names them. */
export function warningsOf(holdings: NotedHoldings, profile: Pick<Profile, "id">): QualityFinding[] {
  const { rows, notes } = holdings;
  const rated = rows.map(({ asset, bucket, quantity, price }, index): RatedHolding => ({
    asset,
    bucket,
    // A debt in cash is held on no venue.
    value: larger(fromNumber(quantity).times(fromNumber(price)), zero),
    quality: notes?.qualities?.[index],
    venue: notes?.venues?.[index],
  }));
  const findings = atOnce(qualityFindings(profile.id, rated));
  if (notes?.venues) findings.push(atOnce(venueFinding(rated)));
  return findings.filter(({ breached }) => breached);
}

type Part = "spot" | "cash" | "futures";

function partOf(bucket: string): Part {
  if (isFutures(bucket)) return "futures";
  return componentKey(bucket) === "cash" ? "cash" : "spot";
}
