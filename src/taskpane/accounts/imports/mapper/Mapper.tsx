import {
  Button,
  Checkbox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  OptionGroup,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useId, useState } from "react";
import { venueNames } from "../../../../core/venues/find";
import type { Peeked } from "../../../../imports/files/peek";
import { mappedTables, type MappedTable, type Mapping } from "../../../../imports/formats/mapped";
import { ChoiceField } from "../../../parts/ChoiceField";
import { sentence } from "../../../parts/format";
import type { Answers } from "../answers";
import { Group } from "../Group";
import { draftOf, fieldsOf, isNeeded, missingIn, tryMapping, type Trial } from "./mapping-draft";
import { MappingTrial } from "./MappingTrial";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  input: { minWidth: 0 },
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(90px, max-content) minmax(0, 1fr)",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const tableWords: Readonly<Record<MappedTable, string>> = {
  fills: "Fills",
  funding: "Funding",
  ledger: "Ledger",
};

interface MapperProps {
  readonly peeked: Peeked;
  /** What was said of such files before. */
  readonly before: Mapping | undefined;
  readonly answers: Answers;
  readonly isBusy: boolean;
  readonly onMap: (mapping: Mapping) => void;
  readonly onCancel?: () => void;
}

/** Says what the columns of a file are that no format knows. The reader itself shows what it makes of the first rows. */
export function Mapper({ peeked, before, answers, isBusy, onMap, onCancel }: MapperProps) {
  const styles = useStyles();
  const venues = useId();
  const [draft, setDraft] = useState(() => draftOf(peeked, before?.table ?? "fills", before));
  const [trial, setTrial] = useState<Trial>();
  const missing = missingIn(draft);
  useEffect(() => {
    let isLatest = true;
    if (missing !== undefined) return undefined;
    tryMapping(peeked, draft, answers).then(
      (made) => isLatest && setTrial(made),
      (error: unknown) => isLatest && setTrial({ table: undefined, faults: [String(error)] }),
    );
    return () => {
      isLatest = false;
    };
  }, [peeked, draft, answers, missing]);
  const { table, columns } = draft;
  return (
    <Group title="Unknown columns">
      <p className={styles.text}>
        Match the columns of {peeked.file}. Other files with this header are then read without asking.
      </p>
      <ChoiceField
        label="Its rows are"
        hint={tableHints[table]}
        choices={tableWords}
        value={table}
        onPick={(next) => {
          if (mappedTables.includes(next))
            setDraft({ ...draftOf(peeked, next), venue: draft.venue, market: draft.market });
        }}
      />
      <Field label="Venue">
        <Input
          className={styles.input}
          list={venues}
          placeholder="WEEX"
          value={draft.venue}
          onChange={(_, { value }) => setDraft({ ...draft, venue: value.slice(0, 40) })}
        />
      </Field>
      <datalist id={venues}>
        {venueNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ChoiceField
        label="Market"
        hint="For symbols such as BTCUSDT that do not name their market."
        choices={{ perp: "Futures", spot: "Spot" }}
        value={draft.market}
        onPick={(market) => setDraft({ ...draft, market })}
      />
      <ColumnFields
        peeked={peeked}
        fields={fieldsOf(table)}
        labelOf={(field) => (isNeeded(table, field) ? `${sentence(field)} *` : sentence(field))}
        columns={columns}
        onPick={(field, column) => setDraft({ ...draft, columns: withColumn(columns, field, column) })}
      />
      {table === "fills" && (
        <Checkbox
          label="Quantities are contracts, not coins"
          checked={draft.inContracts}
          onChange={(_, { checked }) => setDraft({ ...draft, inContracts: checked === true })}
        />
      )}
      {table !== "ledger" && (
        <ChoiceField
          label={table === "fills" ? "A positive fee was" : "A positive amount was"}
          hint={table === "fills" ? "A rebate has the opposite sign." : ""}
          choices={{ paid: "Paid", received: "Received" }}
          value={draft.above}
          onPick={(above) => setDraft({ ...draft, above })}
        />
      )}
      {missing === undefined ? <MappingTrial trial={trial} /> : <p className={styles.hint}>{missing}</p>}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || missing !== undefined}
          onClick={() => onMap({ ...draft, venue: draft.venue.trim() })}
        >
          Read with these columns
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </Group>
  );
}

const tableHints: Readonly<Record<MappedTable, string>> = {
  fills: "Trades: one row per execution or order.",
  funding: "Funding payments only.",
  ledger: "Every balance change, with a word for what it was.",
};

interface ColumnFieldsProps {
  readonly peeked: Peeked;
  readonly fields: readonly string[];
  readonly labelOf: (field: string) => string;
  readonly columns: Readonly<Record<string, string>>;
  readonly onPick: (field: string, column: string) => void;
}

/** A list of columns for each field, with their first values. */
function ColumnFields({ peeked, fields, labelOf, columns, onPick }: ColumnFieldsProps) {
  const styles = useStyles();
  const id = useId();
  const { names, titles, rows } = peeked;
  const exampleOf = (at: number): string =>
    rows.map((row) => row[at]?.trim() ?? "").find((cell) => cell !== "") ?? "";
  return (
    <div className={styles.fields}>
      {fields.map((field, index) => {
        const column = columns[field] ?? "";
        const label = `${id}-${index}`;
        return [
          <span key="label" id={label}>
            {labelOf(field)}
          </span>,
          <Dropdown
            key={field}
            inlinePopup
            className={styles.input}
            aria-labelledby={label}
            placeholder="None"
            value={column === "" ? "" : titles[names.indexOf(column)]}
            selectedOptions={[column]}
            onOptionSelect={(_, { optionValue }) => onPick(field, optionValue ?? "")}
          >
            <Option value="">None</Option>
            <OptionGroup label={`Columns of ${peeked.file}`}>
              {names.map((name, at) =>
                name === "" || names.indexOf(name) < at ? null : (
                  <Option key={name} value={name} text={titles[at] ?? name}>
                    {exampleOf(at) === "" ? titles[at] : `${titles[at]}: ${exampleOf(at).slice(0, 40)}`}
                  </Option>
                ),
              )}
            </OptionGroup>
          </Dropdown>,
        ];
      })}
    </div>
  );
}

function withColumn(
  columns: Readonly<Record<string, string>>,
  field: string,
  column: string,
): Readonly<Record<string, string>> {
  const others = Object.entries(columns).filter(([one]) => one !== field);
  return Object.fromEntries(column === "" ? others : [...others, [field, column]]);
}
