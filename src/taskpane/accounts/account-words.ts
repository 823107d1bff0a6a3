import { decimal, fromNumber, roundUpToStep, toNumber } from "../../core/number/decimal";
import type { Figure } from "../../workbook/accounts/call";
import type { Goal, Stressed, TopUp } from "../../workbook/accounts/figures";
import type { Standing } from "../../workbook/accounts/views";
import { percent, quantity, share, signedPercent } from "../parts/format";

/** A figure as a cell shows it; what is not known is a dash, and its reason stands where there is room for it. */
export function figureText(figure: Figure, shown: (value: number) => string): string {
  return typeof figure === "number" ? shown(figure) : "–";
}

/** Whether an account lives, and which move of all coins liquidates it. */
export function verdictOf({ isLiquidated, required, down, up }: Standing): string {
  if (isLiquidated === undefined) return typeof required === "number" ? "" : required.reason;
  const isGone = isLiquidated;
  if (isGone) {
    const back = [
      typeof down === "number" && down > 0 ? `a rise by ${percent(down)}` : undefined,
      typeof up === "number" && up < 0 ? `a fall by ${percent(-up)}` : undefined,
    ].filter((way) => way !== undefined);
    const lives = back.length > 0 ? ` It would live again after ${back.join(" or ")} of all coins.` : "";
    return `Liquidated at today’s prices.${lives}`;
  }
  const ends = [
    typeof down === "number" ? `a fall by ${percent(-down)}` : undefined,
    typeof up === "number" ? `a rise by ${percent(up)}` : undefined,
  ].filter((end) => end !== undefined);
  if (ends.length === 0) return "Open.";
  const text = `${ends.join(" or ")} of all coins liquidates it.`;
  return `Open. ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Why there is no end on a side, in the functions' own words. */
export function missingEnds({ isLiquidated, down, up }: Standing): string[] {
  if (isLiquidated !== false) return [];
  const said = (side: string, end: Figure) =>
    typeof end === "number" ? [] : [`${side}: ${lowered(end.reason)}`];
  return [...said("A fall", down), ...said("A rise", up)];
}

/** The coin whose own price liquidates first. */
export function nearestCoin({ first, firstPrice, firstDistance }: Standing): string {
  if (typeof firstPrice !== "number" || typeof firstDistance !== "number")
    return typeof firstPrice === "number" ? "" : firstPrice.reason;
  return `Nearest on its own is ${first}: at ${quantity(firstPrice)}, ${signedPercent(firstDistance)}.`;
}

/** What reaches the target, in words. An amount is rounded up: a little less would not. */
export function topUpWords(
  cash: TopUp | { readonly reason: string },
  cuts: readonly (TopUp | { readonly reason: string })[],
  money: { readonly decimals: number; readonly text: (value: number) => string },
): { readonly first: string; readonly others: readonly string[] } {
  if (!("reason" in cash) && cash.amount === 0)
    return { first: "Nothing to add: it survives that.", others: [] };
  const [all, ...each] = cuts;
  const add =
    "reason" in cash
      ? `No cash to add: ${lowered(cash.reason)}`
      : `Add ${money.text(roundedUp(cash.amount, money.decimals))} ${cash.item}`;
  const cut = all && !("reason" in all) ? cutWords(all) : undefined;
  const first = [add.replace(/\.$/, ""), ...(cut === undefined ? [] : [`or cut ${cut}`])].join(", ");
  const others = each.flatMap((one) => ("reason" in one ? [] : [`Or cut ${cutWords(one)} alone.`]));
  const refused = all && "reason" in all ? [`Cutting is not enough: ${lowered(all.reason)}`] : [];
  return { first: `${first}.`, others: [...refused, ...others] };
}

function cutWords({ item, amount }: TopUp): string {
  if (item === "all" && amount <= 1) return `${percent(roundedUp(amount, 4))} of every position`;
  return `${quantity(roundedUp(amount, digitsOf(amount)))} of ${item}`;
}

/** The digits behind the point that a quantity shows. */
function digitsOf(amount: number): number {
  const whole = Math.trunc(Math.abs(amount));
  return Math.max(2, 8 - (whole === 0 ? 0 : String(whole).length));
}

export function roundedUp(amount: number, digits: number): number {
  return toNumber(roundUpToStep(fromNumber(amount), decimal(`1e-${digits}`)));
}

export const goalWords: Readonly<Record<Goal, string>> = {
  distance: "Fall or rise",
  down: "Fall",
  up: "Rise",
};

/** What a past crash does: whether the account is liquidated, and which isolated positions are. */
export function stressWords({ liquidated }: Stressed): { readonly text: string; readonly isHarm: boolean } {
  if (liquidated === undefined) return { text: "Not known", isHarm: true };
  if (liquidated === "no") return { text: "Survives", isHarm: false };
  const [account, ...others] = liquidated.split(", ");
  if (account !== "account") return { text: `Liquidates ${liquidated}`, isHarm: true };
  return { text: ["Liquidated", ...others].join(", "), isHarm: true };
}

/** How the crashes end, for the heading. */
export function stressNote(stress: readonly Stressed[]): string {
  const gone = stress.filter(({ liquidated }) => liquidated?.split(", ").includes("account"));
  return gone.length === 0 ? "survives all" : `${gone.length} of ${stress.length} would liquidate it`;
}

/** An account's name for people. */
export function accountTitle(name: string): string {
  return name === "" ? "Unnamed" : name;
}

/** A target as the pane writes it beside what reaches it. */
export function targetWords(target: number, goal: Goal): string {
  const way = { distance: "a fall or rise", down: "a fall", up: "a rise" }[goal];
  return `${way} of all coins by ${share(target)}`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
