export { fundingPayment } from "./payment";
export { fundingTotal } from "./total";
export { fundingApr } from "./apr";
export { fundingApy } from "./apy";
export { fundingRate } from "./rate";
export { fundingCarry } from "./carry";
export { fundingBreakeven } from "./breakeven";
export { fundingDrag } from "./drag";
