import type { Problem } from "../base/problem";

let current: Problem | undefined;
const listeners = new Set<() => void>();

/** What a ribbon command could not do; the task pane shows it until it is dismissed. */
export function commandProblem(): Problem | undefined {
  return current;
}

export function setCommandProblem(problem: Problem | undefined): void {
  current = problem;
  listeners.forEach((listener) => listener());
}

/** Calls the listener whenever the problem changes; the result ends it. */
export function onCommandProblemChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
