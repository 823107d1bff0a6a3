import { useState } from "react";
import type { Settings } from "../../../workbook/settings/rules";
import { loadScript } from "../../parts/files/own-file";
import { FoldedSection } from "../../parts/FoldedSection";
import { Loading } from "../../parts/Loading";
import { useLoaded } from "../../parts/use-loaded";

/** Newer brackets than those shipped. What reads the venues' answers is loaded when the section is opened. */
export function BracketsSection({ settings }: { settings: Settings }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <FoldedSection title="Update brackets" isOpen={isOpen} onToggle={setOpen}>
      {isOpen && <LoadedSection settings={settings} />}
    </FoldedSection>
  );
}

const notLoaded = "The section was not loaded.";

function loadSection() {
  return loadScript(notLoaded, () => import(/* webpackChunkName: "brackets" */ "./UpdateBrackets"));
}

function LoadedSection({ settings }: { settings: Settings }) {
  const loaded = useLoaded(loadSection, notLoaded);
  const Section = loaded.value?.UpdateBrackets;
  return Section ? <Section settings={settings} /> : <Loading label="Loading the section" loaded={loaded} />;
}
