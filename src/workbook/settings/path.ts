import { observable } from "../../base/observable";
import { readNamedCells } from "../../excel/cells/named-cells";
import { parseStored, storedUnder } from "../../excel/cells/stored";
import { runExcel } from "../../excel/run";

/** The steps from spot to futures, in their order. */
export const steps = ["base", "simulate", "hedge", "review", "signals"] as const;
export type Step = (typeof steps)[number];

/** Steps that were marked as done, or as not done, whatever else speaks for it. */
export type Marks = Readonly<Partial<Record<Step, boolean>>>;

/** How far the way through the steps has been gone in this workbook. */
export interface Path {
  readonly marks: Marks;
  /** The steps whose template the workbook holds. */
  readonly inserted: readonly Step[];
}

/** Undefined until it is read. */
export const pathState = observable<Path | undefined>(undefined);

/** The template of a step, and the name of one of its cells. */
export const templatesOfSteps = {
  simulate: { id: "backtest", name: "BacktestCapital" },
  hedge: { id: "hedge-planner", name: "HedgeContracts" },
} as const satisfies Partial<Record<Step, { readonly id: string; readonly name: string }>>;

/** Reads the marks and looks for the templates. */
export function loadPath(): Promise<void> {
  const savesBefore = saves;
  return runExcel("The steps were not read.", async (context) => {
    const text = stored.load(context);
    const { simulate, hedge } = templatesOfSteps;
    const found = {
      simulate: await readNamedCells(context, simulate.name),
      hedge: await readNamedCells(context, hedge.name),
    };
    const inserted = (["simulate", "hedge"] as const).filter((step) => found[step].size > 0);
    // What was marked meanwhile is newer than what was read.
    const marks = saves === savesBefore ? parseMarks(text() ?? "") : (pathState.get()?.marks ?? {});
    pathState.set({ marks, inserted });
  });
}

/** Marks a step in this workbook. */
export async function markStep(step: Step, isDone: boolean): Promise<void> {
  saves++;
  const before = pathState.get() ?? { marks: {}, inserted: [] };
  const marks = { ...before.marks, [step]: isDone };
  pathState.set({ ...before, marks });
  await runExcel("The step was not marked in the workbook.", async (context) => {
    stored.save(context, marks);
    await context.sync();
  });
}

/** Reads stored marks. A file can come from anywhere, so what is no mark is left out. */
export function parseMarks(text: string): Marks {
  const value = parseStored(text);
  if (typeof value !== "object" || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    steps.filter((step) => typeof given.get(step) === "boolean").map((step) => [step, given.get(step)]),
  );
}

const stored = storedUnder("Ballast.Path");
/** How often a step was marked. */
let saves = 0;
