export { pnlPositions } from "./positions";
export { pnlRealised } from "./realised";
export { pnlFees } from "./fees";
export { pnlFunding } from "./funding";
export { pnlAttribution } from "./attribution";
export { pnlLedger } from "./ledger";
export { pnlReconcile } from "./reconcile";
export { pnlHoldings } from "./holdings";
