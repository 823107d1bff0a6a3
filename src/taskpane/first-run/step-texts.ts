import type { Step } from "../../workbook/settings/path";

interface StepText {
  readonly title: string;
  /** What to do, and why. */
  readonly text: string;
}

export const stepTexts: Readonly<Record<Step, StepText>> = {
  base: {
    title: "Secure the base",
    text: "Hold 80% as spot that never becomes margin. Pick the profile, then select your holdings below. Dollar-cost averaging, buying equal amounts over time, needs no market timing.",
  },
  simulate: {
    title: "Simulate",
    text: "Backtest it first. Insert the template; its sheet First position starts with $100 at 2×: see when the margin call comes and where it is liquidated.",
  },
  hedge: {
    title: "Hedge",
    text: "Insert the planner and type the hedge ratio: 1 covers all of your spot, 0.5 half of it. The short's margin comes out of the active share, never out of the core.",
  },
  review: {
    title: "Review quarterly",
    text: "Prices move the weights. Read the holdings again, look at drift and rules, and write the rebalance.",
  },
  signals: {
    title: "Shift on signals",
    text: "Select prices with dates, and volumes and funding rates if you have them. The pane says what it sees and what your profile would do; nothing shifts until you apply it.",
  },
};
