import { makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { Loading } from "../parts/Loading";
import { ProblemBar } from "../parts/ProblemBar";
import { useLoaded } from "../parts/use-loaded";
import { ExplainSection } from "./ExplainSection";
import { FindSection } from "./FindSection";
import { loadFunctionDocs } from "../state/function-docs";
import { useWorkbookVersion } from "./use-workbook-version";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
});

/** The Functions view: explains the active cell's formula, and lists all worksheet functions to look up and insert. */
export function FunctionsView() {
  const styles = useStyles();
  const loaded = useLoaded(loadFunctionDocs, "The list of functions was not loaded.");
  const docs = loaded.value;
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
      <Loading label="Loading the functions" loaded={loaded} />
    </>
  );
}
