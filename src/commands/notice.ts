import { observable } from "../base/observable";
import type { Problem } from "../base/problem";

/** What a ribbon command could not do. The task pane shows it until it is dismissed. */
export const commandProblem = observable<Problem | undefined>(undefined);
