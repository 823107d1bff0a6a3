export { simPosition } from "./position";
export { simPortfolio } from "./portfolio";
export { simRule } from "./rule";
export { simDca } from "./dca";
export { simStats } from "./stats";
