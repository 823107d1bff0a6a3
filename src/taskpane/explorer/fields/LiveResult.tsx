import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { cellText } from "../../../excel/cells/cell-text";
import { size, type Matrix } from "../../../excel/formulas/values";
import { formatsOf } from "../../../results/cell-formats";
import type { PlannedResult } from "../../../workbook/formulas/insert/result";
import { counted } from "../../parts/format";
import { paneLocale } from "../../parts/locale";
import { ProblemBar } from "../../parts/ProblemBar";
import type { Call } from "./use-call";
import { labelOf } from "../../../workbook/formulas/function-doc";

const useStyles = makeStyles({
  result: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  frame: {
    overflowX: "auto",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    textAlign: "left",
    verticalAlign: "top",
    maxWidth: "24ch",
    overflowWrap: "normal",
  },
  number: { textAlign: "right", whiteSpace: "nowrap" },
});

/** Rows and messages that are shown of a longer result. */
const mostRows = 8;
const mostMessages = 3;

/** What the call comes to with what the fields and the workbook hold now. */
export function LiveResult({ id, call }: { id: string; call: Call }) {
  const styles = useStyles();
  const { value: result, problem } = call.result;
  const { missing = [], selected = [], fromExample = [] } = call.plan.value ?? {};
  const isSelected = selected.length > 0;
  const isExample = !isSelected && fromExample.length > 0;
  return (
    <section className={styles.result} aria-label="Result">
      <p className={styles.quiet}>
        {isExample ? "Result with the example’s values" : "Result"}
        {isSelected && " with the selected cells"}
      </p>
      {missing.length > 0 ? (
        <p className={styles.text} role="status">
          Still needed: {missing.map(labelOf).join(", ")}.
        </p>
      ) : (
        <div role="status">
          {!result && !problem && <p className={styles.quiet}>Calculating</p>}
          {result?.kind === "unknown" && <Unknown names={result.arguments} />}
          {result?.kind === "values" && <Values id={id} result={result} />}
        </div>
      )}
      {problem && <ProblemBar problem={problem} />}
    </section>
  );
}

function Unknown({ names }: { names: readonly string[] }) {
  const styles = useStyles();
  return (
    <p className={styles.text}>
      Only Excel can calculate {names.length > 0 ? names.map(labelOf).join(" and ") : "this formula"}, so the
      result shows in the cell.
    </p>
  );
}

type Known = Extract<PlannedResult, { kind: "values" }>;

function Values({ id, result: { values, messages } }: { id: string; result: Known }) {
  const styles = useStyles();
  const said = [...new Set(messages.values())];
  return (
    <>
      {values.length === 1 && values[0]!.length === 1 ? (
        <p className={styles.value}>{shownTexts(id, values, 1)[0]![0]}</p>
      ) : (
        <Spilled id={id} values={values} />
      )}
      {said.slice(0, mostMessages).map((message) => (
        <p key={message} className={styles.text}>
          {message}
        </p>
      ))}
      {said.length > mostMessages && (
        <p className={styles.quiet}>and {counted(said.length - mostMessages, "more message")}</p>
      )}
    </>
  );
}

function Spilled({ id, values }: { id: string; values: Matrix }) {
  const styles = useStyles();
  const more = values.length - mostRows;
  const texts = shownTexts(id, values, mostRows);
  return (
    <>
      <div className={styles.frame} tabIndex={0} role="group" aria-label={`Result, ${size(values)}`}>
        <table className={styles.table}>
          <tbody>
            {texts.map((line, row) => (
              <tr key={row}>
                {line.map((text, column) => (
                  <td
                    key={column}
                    className={mergeClasses(
                      styles.cell,
                      typeof values[row]![column] === "number" && styles.number,
                    )}
                  >
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={styles.quiet}>and {counted(more, "more row")}</p>}
    </>
  );
}

/** The first rows of a result as its cells will show them. */
function shownTexts(id: string, values: Matrix, rows: number): string[][] {
  const areas = formatsOf(id, values);
  const formatAt = (row: number, column: number): string =>
    areas.find(
      (area) =>
        area.row <= row &&
        row < area.row + area.rowCount &&
        area.column <= column &&
        column < area.column + area.columnCount,
    )?.format ?? "General";
  return values.slice(0, rows).map((line, row) =>
    line.map((cell, column) => {
      if (typeof cell === "number") return cellText(cell, formatAt(row, column), paneLocale);
      return typeof cell === "boolean" ? String(cell).toUpperCase() : (cell ?? "");
    }),
  );
}
