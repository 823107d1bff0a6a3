import { Button, Checkbox, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons";
import { ChoiceField } from "../../parts/ChoiceField";
import { counted } from "../../parts/format";
import { numberFormat } from "../../parts/locale";
import { Group } from "./Group";
import type { Read } from "./reading";
import type { ImportModel } from "./use-import";
import { longWords } from "./words";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  entry: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalM },
  there: { color: tokens.colorNeutralForeground3 },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  choices: { display: "flex", flexDirection: "column" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface WriteImportProps {
  readonly model: ImportModel;
  readonly read: Read;
  readonly onClose: () => void;
}

/** What is new in the files, what the tables will hold of the user's, and the buttons that write or leave it. */
export function WriteImport({ model, read, onClose }: WriteImportProps) {
  const styles = useStyles();
  const { said, open, activity, isUidFixed } = model;
  const { counts } = read.plan;
  const fresh = counts.reduce((sum, one) => sum + one.fresh, 0);
  const there = counts.reduce((sum, one) => sum + one.there, 0);
  const hasWork = fresh + read.plan.recounted.length > 0;
  const isBusy = activity !== undefined;
  return (
    <Group title={`${counted(fresh, "new row")}${there > 0 ? `, ${count(there)} already there` : ""}`}>
      {fresh > 0 && (
        <>
          <ul className={styles.list}>
            {counts
              .filter((one) => one.fresh + one.there > 0)
              .map((one) => (
                <li key={one.name} className={styles.entry}>
                  <span>{one.name}</span>
                  <span>
                    {count(one.fresh)} new
                    {one.there > 0 && <span className={styles.there}>, {count(one.there)} there</span>}
                  </span>
                </li>
              ))}
          </ul>
          {read.long.length > 0 && (
            <ChoiceField
              {...longWords(read.long)}
              choices={{ rows: "All rows", results: "Results only" }}
              value={said.choices.asResults ? "results" : "rows"}
              disabled={activity === "write"}
              onPick={(choice) => void model.writeResults(choice === "results")}
            />
          )}
          <p className={styles.hint}>
            The tables hold account numbers (UIDs) and the ids of orders, trades and transactions; import
            notes may quote a cell, such as an address. Whoever gets the workbook sees them.
          </p>
          <div className={styles.choices}>
            <Checkbox
              label={
                isUidFixed ? "Shorten UIDs, as in the tables that are there" : "Shorten UIDs to four digits"
              }
              checked={said.choices.shortUids}
              disabled={isUidFixed || isBusy}
              onChange={(_, { checked }) => void model.shortenUids(checked === true)}
            />
            <Checkbox
              label="Write the import notes"
              checked={said.choices.withNotes}
              disabled={isBusy}
              onChange={(_, { checked }) => model.writeNotes(checked === true)}
            />
          </div>
          {open.length > 0 && <p className={styles.hint}>Answer the questions above first.</p>}
        </>
      )}
      <div className={styles.buttons}>
        {hasWork && (
          <Button
            appearance={open.length === 0 ? "primary" : "secondary"}
            icon={activity === "write" ? <Spinner size="tiny" /> : <TableAddRegular />}
            disabledFocusable={isBusy || open.length > 0}
            onClick={() => void model.write()}
          >
            {fresh > 0 ? `Write ${counted(fresh, "row")}` : "Change which rows count"}
          </Button>
        )}
        <Button disabledFocusable={activity === "write"} onClick={onClose}>
          {hasWork ? "Cancel" : "Done"}
        </Button>
      </div>
    </Group>
  );
}

const countFormat = numberFormat({ maximumFractionDigits: 0 });

function count(rows: number): string {
  return countFormat.format(rows);
}
