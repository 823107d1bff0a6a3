export { perpPnl } from "./pnl";
export { perpRoe } from "./roe";
export { perpTarget } from "./target";
export { perpOpenPrice } from "./open-price";
export { perpRealised } from "./realised";
export { perpMaxOpen } from "./max-open";
export { perpBreakEven } from "./break-even";
