import type { ComponentType } from "react";
import { loadScript } from "./parts/files/own-file";
import type { ViewId } from "./state/navigation";

export interface View {
  readonly id: ViewId;
  /** Shown on the tab and above the view. */
  readonly title: string;
  /** Loads the view's script: the pane's frame is drawn before any of them is there. */
  readonly load: () => Promise<ComponentType>;
}

export const notLoaded = "The view was not loaded.";

/** The views in the order of their tabs. */
export const views: readonly View[] = [
  {
    id: "portfolio",
    title: "Portfolio",
    load: async () =>
      (
        await loadScript(
          notLoaded,
          () => import(/* webpackChunkName: "portfolio" */ "./portfolio/PortfolioView"),
        )
      ).PortfolioView,
  },
  {
    id: "functions",
    title: "Functions",
    load: async () =>
      (
        await loadScript(
          notLoaded,
          () => import(/* webpackChunkName: "functions" */ "./explorer/FunctionsView"),
        )
      ).FunctionsView,
  },
  {
    id: "accounts",
    title: "Accounts",
    load: async () =>
      (
        await loadScript(
          notLoaded,
          () => import(/* webpackChunkName: "accounts" */ "./accounts/AccountsView"),
        )
      ).AccountsView,
  },
  {
    id: "templates",
    title: "Templates",
    load: async () =>
      (
        await loadScript(
          notLoaded,
          () => import(/* webpackChunkName: "templates-view" */ "./templates/TemplatesView"),
        )
      ).TemplatesView,
  },
  {
    id: "settings",
    title: "Settings",
    load: async () =>
      (
        await loadScript(
          notLoaded,
          () => import(/* webpackChunkName: "settings" */ "./settings/SettingsView"),
        )
      ).SettingsView,
  },
];
