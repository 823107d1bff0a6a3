import { crashesNamed } from "../arguments/account/crashes";
import { text } from "../arguments/words";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";

const scenarios = once(
  "SIM.SCENARIOS",
  { name: optional<string | undefined>(text, undefined) },
  ({ name }) => {
    const found = crashesNamed("name", name);
    if (isStopped(found)) return found;
    return [
      ["Scenario", "Asset", "Shock", "Source"],
      ...found.flatMap((crash) =>
        crash.shocks.map(({ asset, shock, source }) => [crash.name, asset, shock, source]),
      ),
    ];
  },
);

/**
 * Past crashes as scenarios for SIM.STRESS, with their sources.
 *
 * @customfunction SIM_SCENARIOS SIM.SCENARIOS
 * @helpurl https://localhost:3000/docs/functions/SIM.SCENARIOS.html
 * @param {any[][]} [name] Beginning of a scenario's name, such as "2022-11". Default all.
 * @returns {any[][]} Header and a row per scenario and asset: Scenario, Asset, Shock, Source.
 * @remarks
 * Falls of 2020-03-12, 2021-05-19, 2022-06-18 (from 06-10), 2022-11-09 (FTX, 11-06 to 11-10) and 2025-10-10: "low" from the open of the first
 * day to the lowest low, "close" to the last day's close, days in UTC, as fractions. Asset * is every moving coin without a figure: the mean
 * of the row's figures but BTC's, to six decimals. LINK printed 0.0001 on 2020-03-12, a flash print: the next day's low is taken.
 *
 * Lows are those of one venue, Binance spot, and not at one moment: on 2025-10-10 CoinDesk has BTC at 106,560, ETH at 3,551, SOL at 174 and
 * the top coins at -47 % on average, and USDe fell to 0.65 on Binance alone. Basis and funding are not in the table: of the basis it is
 * known that BitMEX printed 3,596 on 2020-03-13, about 400 under spot (-0.1); funding of those days was not found.
 *
 * Change a copy of the table, or add rows of your own, and hand it to SIM.STRESS. A blank name is all.
 * @throws #VALUE! when no scenario's name begins so.
 * @example =SIM.SCENARIOS("2020-03-12 close") → {"Scenario","Asset","Shock","Source";"2020-03-12 close","BTC",-0.296926,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","ETH",-0.311135,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","BNB",-0.340946,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","XRP",-0.237803,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","ADA",-0.283879,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","DOGE",-0.197573,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","LINK",-0.36251,"Binance spot daily klines (github.com/finom/static-klines 338eb785, 2026-04-30): open of 2020-03-12 to close of 2020-03-13";"2020-03-12 close","*",-0.288974,"mean of the figures but BTC's"}
 * @see https://github.com/finom/static-klines
 */
export function simScenarios(name?: any[][]): any[][] {
  return scenarios([name]);
}
