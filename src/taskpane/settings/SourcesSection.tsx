import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { dateWithAge } from "../../core/venues/age";
import { findListing, findMarkets } from "../../core/venues/find";
import type { Sourced } from "../../core/venues/market";
import type { Settings } from "../../workbook/settings/rules";
import { Section } from "../parts/Section";

const useStyles = makeStyles({
  text: { margin: 0 },
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

/** The sources of the chosen venue's figures, with their dates. */
export function SourcesSection({ settings }: { settings: Settings }) {
  const styles = useStyles();
  const facts = factsOf(settings);
  return (
    <Section title="Where the figures come from">
      {facts.length === 0 ? (
        <p className={styles.text}>
          Pick a venue to see the sources and dates of its rule, fees and brackets.
        </p>
      ) : (
        <dl className={styles.facts}>
          {facts.map(({ term, source, date }) => (
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
      )}
    </Section>
  );
}

/** The text, with web addresses as links. */
function LinkedText({ text }: { text: string }) {
  return text.split(/(https:\/\/[^\s;)]+)/).map((part, index) =>
    part.startsWith("https://") ? (
      <Link key={index} inline href={part} target="_blank" rel="noreferrer">
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

function factsOf({ venue, contract }: Settings): ({ readonly term: string } & Sourced)[] {
  const found = findMarkets(venue);
  const listed = findListing(found, contract);
  const several = found.length > 1;
  return found.flatMap((market) => {
    const called = (term: string): string => (several ? `${market.name}: ${term.toLowerCase()}` : term);
    const { source, date } = market.funding;
    return [
      { term: called("Fee rates"), source: market.fees.source, date: market.fees.date },
      { term: called("Liquidation rule"), source: market.rule.source, date: market.rule.date },
      ...(source !== undefined && date !== undefined ? [{ term: called("Funding"), source, date }] : []),
      ...(listed?.market === market && listed.listing.funding
        ? [
            {
              term: `Funding of ${listed.symbol}`,
              source: listed.listing.funding.source,
              date: dateWithAge(listed.listing.funding.date, new Date()),
            },
          ]
        : []),
      ...(listed?.market === market && listed.listing.table
        ? [
            {
              term: `Brackets of ${listed.symbol}`,
              source: listed.listing.table.source,
              date: dateWithAge(listed.listing.table.date, new Date()),
            },
          ]
        : []),
    ];
  });
}
