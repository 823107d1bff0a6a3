import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import type { Destination } from "../../core/allocation/book";
import { ruleFields, type RuleFaults, type RuleName, type RuleTexts, type TypedRules } from "./rules-input";
import { writeNumber } from "../parts/number-input";

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
  /** What an empty field stands for: the settings. */
  readonly defaults: TypedRules;
  readonly faults: RuleFaults;
  /** Where a default is from, in place of the usual hint. */
  readonly origins: Readonly<Partial<Record<RuleName, string>>>;
  readonly destination: Destination;
  readonly onDestination: (destination: Destination) => void;
  readonly onType: (name: RuleName, text: string) => void;
}

/** What the rebalance keeps to; closed until it is wanted. */
export function RulesSection({
  texts,
  defaults,
  faults,
  origins,
  destination,
  onDestination,
  onType,
}: RulesSectionProps) {
  const styles = useStyles();
  return (
    <Accordion collapsible className={styles.accordion}>
      <AccordionItem value="rules">
        <AccordionHeader as="h2" expandIconPosition="end" size="large" className={styles.header}>
          Rules
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <div className={styles.fields}>
            {ruleFields.map(({ name, label, hint, isPercent }) => {
              const fault = faults[name];
              return (
                <Field
                  key={name}
                  label={label}
                  hint={origins[name] ?? hint}
                  validationState={fault === undefined ? "none" : "error"}
                  validationMessage={fault}
                >
                  <Input
                    className={styles.input}
                    inputMode="decimal"
                    placeholder={writeNumber(defaults[name], isPercent) || (name === "leverage" ? "" : "0")}
                    value={texts[name]}
                    contentAfter={isPercent ? "%" : undefined}
                    onChange={(_, { value }) => onType(name, value)}
                  />
                </Field>
              );
            })}
            <Field label="Bring back to" hint="Once a weight is beyond its band">
              <RadioGroup
                layout="horizontal"
                value={destination}
                onChange={(_, { value }) => onDestination(value as Destination)}
              >
                <Radio value="target" label="Target" />
                <Radio value="edge" label="Band's edge" />
              </RadioGroup>
            </Field>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
