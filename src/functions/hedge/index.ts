export { hedgePnl } from "./pnl";
export { hedgeBreakdown } from "./breakdown";
export { hedgeSize } from "./size";
export { hedgeRatio } from "./ratio";
export { hedgeBeta } from "./beta";
export { hedgeEffectiveness } from "./effectiveness";
export { hedgeDelta } from "./delta";
export { hedgeCurve } from "./curve";
