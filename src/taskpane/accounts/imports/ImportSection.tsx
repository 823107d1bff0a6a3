import { loadScript } from "../../parts/files/own-file";
import { Loading } from "../../parts/Loading";
import { Section } from "../../parts/Section";
import { useLoaded } from "../../parts/use-loaded";
import { shownView } from "../../state/navigation";
import { useObservable } from "../../state/use-observable";
import { useState } from "react";

/** Export files of exchanges: dropped, looked at and written. All of it is loaded when the view is first in front. */
export function ImportSection() {
  const isShown = useObservable(shownView) === "accounts";
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return <Section title="Import export files">{wasShown && <LoadedSection />}</Section>;
}

const notLoaded = "The section was not loaded.";

function loadSection() {
  return loadScript(notLoaded, () => import(/* webpackChunkName: "import-files" */ "./ImportFiles"));
}

function LoadedSection() {
  const loaded = useLoaded(loadSection, notLoaded);
  const Files = loaded.value?.ImportFiles;
  return Files ? <Files /> : <Loading label="Loading the section" loaded={loaded} />;
}
