/** The views of the pane, in the order of their tabs. */
export type ViewId = "portfolio" | "functions" | "templates" | "settings";

let current: ViewId = "portfolio";
const listeners = new Set<() => void>();

/** The view that is in front. */
export function currentView(): ViewId {
  return current;
}

/** Brings a view to the front; ribbon buttons and links in other views call it, whether the pane is drawn yet or not. */
export function showView(view: ViewId): void {
  current = view;
  listeners.forEach((listener) => listener());
}

/** Calls the listener whenever another view comes to the front; the result ends it. */
export function onViewChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
