import { firstWithoutTurn, impulseRules } from "../../core/signals/elliott";
import { positive } from "../arguments/numbers";
import { series } from "../cells/declaration";
import { refuse, texts } from "../cells/errors";
import { once } from "../cells/once";
import { aboutValue } from "../cells/series";

const elliott = once("SIGNAL.ELLIOTT", { pivots: series(positive) }, ({ pivots }, layout) => {
  if (pivots.length !== 6) return refuse(texts.notSixPoints("pivots", pivots.length));
  const straight = firstWithoutTurn(pivots);
  if (straight !== undefined)
    return refuse(
      texts.noTurn(aboutValue(layout, "pivots", straight), pivots[straight]!, pivots[straight - 1]!),
    );
  return impulseRules(pivots).map(({ rule, isKept, figure }) => [rule, isKept, figure]);
});

/**
 * The three rules of an Elliott impulse, checked against six turning points of your own count.
 *
 * @customfunction SIGNAL_ELLIOTT SIGNAL.ELLIOTT
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.ELLIOTT.html
 * @param {any[][]} pivots Row or column of six prices: the start of wave 1 and the ends of waves 1 to 5.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Three rows of rule, TRUE where it is kept, and the figure that decides.
 * @remarks
 * An impulse has five waves; 1, 3 and 5 go its way, 2 and 4 against it. The first two prices say whether it rises or falls.
 *
 * | rule | kept where | figure |
 * |---|---|---|
 * | wave 2 < 100 % of wave 1 | wave 2 is shorter than wave 1 | wave 2 over wave 1 |
 * | wave 3 not the shortest | wave 3 is at least as long as wave 1 or wave 5 | length of wave 3 |
 * | wave 4 clear of wave 1 | wave 4 ends short of where wave 1 ended | room between the two, negative where they overlap |
 *
 * Where all three are TRUE the count is allowed, no more: it does not say that the impulse exists or where it leads. A diagonal may
 * break the third rule.
 *
 * Ballast does not count waves by itself. Which turning points make a wave is left to the eye: there is no standard for it, and
 * programs that count find several counts in the same prices. So you pick the six points, and the function checks what is not
 * a matter of opinion.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped.
 * @throws #VALUE! when pivots is missing, not one row or column, not six positive numbers, or they do not rise and fall by turns.
 * @example =SIGNAL.ELLIOTT({100;120;110;150;130;160}) → {"wave 2 < 100 % of wave 1",TRUE,0.5;"wave 3 not the shortest",TRUE,40;"wave 4 clear of wave 1",TRUE,10}
 * @example =SIGNAL.ELLIOTT({160;140;150;110;142;100}) → {"wave 2 < 100 % of wave 1",TRUE,0.5;"wave 3 not the shortest",TRUE,40;"wave 4 clear of wave 1",FALSE,-2}
 * @see https://en.wikipedia.org/wiki/Elliott_wave_principle
 */
export function signalElliott(pivots: any[][], invocation?: CustomFunctions.CancelableInvocation): any[][] {
  return elliott([pivots, invocation]);
}
