import { makeStyles, tokens } from "@fluentui/react-components";
import { Fragment } from "react";

const useStyles = makeStyles({
  prose: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  block: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS} 0`,
    textAlign: "left",
    verticalAlign: "top",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Shows the Markdown that a doc comment may hold: paragraphs, lists, tables and code. */
export function Prose({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <div className={styles.prose}>
      {text.split(/\n\n+/).map((block, index) => (
        <Block key={index} lines={block.split("\n")} />
      ))}
    </div>
  );
}

function Block({ lines }: { lines: readonly string[] }) {
  const styles = useStyles();
  if (lines[0]!.startsWith("|")) return <Table lines={lines} />;
  if (!lines[0]!.startsWith("- ")) {
    return (
      <p className={styles.block}>
        <Inline text={lines.join(" ")} />
      </p>
    );
  }
  const items = lines.join("\n").slice(2).split("\n- ");
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item}>
          <Inline text={item} />
        </li>
      ))}
    </ul>
  );
}

function Table({ lines }: { lines: readonly string[] }) {
  const styles = useStyles();
  const [header, , ...rows] = lines.map((line) => line.split("|").slice(1, -1));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {header!.map((cell, column) => (
            <th key={column} scope="col" className={styles.cell}>
              <Inline text={cell.trim()} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column} className={styles.cell}>
                <Inline text={cell.trim()} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shows text with `code` in it. */
export function Inline({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? <code>{part}</code> : part}</Fragment>);
}
