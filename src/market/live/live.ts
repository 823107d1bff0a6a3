import { createSwitch } from "./switch";

/** False in a build that leaves live data out (BALLAST_MARKET=off). */
declare const BALLAST_MARKET: boolean;

/** The one market of this page. */
export const market = createSwitch(BALLAST_MARKET);
