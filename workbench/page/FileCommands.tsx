import { useRef, useState } from "react";

interface FileCommandsProps {
  onSave: () => Promise<void>;
  onOpen: (file: File) => Promise<void>;
}

/** Saves the workbook as a file and opens another, as Excel's File menu does. */
export function FileCommands({ onSave, onOpen }: FileCommandsProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const attempt = (what: string, work: Promise<void>) => {
    setProblem(undefined);
    work.catch((error: unknown) =>
      setProblem(`${what} ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return (
    <div className="group" role="group" aria-label="File">
      <span aria-hidden="true">File</span>
      <button type="button" onClick={() => attempt("The workbook was not saved.", onSave())}>
        Save a copy
      </button>
      <button type="button" onClick={() => chooser.current?.click()}>
        Open a workbook
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx"
        aria-label="Workbook to open"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) attempt(`${file.name} was not opened.`, onOpen(file));
          target.value = "";
        }}
      />
      {problem && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
    </div>
  );
}
