import { withPauses } from "../base/pauses";
import { readChoices } from "./choices";
import { findAnyProfile, loadCustomProfiles } from "./custom-profiles";
import { readHoldings } from "./holdings";
import { Problem } from "../base/problem";
import { planSliced } from "./rebalance-plan";
import { writeRebalance } from "./rebalance-sheet";
import { defaultRules, loadSettings } from "./settings";

/** Writes a live rebalance to a new sheet with the workbook's last profile, rules and holdings, or its table Holdings. */
export async function rebalanceAsChosen(): Promise<void> {
  const { profile, holdings = { kind: "table", name: "Holdings" }, rules, signal } = await readChoices();
  await loadCustomProfiles();
  const chosen = findAnyProfile(profile ?? "");
  if (!chosen) {
    const reason = "No profile has been picked in this workbook yet.";
    throw new Problem(
      "The rebalance was not written.",
      [reason],
      "Pick a profile, then choose Rebalance now again.",
    );
  }
  const settings = await loadSettings();
  const kept = { ...defaultRules(settings), ...rules };
  const plan = await withPauses(planSliced(chosen, await readHoldings(holdings), kept, signal));
  await writeRebalance(plan, {
    form: "live",
    place: "new-sheet",
    hasCharts: true,
    decimals: settings.decimals,
  });
}
