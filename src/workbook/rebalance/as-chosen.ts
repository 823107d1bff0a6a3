import { withPauses } from "../../base/pauses";
import { lotOf } from "../../core/venues/lot";
import { nextReview } from "../settings/next-review";
import { readChoices } from "../settings/choices";
import { findAnyProfile, loadCustomProfiles } from "../profiles/store";
import { readHoldings } from "../inputs/holdings";
import { Problem } from "../../base/problem";
import { planSliced, type WholeAccounts } from "./plan";
import { writeRebalance } from "./write";
import { defaultRules, loadSettings, rateSource } from "../settings/store";

/** Updates the last live rebalance, or writes one to a new sheet, with the workbook's last profile, rules and holdings. Without holdings its table Holdings is read. */
export async function rebalanceAsChosen(accounts?: WholeAccounts): Promise<void> {
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
  const plan = await withPauses(planSliced(chosen, await readHoldings(holdings), kept, signal, accounts));
  await writeRebalance(plan, {
    form: "live",
    target: "update",
    hasCharts: true,
    decimals: settings.decimals,
    nextReview: nextReview(settings),
    rateSource: rateSource(settings, plan.rules),
    lot: lotOf(settings.venue, settings.contract),
  });
}
