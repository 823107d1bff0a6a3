import { observable } from "../../base/observable";

/** The views of the pane, in the order of their tabs. */
export type ViewId = "portfolio" | "functions" | "accounts" | "templates" | "settings";

/** The view that is in front. Ribbon buttons may set it before the pane is drawn. */
export const shownView = observable<ViewId>("portfolio");
