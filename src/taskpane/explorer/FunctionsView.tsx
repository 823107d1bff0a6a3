import { Button, makeStyles, Spinner, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../workbook/problem";
import { ProblemBar } from "../ProblemBar";
import { ExplainSection } from "./ExplainSection";
import { FindSection } from "./FindSection";
import { loadFunctionDocs, type FunctionDoc } from "./function-docs";
import { useWorkbookVersion } from "./use-workbook-version";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  again: { alignSelf: "start", marginTop: tokens.spacingVerticalS },
});

/** All worksheet functions to look up and to insert, and what the active cell's formula does. */
export function FunctionsView() {
  const styles = useStyles();
  const { docs, problem, loadAgain } = useFunctionDocs();
  const { version, problem: unfollowed } = useWorkbookVersion();
  const [wanted, setWanted] = useState<{ name: string }>();
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Functions
      </Title3>
      {unfollowed && <ProblemBar problem={unfollowed} />}
      {docs && (
        <>
          <ExplainSection docs={docs} version={version} onOpen={(name) => setWanted({ name })} />
          <FindSection docs={docs} version={version} wanted={wanted} />
        </>
      )}
      {!docs && !problem && <Spinner size="small" label="Loading the functions" />}
      {problem && (
        <>
          <ProblemBar problem={problem} />
          <Button className={styles.again} onClick={loadAgain}>
            Try again
          </Button>
        </>
      )}
    </>
  );
}

function useFunctionDocs() {
  const [docs, setDocs] = useState<readonly FunctionDoc[]>();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    loadFunctionDocs().then(setDocs, (error: unknown) =>
      setProblem(asProblem("The list of functions was not loaded.", error)),
    );
  }, [attempt]);
  const loadAgain = () => {
    setProblem(undefined);
    setAttempt(attempt + 1);
  };
  return { docs, problem, loadAgain };
}
