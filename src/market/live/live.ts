import { createMarket } from "./market";
import { page } from "./wire/surroundings";

/** False in a build that leaves live data out (BALLAST_MARKET=off). */
declare const BALLAST_MARKET: boolean;

/** The one market of this page. */
export const market = createMarket(page, BALLAST_MARKET);
