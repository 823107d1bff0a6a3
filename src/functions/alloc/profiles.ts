import { profiles } from "../../core/allocation/profiles";
import { once } from "../cells/once";

const profileTable = once("ALLOC.PROFILES", {}, () => [
  ["Id", "Name", "Spot", "Cash", "Futures", "Stance", "Min leverage", "Max leverage", "Phase"],
  ...profiles.map(({ id, name, spot, cash, futures, stance, minLeverage, maxLeverage, phase }) => [
    id,
    name,
    spot,
    cash,
    futures,
    stance,
    minLeverage,
    maxLeverage,
    phase,
  ]),
]);

/**
 * The allocation profiles with their weights, stance, leverage and market phase.
 *
 * @customfunction ALLOC_PROFILES ALLOC.PROFILES
 * @helpurl https://localhost:3000/docs/functions/ALLOC.PROFILES.html
 * @returns {any[][]} Header and a row per profile, from Id, Name and the three weights to Phase.
 * @remarks
 * Columns: Id, Name, Spot, Cash, Futures, Stance, Min leverage, Max leverage, Phase. Weights are fractions of the capital
 * that sum to 1; Futures is the margin of the futures account. Takes no argument.
 *
 * The futures margin of Balanced Growth Model (2) is half hedge reserve, half active; ALLOC.TARGET shows the halves.
 * @throws #NAME? where the add-in is not installed; Excel itself says so.
 * @example =ALLOC.PROFILES() → {"Id","Name","Spot","Cash","Futures","Stance","Min leverage","Max leverage","Phase";"conservative-accumulator","Conservative Accumulator (A)",0.75,0.15,0.1,"short or neutral",1,2,"bear market, consolidation";"balanced-growth-manager","Balanced Growth Manager (B)",0.6,0.1,0.3,"long",2,5,"bull market transition";"aggressive-capitalizer","Aggressive Capitalizer (C)",0.4,0.1,0.5,"long",5,10,"parabolic, high volatility";"conservative-core","Conservative Core (1)",0.8,0,0.2,"hedging, or long",2,3,"capital preservation";"balanced-growth-model","Balanced Growth Model (2)",0.6,0,0.4,"hedge reserve and active",1,5,"steady growth";"active-yield-seeker","Active Yield Seeker (3)",0.5,0,0.5,"delta-neutral",1,1,"funding and basis income"}
 */
export function allocProfiles(): any[][] {
  return profileTable([]);
}
