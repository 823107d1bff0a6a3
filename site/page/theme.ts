import { keptTheme, showTheme } from "./themes";

/** Runs before the page is drawn, so that it is never seen in the other theme. */
showTheme(keptTheme());
