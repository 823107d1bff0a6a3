import type { Template } from "../excel/sheets/description";
import { account } from "./account";
import { allocationModel } from "./allocation-model";
import { backtest } from "./backtest";
import { carryAndFunding } from "./carry-and-funding";
import { hedgePlanner } from "./hedge-planner";
import { liquidationLadder } from "./liquidation-ladder";
import { marginBook } from "./margin-book";
import { tearSheet } from "./tear-sheet";

/** In the order of the gallery. */
export const templates: readonly Template[] = [
  allocationModel,
  liquidationLadder,
  marginBook,
  hedgePlanner,
  carryAndFunding,
  backtest,
  account,
  tearSheet,
];
