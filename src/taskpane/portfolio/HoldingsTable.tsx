import type { Holdings } from "../../workbook/holdings";
import { percent } from "../format";
import { NumberTable } from "../NumberTable";
import { useMoney } from "../use-settings";
import { valueHoldings } from "./holdings-values";

const header = [{ first: "Asset", second: "Bucket" }, { first: "Value" }, { first: "Weight" }];

export function HoldingsTable({ holdings }: { holdings: Holdings }) {
  const money = useMoney();
  const rows = valueHoldings(holdings.rows).map(({ asset, bucket, value, weight }) => [
    { first: asset, second: bucket },
    { first: money(value) },
    { first: percent(weight) },
  ]);
  return <NumberTable label="Holdings read" header={header} rows={rows} />;
}
