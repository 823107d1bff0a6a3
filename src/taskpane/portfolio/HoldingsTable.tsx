import { memo, useMemo } from "react";
import type { Holdings } from "../../workbook/inputs/holdings";
import { percent } from "../parts/format";
import { NumberTable } from "../parts/NumberTable";
import { useMoney } from "../state/use-settings";
import { valueHoldings } from "./holdings-values";

const header = [{ first: "Asset", second: "Bucket" }, { first: "Value" }, { first: "Weight" }];

/** Memoized: thousands of rows are not drawn again for every key that is pressed elsewhere in the view. */
export const HoldingsTable = memo(function HoldingsTable({ holdings }: { holdings: Holdings }) {
  const money = useMoney();
  const rows = useMemo(
    () =>
      valueHoldings(holdings.rows).map(({ asset, bucket, value, weight }) => [
        { first: asset, second: bucket },
        { first: money(value) },
        { first: percent(weight) },
      ]),
    [holdings, money],
  );
  return <NumberTable label="Holdings read" header={header} rows={rows} />;
});
