import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { BookSearchRegular, CursorHoverRegular, WrenchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import {
  explainActiveCell,
  selectCells,
  type Explanation,
} from "../../workbook/formulas/explain/explain-cell";
import { asProblem, type Problem } from "../../base/problem";
import { shownView } from "../state/navigation";
import { ProblemBar } from "../parts/ProblemBar";
import { requestRepair } from "../repair/request";
import { Section } from "../parts/Section";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
import { CallExplained } from "./CallExplained";
import { useRead } from "./use-read";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  formula: {
    display: "block",
    padding: tokens.spacingVerticalS,
    maxHeight: "120px",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
    ":empty": { display: "none" },
  },
  button: { maxWidth: "100%", overflowWrap: "anywhere" },
});

interface ExplainSectionProps {
  readonly docs: readonly FunctionDoc[];
  readonly version: number;
  readonly onOpen: (name: string) => void;
}

/** What the active cell's formula does with the functions, and what is wrong in it; it follows the selection. */
export function ExplainSection({ docs, version, onOpen }: ExplainSectionProps) {
  const { value: explanation, problem } = useRead(version, "The cell was not explained.", () =>
    explainActiveCell(docs),
  );
  return (
    <Section title="Explain this cell">
      {problem && <ProblemBar problem={problem} />}
      {explanation && <Explained explanation={explanation} onOpen={onOpen} />}
    </Section>
  );
}

interface ExplainedProps {
  readonly explanation: Explanation;
  readonly onOpen: (name: string) => void;
}

function Explained({ explanation, onOpen }: ExplainedProps) {
  const styles = useStyles();
  const { address, spilledFrom, formula, shown, calls, finding, notes } = explanation;
  const [failed, setFailed] = useState<Problem>();
  const select = (cells: string) =>
    void selectCells(cells).then(
      () => setFailed(undefined),
      (error: unknown) => setFailed(asProblem("The cells were not selected.", error)),
    );
  if (calls.length === 0 && !finding) return <NothingOfOurs explanation={explanation} />;
  const faulty = finding?.argument;
  const faultyCall = calls[faulty?.call ?? -1] ?? calls.at(-1);
  return (
    <>
      <p className={styles.text} role="status">
        <strong>{address}</strong> shows <strong>{shown === "" ? "nothing" : shown}</strong>
        {spilledFrom !== undefined && <>, part of the result of {spilledFrom}</>}.
      </p>
      <code className={styles.formula} tabIndex={0} role="group" aria-label="Formula">
        {formula}
      </code>
      {finding && (
        <ProblemBar problem={finding.problem}>
          <span className={styles.buttons}>
            {finding.isRepairable && (
              <Button
                size="small"
                className={styles.button}
                icon={<WrenchRegular />}
                onClick={() => {
                  requestRepair();
                  shownView.set("templates");
                }}
              >
                Repair formulas
              </Button>
            )}
            {finding.cells !== undefined && (
              <Button
                size="small"
                className={styles.button}
                icon={<CursorHoverRegular />}
                onClick={() => select(finding.cells!)}
              >
                Select {finding.cells}
              </Button>
            )}
            {faultyCall && (
              <Button
                size="small"
                className={styles.button}
                icon={<BookSearchRegular />}
                onClick={() => onOpen(faultyCall.name)}
              >
                Open {faultyCall.name}
              </Button>
            )}
          </span>
        </ProblemBar>
      )}
      {failed && <ProblemBar problem={failed} onDismiss={() => setFailed(undefined)} />}
      {notes.map((note) => (
        <p key={note} className={styles.text}>
          {note}
        </p>
      ))}
      {[...calls.keys()].reverse().map((index) => (
        <CallExplained
          key={index}
          call={calls[index]!}
          faulty={faulty?.call === index ? faulty.index : undefined}
          onOpen={onOpen}
          onSelect={select}
        />
      ))}
    </>
  );
}

function NothingOfOurs({ explanation: { address, formula, shown } }: { explanation: Explanation }) {
  const styles = useStyles();
  const holds = formula !== "" ? "has a formula without Ballast’s functions" : "has no formula";
  return (
    <p className={styles.quiet} role="status">
      {address} {formula === "" && shown === "" ? "is blank" : holds}. Select a cell with one of the
      functions, or find one below and choose Insert.
    </p>
  );
}
