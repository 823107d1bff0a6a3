import { useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../../../base/problem";
import { fromNumber } from "../../../core/number/decimal";
import type { FunctionDoc } from "../../../workbook/formulas/function-doc";
import { knownDefaults, type KnownDefaults } from "../../../workbook/formulas/insert/known-defaults";
import { planInsert, type InsertPlan } from "../../../workbook/formulas/insert/plan";
import { calculatePlan, type PlannedResult } from "../../../workbook/formulas/insert/result";
import { readNumber } from "../../parts/number-input";
import { loadFunctionDocs } from "../../state/function-docs";
import { useRead, type Reading } from "../use-read";

/** Milliseconds without a key before what is typed counts. */
const quiet = 250;

/** A planned call with its result. */
interface Planned {
  readonly plan: InsertPlan;
  /** Undefined where required arguments are missing. */
  readonly result: PlannedResult | undefined;
}

/** A call of a function as the fields fill it. */
export interface Call {
  readonly typed: readonly string[];
  readonly type: (at: number, text: string) => void;
  /** The values of defaults that follow from what is typed. */
  readonly defaults: KnownDefaults;
  readonly plan: Reading<InsertPlan>;
  readonly result: Reading<PlannedResult>;
  /** Plan and result of what the fields hold right now, which may not be shown yet. */
  readonly plannedNow: () => Promise<Planned>;
}

/** What the fields of functions that were open before hold, by id: looking at another function loses nothing. */
const kept = new Map<string, readonly string[]>();

/** Follows what is typed and what the workbook holds. A new version of the workbook is read again. */
export function useCall(doc: FunctionDoc, version: number): Call {
  const [typed, setTyped] = useState(() => kept.get(doc.id) ?? doc.parameters.map(() => ""));
  const [settled, setSettled] = useState({ filled: typed, edits: 0 });
  useEffect(() => {
    kept.set(doc.id, typed);
  }, [doc.id, typed]);
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setSettled(({ filled, edits }) => ({ filled: typed, edits: filled === typed ? edits : edits + 1 })),
      quiet,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  const plan = useRead(version && version + settled.edits, "The function cannot be inserted.", () =>
    planInsert(doc, settled.filled.map(plain)),
  );
  const result = useResult(plan.value);
  const defaults = useLoadedDefaults(doc, settled.filled);
  return {
    typed,
    type: (at, text) => setTyped((before) => before.with(at, text)),
    defaults,
    plan,
    result: result.reading,
    async plannedNow() {
      const isShown = typed === settled.filled && plan.value && result.of === plan.value;
      if (isShown && result.reading.value) return { plan: plan.value, result: result.reading.value };
      const fresh = isShown ? plan.value : await planInsert(doc, typed.map(plain));
      return { plan: fresh, result: await calculated(fresh) };
    },
  };
}

function useLoadedDefaults(doc: FunctionDoc, filled: readonly string[]): KnownDefaults {
  const [defaults, setDefaults] = useState<KnownDefaults>(new Map());
  useEffect(() => {
    let isCurrent = true;
    // A value that cannot be told is not shown; the words for the default stay.
    knownDefaults(doc, filled).then(
      (known) => isCurrent && setDefaults(known),
      () => isCurrent && setDefaults(new Map()),
    );
    return () => {
      isCurrent = false;
    };
  }, [doc, filled]);
  return defaults;
}

async function calculated(plan: InsertPlan): Promise<PlannedResult | undefined> {
  return plan.missing.length > 0 ? undefined : calculatePlan(plan, await loadFunctionDocs());
}

/** Calculates one plan after the other, and of several that wait only the last: a slow function is never called twice at a time. */
function useResult(plan: InsertPlan | undefined): { reading: Reading<PlannedResult>; of?: InsertPlan } {
  const [shown, setShown] = useState<{ reading: Reading<PlannedResult>; of?: InsertPlan }>({ reading: {} });
  const before = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (!plan) return;
    let isCurrent = true;
    const show = (reading: Reading<PlannedResult>): void => {
      if (isCurrent) setShown({ reading, of: plan });
    };
    before.current = before.current.then(async () => {
      if (!isCurrent) return;
      try {
        show({ value: await calculated(plan) });
      } catch (error) {
        show({ problem: notCalculated(error) });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [plan]);
  return shown;
}

function notCalculated(error: unknown): Problem {
  return asProblem("The result was not calculated.", error);
}

/** A number as formulas have it, whatever marks the pane's language writes; any other text as it is. */
function plain(text: string): string {
  if (text.trim() === "") return "";
  const number = readNumber(text, /%\s*$/.test(text));
  return number === undefined ? text : fromNumber(number).toFixed();
}
