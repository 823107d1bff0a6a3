import { isOwn } from "../profiles/store";
import { describeSource } from "../inputs/holdings";
import { nameOf, type RebalancePlace } from "./place";

/** Where the rebalance is from, and when it was written. In the live form a formula that names the picked profile. */
export function origin(place: RebalancePlace, time: Date): string {
  const { plan, form } = place;
  const when = [
    [time.getFullYear(), time.getMonth() + 1, time.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
    [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":"),
  ].join(" ");
  const from = describeSource(plan.holdings);
  if (form === "values") return `${plan.profile.name}, values from ${from}, written ${when}.`;
  const rest = `, live from ${from}, written ${when}. Change a price, a quantity or an input and the table follows.`;
  return `=${nameOf(place, "Profile")}&${textLiteral(rest)}`;
}

/** What a reader of the sheet has to know. In the live form a formula that names the picked signal. */
export function notes(place: RebalancePlace, hasCharts: boolean): string {
  const { plan, form } = place;
  const { profile, shift } = plan;
  if (form === "values") return shift ? `Adjusted on ${shift.signal}: ${shift.reason}` : "";
  const covered = `${hasCharts ? "Charts and colours" : "Colours"} cover the rows that there were when this was written; write again after adding a holding.`;
  if (isOwn(profile)) {
    return `${covered} The weights are read from ${profile.rangeName} on the Settings sheet.`;
  }
  const signal = nameOf(place, "Signal");
  // Also true of a signal that the profile makes no change on.
  const adjusted = `IF(${signal}="none","","The targets are what is held, with the adjustment of "&${nameOf(place, "Profile")}&" to the signal "&${signal}&". ")`;
  return `=${adjusted}&${textLiteral(`${covered} The leverage now and the futures side are inputs: they do not follow the profile. The leverage after follows the signal.`)}`;
}

/** The text as it stands in a formula; Excel takes no more than 255 characters in one pair of quotes. */
function textLiteral(text: string): string {
  const pieces = text.match(/.{1,200}/gsu) ?? [""];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join("&");
}
