import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, TableAddRegular } from "@fluentui/react-icons";
import { calledName } from "../../../base/function-names";
import { Problem } from "../../../base/problem";
import type { RefObject } from "react";
import { Details } from "../../parts/Details";
import { localized } from "../../parts/format";
import { LinkedText } from "../../sources/LinkedText";
import { NumberTable } from "../../parts/NumberTable";
import { ProblemBar } from "../../parts/ProblemBar";
import { headerOf, type Preview, rowsOf } from "./preview";
import type { BracketsModel } from "./use-brackets";

const useStyles = makeStyles({
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

interface BracketsPreviewProps {
  readonly model: BracketsModel;
  /** Takes the focus when Undo disappears. */
  readonly focused: RefObject<HTMLButtonElement | null>;
}

/** What was read, with its faults and what it changes; and the buttons that write it and take it back. */
export function BracketsPreview({ model, focused }: BracketsPreviewProps) {
  const styles = useStyles();
  const { preview, activity, result, canUndo } = model;
  const isFit = preview?.checked.faults.length === 0;
  return (
    <>
      <p className={styles.result} role="status">
        {result}
      </p>
      {preview && <WhatWasRead preview={preview} />}
      <div className={styles.buttons}>
        {preview && isFit && (
          <Button
            appearance="primary"
            icon={activity === "write" ? <Spinner size="tiny" /> : <TableAddRegular />}
            disabledFocusable={activity !== undefined}
            onClick={() => void model.write()}
          >
            Write to workbook
          </Button>
        )}
        {canUndo && (
          <Button
            icon={activity === "undo" ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
            disabledFocusable={activity !== undefined}
            onClick={() => {
              void model.undo();
              focused.current?.focus();
            }}
          >
            Undo the brackets
          </Button>
        )}
      </div>
      {preview && isFit && (
        <p className={styles.hint}>
          They go into the table Brackets; its other contracts stay. {calledName("LIQ.VENUE")} and{" "}
          {calledName("LIQ.CROSS")} take it as their last argument, Brackets[#All].
        </p>
      )}
    </>
  );
}

function WhatWasRead({ preview: { checked, changes } }: { preview: Preview }) {
  const styles = useStyles();
  const { table, faults, remarks } = checked;
  return (
    <>
      {faults.length > 0 && (
        <ProblemBar
          problem={
            new Problem(
              "These brackets cannot be right.",
              faults.map((fault) => localized(fault)),
              "Paste the whole table, then read it again.",
            )
          }
        />
      )}
      {changes.lines.length > 0 && (
        <Details summary="What changed">
          <ul className={styles.list}>
            {changes.lines.map((line) => (
              <li key={line}>{localized(line)}</li>
            ))}
          </ul>
        </Details>
      )}
      {remarks.length > 0 && (
        <ul className={styles.list} aria-label="Notes on the brackets">
          {remarks.map((remark) => (
            <li key={remark}>{localized(remark)}</li>
          ))}
        </ul>
      )}
      <NumberTable
        label={`Brackets of ${table.symbol} at ${table.venue}`}
        header={headerOf(checked)}
        rows={rowsOf(checked)}
      />
      <p className={styles.hint}>
        <LinkedText text={table.source} />, {table.date}
      </p>
    </>
  );
}
