import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { pageOf, signature } from "../state/function-docs";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
import { ArgumentFields } from "./fields/ArgumentFields";
import { LiveResult } from "./fields/LiveResult";
import { useCall } from "./fields/use-call";
import { InsertBar } from "./InsertBar";
import { Inline, Prose } from "./Prose";

const useStyles = makeStyles({
  details: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    overflowWrap: "anywhere",
  },
  signature: {
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXXS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
  },
  examples: { margin: 0, padding: 0, listStyleType: "none" },
  example: { paddingBottom: tokens.spacingVerticalXS },
  note: { display: "block" },
  result: { display: "block", color: tokens.colorNeutralForeground3, maxHeight: "96px", overflowY: "auto" },
  page: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, alignSelf: "start" },
});

/** A function with a field for each argument, its result, and everything that its doc comment says. */
export function FunctionDetails({ doc, version }: { doc: FunctionDoc; version: number }) {
  const styles = useStyles();
  const call = useCall(doc, version);
  const { name, parameters, returns, errors, examples, remarks, sources } = doc;
  return (
    <div className={styles.details}>
      <code className={styles.signature}>={signature(doc)}</code>
      {parameters.length > 0 && (
        <Part title="Arguments">
          <ArgumentFields doc={doc} call={call} />
        </Part>
      )}
      <LiveResult id={doc.id} call={call} />
      <InsertBar id={doc.id} call={call} />
      <Part title="Returns">
        <Prose text={returns} />
      </Part>
      {examples.length > 0 && (
        <Part title="Examples">
          <ul className={styles.examples}>
            {examples.map(({ note, formula, result }) => (
              <li key={formula} className={styles.example}>
                {note !== "" && <span className={styles.note}>{note}</span>}
                <code>{formula}</code>
                <code className={styles.result}>{result}</code>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {errors.length > 0 && (
        <Part title="Errors">
          <ul className={styles.list}>
            {errors.map((error) => (
              <li key={error}>
                <Inline text={error} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {remarks !== "" && (
        <Part title="Details">
          <Prose text={remarks} />
        </Part>
      )}
      {sources.length > 0 && (
        <Part title="Sources">
          <ul className={styles.list}>
            {sources.map((source) => (
              <li key={source}>
                <Source text={source} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Link href={pageOf(doc)} target="_blank" rel="noreferrer" className={styles.page}>
        Open the page of {name} <OpenRegular aria-hidden />
      </Link>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section>
      <h5 className={styles.heading}>{title}</h5>
      {children}
    </section>
  );
}

/** A source: an address, perhaps followed by words, or the name of a book. */
function Source({ text }: { text: string }) {
  const [, address, rest] = /^(https?:\/\/[^\s,]+)([^]*)$/.exec(text) ?? [];
  if (address === undefined) return text;
  return (
    <>
      <Link inline href={address} target="_blank" rel="noreferrer">
        {address.replace(/^https?:\/\/(www\.)?/, "")}
      </Link>
      {rest}
    </>
  );
}
