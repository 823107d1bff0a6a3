import { Caption1Strong, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Template } from "../../excel/sheets/description";
import type { Term } from "../glossary/glossary";
import { openFunction, openTemplate } from "../state/wanted";

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground3,
  },
  list: { margin: 0 },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  text: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  functions: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalXXS,
    "& button": { fontSize: "inherit" },
  },
});

interface FoundElsewhereProps {
  readonly terms: readonly Term[];
  readonly templates: readonly Template[];
}

/** What a search found besides functions: what a word means, and templates. */
export function FoundElsewhere({ terms, templates }: FoundElsewhereProps) {
  const styles = useStyles();
  return (
    <>
      {terms.length > 0 && (
        <section aria-label="Glossary">
          <Caption1Strong as="h3" block className={styles.heading}>
            Glossary
          </Caption1Strong>
          <dl className={styles.list}>
            {terms.map((term) => (
              <div key={term.term}>
                <dt className={styles.name}>{term.term}</dt>
                <dd className={styles.text}>
                  {term.meaning}
                  <span className={styles.functions}>
                    {term.functions.map((name) => (
                      <Link key={name} as="button" onClick={() => openFunction(name)}>
                        {name}
                      </Link>
                    ))}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {templates.length > 0 && (
        <section aria-label="Templates">
          <Caption1Strong as="h3" block className={styles.heading}>
            Templates
          </Caption1Strong>
          {templates.map(({ id, title, answers }) => (
            <div key={id}>
              <Link as="button" className={styles.name} onClick={() => openTemplate(id)}>
                {title}
              </Link>
              <p className={styles.text}>{answers}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
