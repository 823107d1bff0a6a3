import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { isPercent } from "../../workbook/settings/row";
import { fieldRows, type Rules } from "../../workbook/settings/rules";
import { Explained } from "../glossary/Explained";
import { ChoiceField } from "../parts/ChoiceField";
import { writeNumber } from "../parts/number-input";
import type { RuleFaults, RuleName, RuleTexts } from "./rules-input";

const useStyles = makeStyles({
  accordion: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  header: {
    "& button": { paddingLeft: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  },
  panel: { margin: 0, paddingBottom: tokens.spacingVerticalL },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  input: { minWidth: 0 },
});

interface RulesSectionProps {
  readonly texts: RuleTexts;
  /** The rules of the settings, which an empty field stands for. */
  readonly defaults: Rules;
  readonly faults: RuleFaults;
  /** The source of a default, shown instead of the usual hint. */
  readonly origins: Readonly<Partial<Record<RuleName, string>>>;
  readonly onChange: (name: RuleName, text: string) => void;
}

/** The rules of the rebalance. The section is closed until the user opens it. */
export function RulesSection({ texts, defaults, faults, origins, onChange }: RulesSectionProps) {
  const styles = useStyles();
  return (
    <Accordion collapsible className={styles.accordion}>
      <AccordionItem value="rules">
        <AccordionHeader as="h2" expandIconPosition="end" size="large" className={styles.header}>
          Rules
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <div className={styles.fields}>
            {fieldRows.map((row) => {
              const { name, label, hint } = row;
              if (row.unit === "text") {
                return (
                  <ChoiceField
                    key={name}
                    label={label}
                    hint={hint}
                    choices={row.choices}
                    value={texts[name] || defaults[row.name]}
                    onPick={(choice) => onChange(name, choice)}
                  />
                );
              }
              const fault = faults[name];
              return (
                <Field
                  key={name}
                  label={<Explained text={label} />}
                  hint={origins[name] ?? hint}
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
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
