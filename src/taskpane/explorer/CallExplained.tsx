import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircleFilled } from "@fluentui/react-icons";
import { SourceList } from "../sources/SourceList";
import type { ExplainedArgument, ExplainedCall } from "../../workbook/formulas/explain/explain-cell";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
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

interface CallExplainedProps {
  readonly call: ExplainedCall;
  /** The position of the argument at fault. */
  readonly faulty: number | undefined;
  readonly onOpen: (name: string) => void;
  readonly onSelect: (cells: string) => void;
}

/** A call of one of the functions: what it does, its arguments with their values, and its result. */
export function CallExplained({ call, faulty, onOpen, onSelect }: CallExplainedProps) {
  const styles = useStyles();
  const { name, summary, result, sources } = call;
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
      {sources.length > 0 && <SourceList sources={sources} />}
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
