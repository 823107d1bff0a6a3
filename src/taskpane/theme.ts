import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { seriesColors, seriesColorsOnDark } from "../base/palette";

export type ThemeName = "light" | "dark" | "high-contrast";

/** The pane's theme: it follows Windows' contrast themes, then Office, then the browser. */
export function useTheme(): Theme {
  return themes[useSyncExternalStore(subscribe, currentTheme)];
}

/** Colours of what the pane draws itself, as charts have them. A contrast theme paints over them and leaves their edges. */
export function useSeriesColors(): readonly string[] {
  return useSyncExternalStore(subscribe, currentTheme) === "light" ? seriesColors : seriesColorsOnDark;
}

/** Office decides between light and dark if it gives a theme, otherwise the browser does. */
export function chooseTheme(
  forcedColors: boolean,
  officeIsDark: boolean | undefined,
  browserIsDark: boolean,
): ThemeName {
  if (forcedColors) return "high-contrast";
  return (officeIsDark ?? browserIsDark) ? "dark" : "light";
}

const themes: Readonly<Record<ThemeName, Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  "high-contrast": {
    ...teamsHighContrastTheme,
    fontFamilyBase: webLightTheme.fontFamilyBase,
    colorBrandForegroundLink: "LinkText",
    colorBrandForegroundLinkHover: "LinkText",
    colorBrandForegroundLinkPressed: "LinkText",
  },
};

const forcedColors = "(forced-colors: active)";
const dark = "(prefers-color-scheme: dark)";

function currentTheme(): ThemeName {
  // Excel on the web and older Excel give no theme, although the type says that there is one.
  const officeTheme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  return chooseTheme(matchMedia(forcedColors).matches, officeTheme?.isDarkTheme, matchMedia(dark).matches);
}

function subscribe(onChange: () => void): () => void {
  const queries = [forcedColors, dark].map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", onChange));
  return () => queries.forEach((query) => query.removeEventListener("change", onChange));
}
