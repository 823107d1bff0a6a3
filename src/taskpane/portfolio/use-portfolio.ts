import { useEffect, useEffectEvent, useMemo, useReducer, useRef } from "react";
import { withPauses } from "../../base/pauses";
import type { CellsSource } from "../../excel/cells/source";
import { nextReview } from "../../workbook/settings/next-review";
import { readChoices, saveChoices, type Choices } from "../../workbook/settings/choices";
import { readHoldings, readSelectedHoldings, type Holdings } from "../../workbook/inputs/holdings";
import {
  readFunding,
  readMarket,
  readSelectedFunding,
  readSelectedMarket,
  type FundingSeries,
  type MarketSeries,
} from "../../workbook/inputs/prices";
import { asProblem } from "../../base/problem";
import { readStandings } from "../../workbook/accounts/standings";
import { accountRules, pickedTables } from "../state/account-choice";
import { planSliced } from "../../workbook/rebalance/plan";
import { writeRebalance } from "../../workbook/rebalance/write";
import { defaultRules, firstBracket, loadSettings, rateSource } from "../../workbook/settings/store";
import { selectCells } from "../../workbook/formulas/explain/explain-cell";
import { addMarginRow } from "../../workbook/inputs/add-row";
import { insertSample } from "../../workbook/inputs/sample";
import { undoLastWrite, type Write } from "../../excel/writes/undo";
import { useProfiles } from "../state/use-profiles";
import { useLastWrite } from "../state/use-observable";
import { writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";
import { useLot, useSettings } from "../state/use-settings";
import { useWorkbookChanges } from "../state/use-workbook-changes";
import { useAccountStandings } from "./use-account-standings";
import { usePreview } from "./use-preview";
import { describeWrite } from "./plan-words";
import { readRules } from "./rules-input";
import { initialState, reduce, type Activity } from "./state";

const cancelled = "Cancelled. The workbook is unchanged.";

/** The writes that this view offers to take back. */
const ownWrites: readonly Write["kind"][] = ["rebalance", "sample", "row", "live prices", "market data"];
/** Milliseconds without another choice before the choices are saved. */
const quiet = 250;

/** The Portfolio view's state, what is derived from it, and what its buttons do. */
export function usePortfolio() {
  const [state, dispatch] = useReducer(reduce, initialState);
  const { profileId, source, pricesSource, fundingSource, intervalHours } = state;
  const { holdings, holdingsProblem, signal } = state;
  const profiles = useProfiles();
  const profile = profiles.find(({ id }) => id === profileId);
  const { settings } = useSettings();
  const defaults = useMemo(() => defaultRules(settings), [settings]);
  const origins = useMemo(() => ({ maintenanceRate: firstBracket(settings) }), [settings]);
  const lot = useLot();
  const { rules, own, faults } = useMemo(() => readRules(state.rules, defaults), [state.rules, defaults]);
  const holdingsAreWrong = holdingsProblem !== undefined;
  const accounts = useAccountStandings();
  const shown = usePreview({ profile, holdings, holdingsAreWrong, rules, signal, accounts });
  const last = useLastWrite();
  const written = last && ownWrites.includes(last.kind) ? last : undefined;
  const cancellation = useRef(new AbortController());

  async function during(activity: Activity, work: () => Promise<void>): Promise<void> {
    dispatch({ type: "started", activity });
    await work();
    dispatch({ type: "ended" });
  }

  /** What wrote last in each activity, for another try. */
  const tried = useRef<Partial<Record<Activity, () => Promise<void>>>>({});
  function writing(activity: Activity, work: () => Promise<void>): Promise<void> {
    tried.current = { ...tried.current, [activity]: work };
    return during(activity, work);
  }

  async function read(reading: () => Promise<Holdings>, again?: CellsSource): Promise<void> {
    try {
      dispatch({ type: "read", holdings: await reading(), again });
    } catch (error) {
      dispatch({ type: "notRead", problem: asProblem("The holdings were not read.", error), again });
    }
  }

  function readHoldingsAgain(from: CellsSource | undefined): Promise<void> {
    return from ? read(() => readHoldings(from), from) : Promise.resolve();
  }

  /** Resolves to true when the prices were read. */
  async function readPrices(reading: () => Promise<MarketSeries>, again?: CellsSource): Promise<boolean> {
    try {
      dispatch({ type: "marketRead", market: await reading(), again });
      return true;
    } catch (error) {
      dispatch({ type: "marketNotRead", problem: asProblem("The signals were not read.", error), again });
      return false;
    }
  }

  async function readRates(reading: () => Promise<FundingSeries>, again?: CellsSource): Promise<void> {
    try {
      dispatch({ type: "fundingRead", funding: await reading(), again });
    } catch (error) {
      dispatch({ type: "marketNotRead", problem: asProblem("The signals were not read.", error), again });
    }
  }

  /** Reads the prices and rates for the signals again from the same sources. */
  async function readMarketAgain(prices?: CellsSource, funding?: CellsSource): Promise<void> {
    if (prices && !(await readPrices(() => readMarket(prices), prices))) return;
    if (funding) await readRates(() => readFunding(funding), funding);
  }

  async function addRow(bucket: string): Promise<void> {
    if (!source) return;
    try {
      dispatch({ type: "read", holdings: await addMarginRow(source, bucket) });
    } catch (error) {
      dispatch({ type: "rowNotAdded", problem: asProblem("The row was not added.", error) });
    }
  }

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      failed(what)(error);
    }
  }

  const failed = (what: string) => (error: unknown) =>
    dispatch({ type: "failed", problem: asProblem(what, error) });

  async function writeFresh(overwrite?: string): Promise<void> {
    if (!profile || !source || !rules) return;
    const { form, target, hasCharts } = state;
    const fresh = await readHoldings(source);
    dispatch({ type: "read", holdings: fresh, again: source });
    const standings = await readStandings(pickedTables.get(), accountRules.get());
    const plan = await withPauses(planSliced(profile, fresh, rules, signal, standings));
    const outcome = await writeRebalance(plan, {
      form,
      target,
      hasCharts,
      decimals: settings.decimals,
      nextReview: nextReview(settings),
      rateSource: rateSource(settings, rules),
      lot,
      signal: cancellation.current.signal,
      onProgress: (progress) => dispatch({ type: "progressed", progress }),
      overwrite,
    });
    if (outcome.kind === "occupied") dispatch({ type: "asked", occupied: outcome });
    else if (outcome.kind === "cancelled") dispatch({ type: "finished", result: cancelled });
    else {
      const done = outcome.isUpdate ? "Updated" : "Written to";
      dispatch({ type: "finished", result: `${done} ${outcome.write.address}.` });
    }
  }

  /** The choices as the workbook has them. Undefined until they were read, and until then nothing is saved over them. */
  const saved = useRef<string>(undefined);
  const restore = useEffectEvent(() =>
    during("restore", () =>
      attempt("The last choices were not restored.", async () => {
        const choices = await readChoices();
        saved.current = JSON.stringify(choices);
        dispatch({ type: "restored", choices });
        await readHoldingsAgain(choices.holdings);
        await readMarketAgain(choices.prices, choices.funding);
      }),
    ),
  );
  useEffect(() => void restore(), []);

  useWorkbookChanges(
    true,
    () => {
      void readHoldingsAgain(source);
      void readMarketAgain(pricesSource, fundingSource);
    },
    failed("The preview is not updating with the sheet."),
  );

  const isRestored = state.activity !== "restore";
  useEffect(() => {
    if (!isRestored || saved.current === undefined || !rules) return;
    const choices: Choices = {
      profile: profileId,
      holdings: source,
      prices: pricesSource,
      funding: fundingSource,
      intervalHours,
      rules: own,
      signal,
    };
    if (JSON.stringify(choices) === saved.current) return;
    const timer = setTimeout(() => {
      saved.current = JSON.stringify(choices);
      saveChoices(choices).catch(failed("The choices were not saved in the workbook."));
    }, quiet);
    return () => clearTimeout(timer);
  }, [isRestored, profileId, source, pricesSource, fundingSource, intervalHours, rules, own, signal]);

  return {
    state,
    dispatch,
    profiles,
    profile,
    defaults,
    origins,
    faults,
    shown,
    accounts,
    written,
    readSelection: () => during("selection", () => read(readSelectedHoldings)),
    addSample: () => writing("sample", () => read(() => insertSample(profile))),
    addRow: (bucket: string) => writing("row", () => addRow(bucket)),
    tryAgain: (activity: "sample" | "row" | "write") =>
      during(activity, () =>
        attempt(notUndone, () => writeAgain(tried.current[activity] ?? (() => Promise.resolve()))),
      ),
    showCells: (address: string) => void attempt("The cell was not selected.", () => selectCells(address)),
    readAgain: () => during("again", () => readHoldingsAgain(source)),
    readPrices: () =>
      during("prices", async () => {
        await readPrices(readSelectedMarket);
      }),
    readFundingRates: () => during("funding", () => readRates(readSelectedFunding)),
    write: (overwrite?: string) =>
      writing("write", () => {
        cancellation.current = new AbortController();
        return attempt("The rebalance was not written.", () => writeFresh(overwrite));
      }),
    cancel: () => cancellation.current.abort(),
    undo: () =>
      during("undo", () =>
        attempt(notUndone, async () => {
          const what = written && describeWrite(written);
          if (!(await undoLastWrite(askToLose))) return;
          dispatch({ type: "finished", result: `Undone: ${what}.` });
          await loadSettings(); // the write may have added a Settings sheet for the user's own profile
        }),
      ),
  };
}

const notUndone = "The last write was not undone.";

export type Portfolio = ReturnType<typeof usePortfolio>;
