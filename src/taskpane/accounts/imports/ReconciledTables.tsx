import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, WarningRegular } from "@fluentui/react-icons";
import { toNumber, type Decimal } from "../../../core/number/decimal";
import { quantity } from "../../parts/format";
import { NumberTable } from "../../parts/NumberTable";
import { Group } from "./Group";
import type { Read } from "./reading";

const useStyles = makeStyles({
  verdict: { display: "flex", gap: tokens.spacingHorizontalS, margin: 0 },
  icon: { flexShrink: 0, fontSize: "20px", color: tokens.colorStatusSuccessForeground1 },
  warning: { flexShrink: 0, fontSize: "20px", color: tokens.colorStatusWarningForeground1 },
});

/** Whether the rows add up to the balances that the venues print, and fills to their ledger. */
export function ReconciledTables({ read: { imported } }: { read: Read }) {
  const styles = useStyles();
  const { statements, reconciled } = imported.accounts;
  if (statements.length + reconciled.length === 0) return null;
  const stated = statements.filter(({ difference }) => difference !== undefined);
  const off =
    stated.filter(({ difference }) => !difference!.isZero()).length +
    reconciled.filter(({ agrees }) => !agrees).length;
  const byAccount = reconciled.toSorted((a, b) =>
    a.account < b.account ? -1 : a.account > b.account ? 1 : 0,
  );
  const compared = stated.length + reconciled.length;
  return (
    <Group title="Reconciliation">
      {compared > 0 && (
        <p className={styles.verdict}>
          {off === 0 ? (
            <CheckmarkCircleRegular className={styles.icon} />
          ) : (
            <WarningRegular className={styles.warning} />
          )}
          {off === 0
            ? `All ${compared} comparisons agree: 0.00 off.`
            : `${off} of ${compared} comparisons do not agree.`}
        </p>
      )}
      {statements.length > 0 && (
        <NumberTable
          label="Balances"
          header={[{ first: "Balance" }, { first: "From rows" }, { first: "Stated" }, { first: "Off" }]}
          rows={statements.map(({ account, wallet, coin, closing, stated: own, difference }) => [
            { first: `${coin}, ${wallet}`, second: account },
            { first: figure(closing) },
            { first: own ? figure(own) : "–" },
            { first: difference ? offBy(difference) : "–" },
          ])}
        />
      )}
      {reconciled.length > 0 && (
        <NumberTable
          label="Fills against ledger"
          header={[{ first: "Fills" }, { first: "From fills" }, { first: "In ledger" }, { first: "Off" }]}
          rows={byAccount.map(({ account, coin, what, fromFills, inLedger, difference }) => [
            { first: `${capital(what)}, ${coin}`, second: account },
            { first: figure(fromFills) },
            { first: figure(inLedger) },
            { first: offBy(difference) },
          ])}
        />
      )}
    </Group>
  );
}

function figure(value: Decimal): string {
  return quantity(toNumber(value));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Nothing is 0.00; what is off is shown to its digits. */
function offBy(difference: Decimal): string {
  return difference.isZero() ? "0.00" : figure(difference);
}
