export { simPosition } from "./position";
export { simPortfolio } from "./portfolio";
export { simStats } from "./stats";
