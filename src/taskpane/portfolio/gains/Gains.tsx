import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { BroomRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { calledName } from "../../../base/function-names";
import { fromNumber, sum, toNumber } from "../../../core/number/decimal";
import type { Holdings } from "../../../workbook/inputs/holdings";
import { Details } from "../../parts/Details";
import { componentLabel, signedPercent } from "../../parts/format";
import { NumberTable } from "../../parts/NumberTable";
import { useMoney } from "../../state/use-settings";
import { gainsOf, sweepOf } from "./holding-gains";

const useStyles = makeStyles({
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  button: { alignSelf: "start" },
});

const gainsHeader = [
  { first: "Asset", second: "Bucket" },
  { first: "Cost" },
  { first: "Gain", second: "of cost" },
];
const sweepHeader = [{ first: "Bucket" }, { first: "Before" }, { first: "Move" }, { first: "After" }];

/** What each holding has gained on its cost and, on demand, how half of the gains would move to where they are safer. */
export function Gains({ holdings }: { holdings: Holdings }) {
  const styles = useStyles();
  const money = useMoney();
  const [isSwept, setSwept] = useState(false);
  const gains = useMemo(
    () =>
      gainsOf(holdings).map(({ asset, bucket, cost, gain, ofCost }) => [
        { first: asset, second: bucket },
        { first: money(cost) },
        { first: money(gain), second: ofCost === undefined ? "" : signedPercent(ofCost) },
      ]),
    [holdings, money],
  );
  const whole = useMemo(
    () => toNumber(sum(gainsOf(holdings).map(({ gain }) => fromNumber(gain)))),
    [holdings],
  );
  const swept = useMemo(
    () =>
      sweepOf(holdings).map(({ bucket, before, move, after }) => [
        { first: componentLabel(bucket) },
        ...[before, move, after].map((amount) => ({ first: money(toNumber(amount)) })),
      ]),
    [holdings, money],
  );
  if (gains.length === 0) return null;
  return (
    <Details summary={`Unrealised gain ${money(whole)}`}>
      <NumberTable label="Unrealised gains" header={gainsHeader} rows={gains} />
      <p className={styles.note}>
        Value less cost of what you still hold; gains already realised are not included.
      </p>
      <Button
        className={styles.button}
        icon={<BroomRegular />}
        aria-expanded={isSwept}
        onClick={() => setSwept(!isSwept)}
      >
        Sweep gains
      </Button>
      {isSwept && (
        <>
          <NumberTable label="Gains swept" header={sweepHeader} rows={swept} />
          <p className={styles.note}>
            Half of the gain on futures buys spot, half of the gain on spot becomes cash; a loss moves
            nothing. Nothing is traded for you. {calledName("ALLOC.SWEEP")} calculates it in a cell, with your
            own shares.
          </p>
        </>
      )}
    </Details>
  );
}
