import { Field, Input, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { isPercent } from "../../workbook/settings/row";
import { fieldRows, type Rules } from "../../workbook/settings/rules";
import type { RateSource } from "../../workbook/settings/store";
import { Explained } from "../glossary/Explained";
import { ChoiceField } from "../parts/ChoiceField";
import { FoldedSection } from "../parts/FoldedSection";
import { localized, share } from "../parts/format";
import { useMoney } from "../state/use-settings";
import { writeNumber } from "../parts/number-input";
import { readRules, type RuleFaults, type RuleName, type RuleTexts } from "./rules-input";

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    alignItems: "start",
  },
  choice: { gridColumn: "1 / -1" },
  input: { minWidth: 0 },
});

interface RulesSectionProps {
  readonly texts: RuleTexts;
  /** The rules of the settings, which an empty field stands for. */
  readonly defaults: Rules;
  readonly faults: RuleFaults;
  /** The source of a default, shown instead of the usual hint. */
  readonly origins: Readonly<Partial<Record<RuleName, RateSource>>>;
  readonly onChange: (name: RuleName, text: string) => void;
}

/** The rules of the rebalance. The section is closed until the user opens it. */
export function RulesSection({ texts, defaults, faults, origins, onChange }: RulesSectionProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const money = useMoney();
  const { rules, own } = readRules(texts, defaults);
  return (
    <FoldedSection
      title="Rules"
      note={rules ? describeRules(rules, Object.keys(own).length, money) : "some cannot be read"}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      <div className={styles.fields}>
        {fieldRows.map((row) => {
          const { name, label, hint } = row;
          if (row.unit === "text") {
            return (
              <div key={name} className={styles.choice}>
                <ChoiceField
                  label={label}
                  hint={localized(hint)}
                  choices={row.choices}
                  value={texts[name] || defaults[row.name]}
                  onPick={(choice) => onChange(name, choice)}
                />
              </div>
            );
          }
          const fault = faults[name];
          return (
            <Field
              key={name}
              label={<Explained text={label} />}
              hint={origins[name] ? <Origin source={origins[name]} /> : hint}
              validationState={fault === undefined ? "none" : "error"}
              validationMessage={fault}
            >
              <Input
                className={styles.input}
                inputMode="decimal"
                placeholder={
                  writeNumber(defaults[row.name], isPercent(row)) || (name === "leverage" ? "" : "0")
                }
                value={texts[name]}
                contentAfter={isPercent(row) ? "%" : undefined}
                onChange={(_, { value }) => onChange(name, value)}
              />
            </Field>
          );
        })}
      </div>
    </FoldedSection>
  );
}

/** What a default is, as a link to the page that it comes from. */
function Origin({ source: { words, page } }: { source: RateSource }) {
  if (page === undefined) return words;
  return (
    <Link inline href={page} target="_blank" rel="noreferrer">
      {words}
    </Link>
  );
}

/** What the rules come to, in a line. */
function describeRules(
  { destination, feeRate, minTrade }: Rules,
  own: number,
  money: (amount: number) => string,
): string {
  return [
    destination === "edge" ? "to the band’s edge" : "to target",
    `${share(feeRate)} fee`,
    ...(minTrade > 0 ? [`trades from ${money(minTrade)}`] : []),
    ...(own > 0 ? [`${own} of your own`] : []),
  ].join(", ");
}
