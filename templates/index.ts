import type { Template } from "../src/workbook/template/description";
import { hedgePlanner } from "./hedge-planner";
import { liquidationLadder } from "./liquidation-ladder";

/** In the order of the gallery. */
export const templates: readonly Template[] = [liquidationLadder, hedgePlanner];
