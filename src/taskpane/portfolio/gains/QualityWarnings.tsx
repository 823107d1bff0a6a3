import { useMemo } from "react";
import type { Profile } from "../../../core/allocation/profiles";
import type { Holdings } from "../../../workbook/inputs/holdings";
import { localized, sentence } from "../../parts/format";
import { Notice } from "../../parts/Notice";
import { warningsOf } from "./holding-gains";

/** Which assets the core and the margin should not be in under the picked profile, and too much on one venue. */
export function QualityWarnings({ holdings, profile }: { holdings: Holdings; profile: Profile | undefined }) {
  const warnings = useMemo(() => (profile ? warningsOf(holdings, profile) : []), [holdings, profile]);
  return warnings.map(({ rule, message }) => (
    <Notice key={rule} intent="warning">
      {sentence(rule)}: {localized(message)}
    </Notice>
  ));
}
