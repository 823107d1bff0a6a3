import { Link, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { ImportFile } from "../../../imports/files/container";
import { loadScript } from "../../parts/files/own-file";
import { Loading } from "../../parts/Loading";
import { useLoaded } from "../../parts/use-loaded";
import { DropZone } from "./DropZone";
import { PastImports } from "./PastImports";
import { usePastImports } from "./use-past-imports";

const useStyles = makeStyles({
  text: { margin: 0 },
});

/** Takes export files and shows which imports the workbook has. What reads files is loaded with the first of them. */
export function ImportFiles() {
  const styles = useStyles();
  const [files, setFiles] = useState<readonly ImportFile[]>();
  const past = usePastImports();
  return (
    <>
      {!files && past.imports?.length === 0 && (
        <p className={styles.text}>
          Turns trades, funding, ledgers and positions from nine exchanges into Excel tables in one format,
          with their totals.{" "}
          <Link inline href="docs/import.html" target="_blank" rel="noreferrer">
            Files read
          </Link>
        </p>
      )}
      <DropZone onFiles={(given) => setFiles(withFiles(files ?? [], given))} />
      {files && (
        <LoadedPanel
          files={files}
          takenBack={past.attempts}
          onWritten={past.readAgain}
          onClose={() => setFiles(undefined)}
        />
      )}
      <PastImports past={past} />
    </>
  );
}

/** Files are told apart by their names, so one of a name that is there already gets a number. */
function withFiles(files: readonly ImportFile[], given: readonly File[]): readonly ImportFile[] {
  const all = [...files];
  for (const file of given) {
    let { name } = file;
    for (let number = 2; all.some((one) => one.name === name); number++) name = `${file.name} (${number})`;
    all.push({ name, data: file });
  }
  return all;
}

const notLoaded = "The import was not loaded.";

function loadPanel() {
  return loadScript(notLoaded, () => import(/* webpackChunkName: "imports" */ "./ImportPanel"));
}

interface PanelProps {
  readonly files: readonly ImportFile[];
  readonly takenBack: number;
  readonly onWritten: () => void;
  readonly onClose: () => void;
}

function LoadedPanel(props: PanelProps) {
  const loaded = useLoaded(loadPanel, notLoaded);
  const Panel = loaded.value?.ImportPanel;
  return Panel ? <Panel {...props} /> : <Loading label="Loading the import" loaded={loaded} />;
}
