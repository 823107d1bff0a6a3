import { makeStyles } from "@fluentui/react-components";
import { venueSources } from "../../core/venues/sources";
import type { Settings } from "../../workbook/settings/rules";
import { Section } from "../parts/Section";
import { SourceList } from "../sources/SourceList";

const useStyles = makeStyles({ text: { margin: 0 } });

/** The sources of the chosen venue's figures, with their dates. */
export function SourcesSection({ settings: { venue, contract } }: { settings: Settings }) {
  const styles = useStyles();
  const sources = venueSources(venue, contract, new Date());
  return (
    <Section title="Where the figures come from">
      {sources.length === 0 ? (
        <p className={styles.text}>
          Pick a venue to see the sources and dates of its rule, fees and brackets.
        </p>
      ) : (
        <SourceList sources={sources} />
      )}
    </Section>
  );
}
