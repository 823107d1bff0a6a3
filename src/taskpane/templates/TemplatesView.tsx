import { Button, makeStyles, Spinner, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../workbook/problem";
import type { Template } from "../../workbook/template/description";
import { ProblemBar } from "../ProblemBar";
import { RepairSection } from "../repair/RepairSection";
import { loadTemplates } from "./load-templates";
import { TemplateCard } from "./TemplateCard";
import { useInsertion } from "./use-insertion";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  lead: { margin: `0 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  gallery: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  again: { alignSelf: "start", marginTop: tokens.spacingVerticalS },
});

/** A gallery of workbooks to insert here or to share. */
export function TemplatesView() {
  const styles = useStyles();
  const { templates, problem, loadAgain } = useTemplates();
  const inserting = useInsertion();
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Templates
      </Title3>
      <p className={styles.lead}>
        Models that calculate with your own figures. Insert one as new sheets of this workbook, or download it
        as a workbook to share.
      </p>
      {templates && (
        <ul className={styles.gallery}>
          {templates.map((template) => (
            <li key={template.id}>
              <TemplateCard template={template} inserting={inserting} />
            </li>
          ))}
        </ul>
      )}
      {!templates && !problem && <Spinner size="small" label="Loading the templates" />}
      {problem && (
        <>
          <ProblemBar problem={problem} />
          <Button className={styles.again} onClick={loadAgain}>
            Try again
          </Button>
        </>
      )}
      <RepairSection />
    </>
  );
}

function useTemplates() {
  const [templates, setTemplates] = useState<readonly Template[]>();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    loadTemplates().then(setTemplates, (error: unknown) =>
      setProblem(asProblem("The templates were not loaded.", error)),
    );
  }, [attempt]);
  const loadAgain = () => {
    setProblem(undefined);
    setAttempt(attempt + 1);
  };
  return { templates, problem, loadAgain };
}
