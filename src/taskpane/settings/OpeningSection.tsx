import { makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { chooseStartup, startsWithWorkbook } from "../../workbook/settings/startup";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";

const useStyles = makeStyles({
  text: { margin: `0 0 ${tokens.spacingVerticalXS}` },
});

/** Whether Excel starts Ballast when this workbook is opened. */
export function OpeningSection() {
  const styles = useStyles();
  const { isOn, problem, choose, dismiss } = useStartup();
  return (
    <Section title="Opening this workbook">
      <p className={styles.text}>
        When Ballast starts with the workbook, formulas calculate as soon as it is opened. This turns on once
        the workbook has something from Ballast in it; Excel then tells people without Ballast that an add-in
        is missing.
      </p>
      <Switch
        label="Start Ballast with this workbook"
        checked={isOn}
        onChange={(_, { checked }) => void choose(checked)}
      />
      {problem && <ProblemBar problem={problem} onDismiss={dismiss} />}
    </Section>
  );
}

function useStartup() {
  const [isOn, setIsOn] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    let isCurrent = true;
    // Where Excel does not tell, the switch stands at off: turning it on still works, or says why not.
    startsWithWorkbook().then(
      (starts) => isCurrent && setIsOn(starts),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);

  async function choose(next: boolean): Promise<void> {
    setProblem(undefined);
    setIsOn(next);
    try {
      await chooseStartup(next);
    } catch (error) {
      setIsOn(!next);
      setProblem(asProblem("The choice was not saved.", error));
    }
  }
  return { isOn, problem, choose, dismiss: () => setProblem(undefined) };
}
