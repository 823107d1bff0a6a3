import type { Status } from "./status";

/** The line at the bottom: the error in the active cell, and whether the workbook is being calculated. */
export function StatusBar({ status }: { status: Status | undefined }) {
  const error = status?.error;
  return (
    <footer className="status">
      <p role="status" className={error ? "error" : undefined} title={error?.text}>
        {error && (
          <>
            <strong>{error.cell}</strong> {error.text}
          </>
        )}
      </p>
      <p className="calculation">{status?.calculating ? "Calculating…" : "Ready"}</p>
    </footer>
  );
}
