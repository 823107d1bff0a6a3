import { makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Profile } from "../../../core/allocation/profiles";
import type { Holdings } from "../../../workbook/inputs/holdings";
import { localized, sentence } from "../../parts/format";
import { warningsOf } from "./holding-gains";

const useStyles = makeStyles({ body: { whiteSpace: "normal" } });

/** Which assets the core and the margin should not be in under the picked profile, and too much on one venue. */
export function QualityWarnings({ holdings, profile }: { holdings: Holdings; profile: Profile | undefined }) {
  const styles = useStyles();
  const warnings = useMemo(() => (profile ? warningsOf(holdings, profile) : []), [holdings, profile]);
  return warnings.map(({ rule, message }) => (
    <MessageBar key={rule} intent="warning" layout="multiline">
      <MessageBarBody className={styles.body}>
        {sentence(rule)}: {localized(message)}
      </MessageBarBody>
    </MessageBar>
  ));
}
