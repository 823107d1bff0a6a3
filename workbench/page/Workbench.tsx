import { useCallback, useEffect, useRef, useState } from "react";
import type { FoundBook } from "../excel/file/open";
import { readWorkbook } from "../excel/file/open";
import { saveWorkbook } from "../excel/file/save";
import type { FunctionsMetadata } from "../excel/functions/metadata";
import type { OpenedBook } from "../excel/open";
import { AddinPane } from "./AddinPane";
import { ChartLayer } from "./charts/ChartLayer";
import { connectFrame, postToFrame } from "./connect-frame";
import { expose } from "./expose";
import { Failure } from "./Failure";
import { download } from "./download";
import { FileCommands } from "./FileCommands";
import type { AddinManifest, RibbonButton } from "./manifest";
import { openPage } from "./open-page";
import { Ribbon } from "./Ribbon";
import type { Status } from "./status";
import { watchStatus } from "./status";
import { StatusBar } from "./StatusBar";

/** A workbook from a file, and a function to call when it is open. */
interface Source {
  found: FoundBook;
  opened: () => void;
}

interface WorkbenchProps {
  manifest: AddinManifest;
  functions: FunctionsMetadata;
}

/** The whole page: the add-in's commands above, the sheet at the left, the add-in at the right. */
export function Workbench({ manifest, functions }: WorkbenchProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [source, setSource] = useState<Source>();
  const [book, setBook] = useState<OpenedBook>();
  const [paneOpen, setPaneOpen] = useState(true);
  const [status, setStatus] = useState<Status>();
  const [failure, setFailure] = useState<unknown>();

  /** When the file cannot be read, the present workbook stays open. */
  const openFile = useCallback(
    async (bytes: Uint8Array, name: string) => {
      const found = await readWorkbook(bytes, name.replace(/\.xlsx$/i, ""), functions);
      await new Promise<void>((opened) => setSource({ found, opened }));
    },
    [functions],
  );

  useEffect(() => {
    let opened: OpenedBook | undefined;
    let gone = false;
    void openPage({
      container: sheet.current!,
      found: source?.found,
      functions,
      post: (text) => postToFrame(frame.current, text),
      onPaneVisible: setPaneOpen,
    }).then((made) => {
      if (gone) {
        made.grid.dispose();
        return;
      }
      opened = made;
      expose(made, { save: () => saveWorkbook(made.grid, functions, manifest), open: openFile });
      watchStatus(made.grid, setStatus);
      setBook(made);
      source?.opened();
    }, setFailure);
    return () => {
      gone = true;
      setBook(undefined);
      opened?.grid.dispose();
    };
  }, [functions, manifest, source, openFile]);

  // The frame is connected after the book is open, because the add-in looks for its host when it starts.
  useEffect(() => (book && frame.current ? connectFrame(frame.current, book.host) : undefined), [book]);

  const press = async ({ functionName, id }: RibbonButton) => {
    if (functionName === undefined) book?.host.setPaneVisible(true);
    else await book?.host.runCommand(functionName, id);
  };

  if (failure !== undefined) return <Failure error={failure} />;
  return (
    <>
      <Ribbon manifest={manifest} onPress={press}>
        <FileCommands
          onSave={async () => {
            if (!book) return;
            const { name } = book.grid.workbook.getSnapshot();
            download(await saveWorkbook(book.grid, functions, manifest), `${name}.xlsx`);
          }}
          onOpen={async (file) => openFile(new Uint8Array(await file.arrayBuffer()), file.name)}
        />
      </Ribbon>
      <main className="desk">
        <div className="sheet" ref={sheet} key={source?.found.book.id ?? "sample"} />
        {book && <ChartLayer grid={book.grid} />}
        {book && (
          <AddinPane
            key={`pane of ${book.grid.unitId}`}
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
