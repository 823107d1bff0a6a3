import { makeStyles, tokens } from "@fluentui/react-components";
import type { VenueSource } from "../../core/venues/sources";
import { LinkedText } from "./LinkedText";

const useStyles = makeStyles({
  facts: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, margin: 0 },
  term: { fontWeight: tokens.fontWeightSemibold },
  fact: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

/** Sources of a venue's figures, each with its date and its pages as links. */
export function SourceList({ sources }: { sources: readonly VenueSource[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {sources.map(({ term, source, date }) => (
        <div key={term}>
          <dt className={styles.term}>
            {term}, {date}
          </dt>
          <dd className={styles.fact}>
            <LinkedText text={source} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
