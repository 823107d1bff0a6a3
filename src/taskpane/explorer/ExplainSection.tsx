import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import {
  BookSearchRegular,
  CursorHoverRegular,
  ErrorCircleFilled,
  WrenchRegular,
} from "@fluentui/react-icons";
import { useState } from "react";
import {
  explainActiveCell,
  selectCells,
  type ExplainedArgument,
  type ExplainedCall,
  type Explanation,
} from "../../workbook/formulas/explain/explain-cell";
import { asProblem, type Problem } from "../../base/problem";
import { showView } from "../state/navigation";
import { ProblemBar } from "../parts/ProblemBar";
import { requestRepair } from "../repair/request";
import { Section } from "../parts/Section";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
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
  call: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  arguments: { margin: 0, display: "flex", flexDirection: "column" },
  argument: {
    display: "grid",
    gridTemplateColumns: "minmax(96px, 2fr) 3fr",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { overflowWrap: "anywhere" },
  value: { margin: 0, overflowWrap: "anywhere" },
  fault: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  source: { color: tokens.colorNeutralForeground3 },
  result: { fontWeight: tokens.fontWeightSemibold },
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
        {spilledFrom !== undefined && <>, a part of the result of {spilledFrom}</>}.
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
                  showView("templates");
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

interface CallExplainedProps {
  readonly call: ExplainedCall;
  /** The place of the argument at fault. */
  readonly faulty: number | undefined;
  readonly onOpen: (name: string) => void;
  readonly onSelect: (cells: string) => void;
}

function CallExplained({ call, faulty, onOpen, onSelect }: CallExplainedProps) {
  const styles = useStyles();
  const { name, summary, result } = call;
  const shown = call.arguments
    .map((argument, index) => ({ argument, index }))
    .filter(({ argument, index }) => argument.text !== "" || index === faulty);
  const left = call.arguments.filter((_, index) => !shown.some((one) => one.index === index));
  return (
    <div className={styles.call}>
      <h3 className={styles.name}>
        <Link as="button" onClick={() => onOpen(name)}>
          {name}
        </Link>
      </h3>
      <p className={styles.quiet}>{summary}</p>
      <dl className={styles.arguments}>
        {shown.map(({ argument, index }) => (
          <Argument key={argument.name} argument={argument} isFaulty={index === faulty} onSelect={onSelect} />
        ))}
        <div className={styles.argument}>
          <dt>Result</dt>
          <dd className={styles.value}>
            {result === undefined ? "Calculated by Excel" : <span className={styles.result}>{result}</span>}
          </dd>
        </div>
      </dl>
      {left.length > 0 && (
        <p className={styles.quiet}>By default: {left.map((one) => one.name).join(", ")}.</p>
      )}
    </div>
  );
}

interface ArgumentProps {
  readonly argument: ExplainedArgument;
  readonly isFaulty: boolean;
  readonly onSelect: (cells: string) => void;
}

function Argument({ argument: { name, text, value, cells }, isFaulty, onSelect }: ArgumentProps) {
  const styles = useStyles();
  const isComputed = value !== undefined && value !== text;
  return (
    <div className={styles.argument}>
      <dt className={styles.term}>
        {isFaulty ? (
          <span className={styles.fault}>
            <ErrorCircleFilled aria-hidden />
            {name}, at fault
          </span>
        ) : (
          name
        )}
      </dt>
      <dd className={styles.value}>
        {text === "" ? "missing" : (value ?? "Calculated by Excel")}
        {(isComputed || (value === undefined && text !== "")) && (
          <>
            {" "}
            <span className={styles.source}>from</span>{" "}
            {cells === undefined ? (
              <code className={styles.source}>{text}</code>
            ) : (
              <Link as="button" inline onClick={() => onSelect(cells)} aria-label={`Select ${cells}`}>
                {text}
              </Link>
            )}
          </>
        )}
      </dd>
    </div>
  );
}
