export { basisRate } from "./rate";
export { basisAnnual } from "./annual";
export { basisFair } from "./fair";
export { basisCarry } from "./carry";
