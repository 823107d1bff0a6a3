import { makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import {
  chooseNumberFormats,
  offersNumberFormats,
  showsNumberFormats,
} from "../../workbook/formulas/number-formats";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";

const useStyles = makeStyles({
  text: { margin: `0 0 ${tokens.spacingVerticalXS}` },
});

/** Whether results of functions bring their number formats along; nothing where this Excel has no such results. */
export function ResultsSection() {
  const styles = useStyles();
  const [isOn, setIsOn] = useState(showsNumberFormats);
  const [problem, setProblem] = useState<Problem>();
  if (!offersNumberFormats()) return null;

  async function choose(next: boolean): Promise<void> {
    setProblem(undefined);
    setIsOn(next);
    try {
      await chooseNumberFormats(next);
    } catch (error) {
      setProblem(asProblem("The workbook was not calculated again.", error));
    }
  }
  return (
    <Section title="Results in cells">
      <p className={styles.text}>
        In cells without a number format of their own, results show as prices, percentages, multiples and
        dates. The values stay the same. Turn this off for a workbook that goes to Excel 2021 or earlier,
        which warns of a data type that it does not have. Saved on this machine.
      </p>
      <Switch label="Format results" checked={isOn} onChange={(_, { checked }) => void choose(checked)} />
      {problem && <ProblemBar problem={problem} onDismiss={() => setProblem(undefined)} />}
    </Section>
  );
}
