import type { ICellData, ICommandService } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";

/** However they are typed, the add-in's functions stand in formulas by the name that they are registered with. */
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

/** Texts in quotes stay as they are. */
export function withRegisteredNames(formula: string, registered: ReadonlyMap<string, string>): string {
  return formula.replace(
    /"(?:[^"]|"")*"|[A-Za-z_][\w.]*(?=\()/g,
    (part) => registered.get(part.toLowerCase()) ?? part,
  );
}
