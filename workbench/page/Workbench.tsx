import { useCallback, useEffect, useRef, useState } from "react";
import { readWorkbook } from "../excel/file/open";
import { saveWorkbook } from "../excel/file/save";
import type { FunctionsMetadata } from "../excel/functions/metadata";
import { AddinPane } from "./AddinPane";
import { ChartLayer } from "./charts/ChartLayer";
import { connectFrame, postToFrame } from "./connect-frame";
import { expose } from "./expose";
import { Failure } from "./Failure";
import { download } from "./download";
import { FileCommands } from "./FileCommands";
import type { AddinManifest, RibbonButton } from "./manifest";
import type { PageBook } from "./open-page";
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
  const sheets = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [book, setBook] = useState<PageBook>();
  const [paneOpen, setPaneOpen] = useState(true);
  const [status, setStatus] = useState<Status>();
  const [failure, setFailure] = useState<unknown>();

  /** Opens the sample or a file. The present workbook stays until the new one is whole, and goes on when that fails. */
  const open = useCallback(
    async function openBook(file?: { bytes: Uint8Array; name: string }): Promise<void> {
      const found = file && (await readWorkbook(file.bytes, file.name.replace(/\.xlsx$/i, ""), functions));
      const made = await openPage({
        parent: sheets.current!,
        found,
        functions,
        post: (text) => postToFrame(frame.current, text),
        onPaneVisible: setPaneOpen,
      });
      expose(made, {
        save: () => saveWorkbook(made.grid, functions, manifest),
        open: (bytes, name) => openBook({ bytes, name }),
      });
      watchStatus(made.grid, setStatus);
      setBook(made);
    },
    [functions, manifest],
  );

  useEffect(() => void open().catch(setFailure), [open]);
  useEffect(() => book && (() => book.close()), [book]);

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
          onOpen={async (file) => open({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name })}
        />
      </Ribbon>
      <main className="desk">
        <div className="sheets" ref={sheets} />
        {book && <ChartLayer key={`charts of ${book.grid.unitId}`} grid={book.grid} />}
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
