/** Shown instead of the workbench when it could not open. */
export function Failure({ error }: { error: unknown }) {
  return (
    <main className="failure" role="alert">
      <h1>The workbench could not open</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <p>Look at the terminal in which it was started, then reload this page.</p>
    </main>
  );
}
