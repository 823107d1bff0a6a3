export { simPosition } from "./position";
export { simPortfolio } from "./portfolio";
export { simRule } from "./rule";
export { simDca } from "./dca";
export { simStress } from "./stress";
export { simScenarios } from "./scenarios";
export { simStats } from "./stats";
