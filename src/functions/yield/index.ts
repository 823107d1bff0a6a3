export { yieldStaking } from "./staking";
export { yieldApy } from "./apy";
