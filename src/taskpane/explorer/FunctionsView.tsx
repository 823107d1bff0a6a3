import { makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { Loading } from "../parts/Loading";
import { ProblemBar } from "../parts/ProblemBar";
import { useLoaded } from "../parts/use-loaded";
import { ExplainSection } from "./ExplainSection";
import { FindSection } from "./FindSection";
import { loadFunctionDocs } from "../state/function-docs";
import { useObservable } from "../state/use-observable";
import { openFunction, wantedFunction } from "../state/wanted";
import { loadTemplates } from "../templates/load-templates";
import { bareName } from "../../workbook/formulas/function-doc";
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
  // The Templates view says so where they are not loaded.
  const templates = useLoaded(loadTemplates, "The templates were not loaded.").value;
  const asked = useObservable(wantedFunction);
  const wanted = useMemo(() => {
    const doc = asked && docs?.find(({ id, name }) => name === asked.name || bareName(id) === asked.name);
    return doc && { name: doc.name };
  }, [asked, docs]);
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Functions
      </Title3>
      {unfollowed && <ProblemBar problem={unfollowed} />}
      {docs && (
        <>
          <ExplainSection docs={docs} version={version} onOpen={openFunction} />
          <FindSection docs={docs} templates={templates ?? []} version={version} wanted={wanted} />
        </>
      )}
      <Loading label="Loading the functions" loaded={loaded} />
    </>
  );
}
