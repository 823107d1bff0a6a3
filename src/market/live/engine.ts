import { createMarket } from "./market";
import { page } from "./wire/surroundings";

/** The one engine of this page. The pane loads it when live data is switched on. */
export const engine = createMarket(page);
