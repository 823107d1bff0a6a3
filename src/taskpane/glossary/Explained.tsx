import { Link, makeStyles, Tooltip } from "@fluentui/react-components";
import { Fragment, useState } from "react";
import { findTerms, pageOf, type Term } from "./glossary";

const useStyles = makeStyles({
  term: {
    color: "inherit",
    fontSize: "inherit",
    fontWeight: "inherit",
    lineHeight: "inherit",
    textDecorationLine: "underline",
    textDecorationStyle: "dotted",
    textUnderlineOffset: "3px",
    ":hover": { color: "inherit", textDecorationStyle: "solid" },
    ":hover:active": { color: "inherit" },
    "@media (forced-colors: active)": { color: "LinkText" },
  },
  tip: { maxWidth: "280px" },
});

/** A text in which the words of the glossary explain themselves. */
export function Explained({ text }: { text: string }) {
  return findTerms(text).map((piece, at) => (
    <Fragment key={at}>{piece.term ? <Word term={piece.term} text={piece.text} /> : piece.text}</Fragment>
  ));
}

/** A word that says what it means when the pointer or the focus is on it, and leads to its place in the glossary. */
function Word({ term, text }: { term: Term; text: string }) {
  const styles = useStyles();
  const [link, setLink] = useState<HTMLElement | null>(null);
  return (
    <Tooltip
      withArrow
      relationship="description"
      positioning={{ overflowBoundaryPadding: 8 }}
      mountNode={link?.closest("main")} // the tip is content of the page like any other
      content={{ children: term.meaning, className: styles.tip }}
    >
      <Link inline ref={setLink} className={styles.term} href={pageOf(term)} target="_blank" rel="noreferrer">
        {text}
      </Link>
    </Tooltip>
  );
}
