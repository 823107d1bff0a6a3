import { makeStyles, tokens } from "@fluentui/react-components";
import type { Cell } from "../../../../imports/tables/cells";
import { quantity } from "../../../parts/format";
import { NumberTable } from "../../../parts/NumberTable";
import type { Trial } from "./mapping-draft";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** What each table shows of a row here. */
const shown: Readonly<Record<string, readonly string[]>> = {
  Fills: ["Time UTC", "Symbol", "Side", "Quantity", "Price", "Fee"],
  Funding: ["Time UTC", "Symbol", "Amount", "Coin"],
  Ledger: ["Time UTC", "Operation", "Amount", "Coin"],
};

/** The first rows as they would be written, and why others would not. */
export function MappingTrial({ trial }: { trial: Trial | undefined }) {
  const styles = useStyles();
  if (!trial) return null;
  const { table, faults } = trial;
  const titles = shown[table?.name ?? ""] ?? [];
  const places = titles.map((title) => table!.titles.indexOf(title));
  return (
    <>
      {table && (
        <NumberTable
          label="The first rows as they would be written"
          header={titles.map((title) => ({ first: title === "Time UTC" ? "Time as exported" : title }))}
          rows={table.rows.map((row) => places.map((place) => ({ first: textOf(row[place]) })))}
        />
      )}
      {faults.length > 0 && (
        <ul className={styles.list} aria-label="Not read">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function textOf(cell: Cell | undefined): string {
  if (typeof cell === "number") return quantity(cell);
  return String(cell ?? "")
    .replace("T", " ")
    .replace(/Z$/, "");
}
