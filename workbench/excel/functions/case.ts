import type { ICellData, ICommandService } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";

/** Writes the names of the add-in's functions as they are registered, in whatever case they were typed. */
export function writeNamesAsRegistered(commands: ICommandService, names: readonly string[]): void {
  const registered = new Map(names.map((name) => [name.toLowerCase(), name]));
  commands.beforeCommandExecuted(({ id, params }) => {
    if (id !== SetRangeValuesMutation.id) return;
    const { cellValue } = params as { cellValue?: Record<number, Record<number, ICellData>> };
    new ObjectMatrix<ICellData | null>(cellValue ?? {}).forValue((_row, _column, cell) => {
      if (cell?.f) cell.f = withRegisteredNames(cell.f, registered);
    });
  });
}

/** Leaves texts in quotes as they are. */
function withRegisteredNames(formula: string, registered: ReadonlyMap<string, string>): string {
  return formula.replace(
    /"(?:[^"]|"")*"|[A-Za-z_][\w.]*(?=\()/g,
    (part) => registered.get(part.toLowerCase()) ?? part,
  );
}
