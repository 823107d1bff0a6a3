import { Button, Dropdown, Field, makeStyles, Option, Spinner, tokens } from "@fluentui/react-components";
import { DismissRegular, TableAddRegular, TableCursorRegular } from "@fluentui/react-icons";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { namedRules } from "../../core/account/rules";
import { type TableKind, tableKinds } from "../../workbook/accounts/tables";
import { describeSource } from "../../workbook/inputs/holdings";
import { Details } from "../parts/Details";
import { FoldedSection } from "../parts/FoldedSection";
import type { AccountsModel } from "./use-accounts";

const useStyles = makeStyles({
  text: { margin: 0 },
  table: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  source: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXXS,
  },
  dropdown: { minWidth: 0 },
});

const words: Readonly<Record<TableKind, { readonly title: string; readonly none: string }>> = {
  positions: {
    title: "Positions",
    none: "Side, quantity, entry price, mark price and maintenance rate, with the columns as exchanges export them.",
  },
  collateral: {
    title: "Collateral",
    none: "Asset, quantity, price and haircut; or one cell, a balance in USD.",
  },
  tiers: {
    title: "Brackets",
    none: "For positions with no rate of their own: floor, cap, maintenance rate.",
  },
  ratios: { title: "Collateral ratios", none: "For coins whose ratio depends on the amount held." },
};

const needed: readonly TableKind[] = ["positions", "collateral"];
const beside: readonly TableKind[] = ["tiers", "ratios"];

/** Where an account is read from. It is closed to one line once there is an account. */
export function TablesSection(props: { readonly model: AccountsModel; readonly onSampled: () => void }) {
  const { model, onSampled } = props;
  const [own, setOwn] = useState<boolean>();
  const tables = model.read?.sheet.tables ?? {};
  const isRead = model.read?.accounts?.kind === "figures";
  const names = tableKinds.flatMap((kind) => (tables[kind] ? [words[kind].title.toLowerCase()] : []));
  const note = names.length > 0 ? `read: ${names.join(", ")}` : undefined;
  return (
    <FoldedSection title="Tables" note={note} isOpen={own ?? !isRead} onToggle={setOwn}>
      {model.read && !model.read.accounts && <Beginning model={model} onSampled={onSampled} />}
      {needed.map((kind) => (
        <TableRow key={kind} kind={kind} model={model} />
      ))}
      <Details summary="Brackets, collateral ratios, rules" isOpen={beside.some((kind) => tables[kind])}>
        {beside.map((kind) => (
          <TableRow key={kind} kind={kind} model={model} />
        ))}
        <RulesField model={model} />
      </Details>
    </FoldedSection>
  );
}

/** What to do where the workbook has no account yet. */
function Beginning({ model, onSampled }: Parameters<typeof TablesSection>[0]) {
  const styles = useStyles();
  const isPressed = useRef(false);
  const sampled = useEffectEvent(onSampled);
  useEffect(
    () => () => {
      if (isPressed.current) sampled(); // the button is gone with the focus
    },
    [],
  );
  const { activity, addSample } = model;
  return (
    <>
      <p className={styles.text}>
        An account is a table of positions and a table of collateral. Excel tables with these columns are
        found automatically; select any other and choose Use selection.
      </p>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={activity === "sample" ? <Spinner size="tiny" /> : <TableAddRegular />}
          disabledFocusable={activity !== undefined}
          onClick={() => {
            isPressed.current = true;
            void addSample();
          }}
        >
          Write a sample account
        </Button>
      </div>
    </>
  );
}

function TableRow({ kind, model }: { kind: TableKind; model: AccountsModel }) {
  const styles = useStyles();
  const { activity, picked, pick, pickSelection, read } = model;
  const { title, none } = words[kind];
  const table = read?.sheet.tables[kind];
  const candidates = read?.sheet.candidates[kind] ?? [];
  const isBusy = activity !== undefined;
  const name = table?.source.kind === "table" ? table.source.name : undefined;
  return (
    <div className={styles.table} role="group" aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.source}>{table ? `Read from ${describeSource(table)}` : none}</p>
      {candidates.length > 1 && (
        <Dropdown
          className={styles.dropdown}
          aria-label={`Table of ${title.toLowerCase()}`}
          value={name ?? ""}
          selectedOptions={name === undefined ? [] : [name]}
          onOptionSelect={(_, { optionValue }) => {
            if (optionValue !== undefined) pick(kind, { kind: "table", name: optionValue });
          }}
        >
          {candidates.map((candidate) => (
            <Option key={candidate} value={candidate}>
              {candidate}
            </Option>
          ))}
        </Dropdown>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={activity === kind ? <Spinner size="extra-tiny" /> : <TableCursorRegular />}
          aria-label={`Use selection as ${title.toLowerCase()}`}
          disabledFocusable={isBusy}
          onClick={() => void pickSelection(kind)}
        >
          Use selection
        </Button>
        {table && (
          <Button
            size="small"
            icon={<DismissRegular />}
            aria-label={`Leave out ${title.toLowerCase()}`}
            disabledFocusable={isBusy}
            onClick={() => pick(kind, "none")}
          >
            Leave out
          </Button>
        )}
        {picked[kind] === "none" && candidates.length > 0 && (
          <Button size="small" disabledFocusable={isBusy} onClick={() => pick(kind, undefined)}>
            Use {candidates[0]}
          </Button>
        )}
      </div>
    </div>
  );
}

function RulesField({ model: { rules, setRules } }: { model: AccountsModel }) {
  const styles = useStyles();
  return (
    <Field
      label="Rules"
      hint="Which maintenance margin and fee rules apply. mark is the usual: both follow the mark price."
    >
      <Dropdown
        className={styles.dropdown}
        value={rules}
        selectedOptions={[rules]}
        onOptionSelect={(_, { optionValue }) => setRules(optionValue ?? "mark")}
      >
        {namedRules.map(({ name }) => (
          <Option key={name} value={name}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
