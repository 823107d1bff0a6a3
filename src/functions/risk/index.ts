export { riskSize } from "./size";
export { riskLeverage } from "./leverage";
export { riskDrawdown } from "./drawdown";
export { riskVar } from "./var";
export { riskTargetVol } from "./target-vol";
