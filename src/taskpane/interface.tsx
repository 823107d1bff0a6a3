import { createRoot } from "react-dom/client";
import { App } from "./App";

/** Puts the task pane's interface into the page. */
export function render(element: HTMLElement): void {
  createRoot(element).render(<App />);
}
