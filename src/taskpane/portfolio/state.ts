import type { CellsSource } from "../../excel/cells/source";
import type { Choices } from "../../workbook/settings/choices";
import type { Holdings } from "../../workbook/inputs/holdings";
import type { FundingSeries, MarketSeries } from "../../workbook/inputs/prices";
import type { Problem } from "../../base/problem";
import type { RebalanceForm } from "../../workbook/rebalance/place";
import type { WriteTarget } from "../../workbook/rebalance/write";
import { noRuleTexts, writeRules, type RuleName, type RuleTexts } from "./rules-input";

export type Activity =
  "restore" | "selection" | "sample" | "again" | "row" | "prices" | "funding" | "write" | "undo";

/** What the Portfolio view knows; everything else is derived from it. */
export interface PortfolioState {
  readonly profileId?: string;
  /** Where the holdings are read from; kept when a reading fails. */
  readonly source?: CellsSource;
  readonly holdings?: Holdings;
  readonly holdingsProblem?: Problem;
  /** Why a row could not be added to the holdings, which stay as they were read. */
  readonly rowProblem?: Problem;
  /** Prices for the signals. Their source is kept when a reading fails. */
  readonly market?: MarketSeries;
  readonly pricesSource?: CellsSource;
  /** Funding rates that are not in the table of the prices. */
  readonly funding?: FundingSeries;
  readonly fundingSource?: CellsSource;
  /** Funding interval in hours, if the user chose them; they hold as long as the rates have this source. */
  readonly intervalHours?: number;
  readonly marketProblem?: Problem;
  readonly rules: RuleTexts;
  /** The signal whose adjustment is applied; undefined for the profile's own weights. */
  readonly signal?: string;
  readonly form: RebalanceForm;
  readonly target: WriteTarget;
  readonly hasCharts: boolean;
  readonly activity?: Activity;
  /** The current step of a write. */
  readonly progress?: string;
  readonly writeProblem?: Problem;
  /** The filled cells that a write would overwrite, which the user is asked about. */
  readonly occupied?: { readonly address: string; readonly filled: number };
  /** What the last write or undo did. */
  readonly result?: string;
}

/** The source of a repeated reading. The answer counts only while this is still the source. */
interface Again {
  readonly again?: CellsSource;
}

export type PortfolioAction =
  | { readonly type: "restored"; readonly choices: Choices }
  | { readonly type: "started"; readonly activity: Activity }
  | { readonly type: "ended" }
  | ({ readonly type: "read"; readonly holdings: Holdings } & Again)
  | ({ readonly type: "notRead"; readonly problem: Problem | undefined } & Again)
  | { readonly type: "rowNotAdded"; readonly problem: Problem }
  | ({ readonly type: "marketRead"; readonly market: MarketSeries } & Again)
  | ({ readonly type: "fundingRead"; readonly funding: FundingSeries } & Again)
  | ({ readonly type: "marketNotRead"; readonly problem: Problem } & Again)
  | { readonly type: "marketForgotten" }
  | { readonly type: "intervalPicked"; readonly intervalHours: number }
  | { readonly type: "profilePicked"; readonly profileId: string }
  | { readonly type: "ruleTyped"; readonly name: RuleName; readonly text: string }
  | { readonly type: "adjusted"; readonly signal: string | undefined }
  | { readonly type: "formPicked"; readonly form: RebalanceForm }
  | { readonly type: "targetPicked"; readonly target: WriteTarget }
  | { readonly type: "chartsPicked"; readonly hasCharts: boolean }
  | { readonly type: "progressed"; readonly progress: string }
  | { readonly type: "asked"; readonly occupied: PortfolioState["occupied"] }
  | { readonly type: "finished"; readonly result: string }
  | { readonly type: "failed"; readonly problem: Problem | undefined };

export const initialState: PortfolioState = {
  rules: noRuleTexts,
  form: "live",
  target: "new-sheet",
  hasCharts: true,
  activity: "restore",
};

export function reduce(state: PortfolioState, action: PortfolioAction): PortfolioState {
  if (isOutdated(state, action)) return state;
  switch (action.type) {
    case "restored": {
      const { profile, holdings, prices, funding, intervalHours, rules, signal } = action.choices;
      return {
        ...state,
        // A choice that was made during the reading stays.
        profileId: state.profileId ?? profile,
        source: state.source ?? holdings,
        pricesSource: prices,
        fundingSource: funding,
        intervalHours,
        rules: writeRules(rules),
        signal: state.profileId === undefined ? signal : undefined,
      };
    }
    case "started": {
      const touchesSheet = action.activity === "write" || action.activity === "undo";
      const cleared = touchesSheet ? { writeProblem: undefined, result: undefined, occupied: undefined } : {};
      return { ...state, ...cleared, rowProblem: undefined, activity: action.activity };
    }
    case "ended":
      return { ...state, activity: undefined, progress: undefined };
    case "read": {
      const holdings = known(state.holdings, action.holdings);
      return { ...state, holdings, source: holdings.source, holdingsProblem: undefined };
    }
    case "notRead":
      return { ...state, holdingsProblem: action.problem };
    case "rowNotAdded":
      return { ...state, rowProblem: action.problem };
    case "marketRead": {
      const market = known(state.market, action.market);
      const ratesStay = state.fundingSource !== undefined || isSame(market.source, state.pricesSource);
      return {
        ...state,
        market,
        pricesSource: market.source,
        intervalHours: ratesStay ? state.intervalHours : undefined,
        marketProblem: undefined,
      };
    }
    case "fundingRead": {
      const funding = known(state.funding, action.funding);
      const ratesStay = isSame(funding.source, state.fundingSource);
      return {
        ...state,
        funding,
        fundingSource: funding.source,
        intervalHours: ratesStay ? state.intervalHours : undefined,
        marketProblem: undefined,
      };
    }
    case "marketNotRead":
      return { ...state, marketProblem: action.problem };
    case "marketForgotten":
      return {
        ...state,
        ...{ market: undefined, pricesSource: undefined, funding: undefined, fundingSource: undefined },
        intervalHours: undefined,
        marketProblem: undefined,
      };
    case "intervalPicked":
      return { ...state, intervalHours: action.intervalHours };
    case "profilePicked":
      return { ...state, profileId: action.profileId, signal: undefined };
    case "ruleTyped":
      return { ...state, rules: { ...state.rules, [action.name]: action.text } };
    case "adjusted":
      return { ...state, signal: action.signal };
    case "formPicked":
      return { ...state, form: action.form };
    case "targetPicked":
      return { ...state, target: action.target };
    case "chartsPicked":
      return { ...state, hasCharts: action.hasCharts };
    case "progressed":
      return { ...state, progress: action.progress };
    case "asked":
      return { ...state, occupied: action.occupied };
    case "finished":
      return { ...state, result: action.result };
    case "failed":
      return { ...state, writeProblem: action.problem };
  }
}

/** True when the answer is from an old source: the user has picked another selection since, or stopped the reading. */
function isOutdated(state: PortfolioState, action: PortfolioAction): boolean {
  if (!("again" in action) || !action.again) return false;
  const sources = {
    read: [state.source],
    notRead: [state.source],
    marketRead: [state.pricesSource],
    fundingRead: [state.fundingSource],
    marketNotRead: [state.pricesSource, state.fundingSource],
  }[action.type];
  return !sources.some((source) => isSame(action.again, source));
}

function isSame(one: CellsSource | undefined, other: CellsSource | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The earlier object if the same was read again, so that a calculation without a change causes no new plan. */
function known<T extends object>(before: T | undefined, read: T): T {
  return before && JSON.stringify(before) === JSON.stringify(read) ? before : read;
}
