import { useEffect, useRef, useState } from "react";
import type { FunctionsMetadata } from "../excel/function-metadata";
import type { OpenedBook } from "../excel/open";
import { AddinPane } from "./AddinPane";
import { ChartLayer } from "./charts/ChartLayer";
import { connectFrame, postToFrame } from "./connect-frame";
import { expose } from "./expose";
import { Failure } from "./Failure";
import type { AddinManifest, RibbonButton } from "./manifest";
import { openPage } from "./open-page";
import { Ribbon } from "./Ribbon";
import type { Status } from "./status";
import { watchStatus } from "./status";
import { StatusBar } from "./StatusBar";

interface WorkbenchProps {
  manifest: AddinManifest;
  functions: FunctionsMetadata;
}

/** The whole page: the add-in's commands above, the sheet at the left, the add-in at the right. */
export function Workbench({ manifest, functions }: WorkbenchProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [book, setBook] = useState<OpenedBook>();
  const [paneOpen, setPaneOpen] = useState(true);
  const [status, setStatus] = useState<Status>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    let opened: OpenedBook | undefined;
    let gone = false;
    void openPage({
      container: sheet.current!,
      functions,
      post: (text) => postToFrame(frame.current, text),
      onPaneVisible: setPaneOpen,
    }).then((made) => {
      if (gone) return made.grid.dispose();
      opened = made;
      expose(made);
      watchStatus(made.grid, setStatus);
      setBook(made);
    }, setFailure);
    return () => {
      gone = true;
      opened?.grid.dispose();
    };
  }, [functions]);

  // The frame comes after the book: an add-in finds its host there when it starts.
  useEffect(() => (book && frame.current ? connectFrame(frame.current, book.host) : undefined), [book]);

  const press = async ({ functionName, id }: RibbonButton) => {
    if (functionName === undefined) book?.host.setPaneVisible(true);
    else await book?.host.runCommand(functionName, id);
  };

  if (failure !== undefined) return <Failure error={failure} />;
  return (
    <>
      <Ribbon manifest={manifest} onPress={press} />
      <main className="desk">
        <div className="sheet" ref={sheet} />
        {book && <ChartLayer grid={book.grid} />}
        {book && (
          <AddinPane
            manifest={manifest}
            open={paneOpen}
            onClose={() => book.host.setPaneVisible(false)}
            frame={frame}
          />
        )}
      </main>
      <StatusBar status={status} />
    </>
  );
}
