import type { ComponentType } from "react";
import { AccountsView } from "./accounts/AccountsView";
import { FunctionsView } from "./explorer/FunctionsView";
import type { ViewId } from "./state/navigation";
import { PortfolioView } from "./portfolio/PortfolioView";
import { TemplatesView } from "./templates/TemplatesView";
import { SettingsView } from "./settings/SettingsView";

interface View {
  readonly id: ViewId;
  /** Shown on the tab and above the view. */
  readonly title: string;
  readonly Content: ComponentType;
}

/** The views in the order of their tabs. */
export const views: readonly View[] = [
  { id: "portfolio", title: "Portfolio", Content: PortfolioView },
  { id: "functions", title: "Functions", Content: FunctionsView },
  { id: "accounts", title: "Accounts", Content: AccountsView },
  { id: "templates", title: "Templates", Content: TemplatesView },
  { id: "settings", title: "Settings", Content: SettingsView },
];
