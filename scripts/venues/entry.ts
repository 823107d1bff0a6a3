/** What update.mjs needs of the sources: the readers of the venues' answers, and what is shipped. */
export { Problem } from "../../src/base/problem";
export { findMarkets } from "../../src/core/venues/find";
export { askVenue, requestsFor } from "../../src/market/brackets/ask";
export { changesOf } from "../../src/market/brackets/changes";
export { checkTable } from "../../src/market/brackets/check";
export { readAnswers, readPasted } from "../../src/market/brackets/read";
export { bracketVenues } from "../../src/market/brackets/venues";
