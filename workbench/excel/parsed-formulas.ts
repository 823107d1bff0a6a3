import type { ICommandService } from "@univerjs/core";
import type { IFunctionService } from "@univerjs/engine-formula";
import {
  RemoveDefinedNameMutation,
  RemoveSuperTableMutation,
  SetDefinedNameMutation,
  SetSuperTableMutation,
} from "@univerjs/engine-formula";

/**
 * The engine keeps formulas parsed, with tables and names already turned into cells, and goes on using them after a table has
 * grown or a name has moved. So they are parsed anew after such a change.
 */
export function parseAnewAfterRenaming(commands: ICommandService, functions: IFunctionService): void {
  const renaming = new Set<string>([
    SetSuperTableMutation.id,
    RemoveSuperTableMutation.id,
    SetDefinedNameMutation.id,
    RemoveDefinedNameMutation.id,
  ]);
  commands.onCommandExecuted(({ id }) => {
    if (renaming.has(id)) functions.deleteFormulaAstCacheKey(EVERY_FORMULA);
  });
}

/** Formulas are dropped that contain the given text, and all contain this. */
const EVERY_FORMULA = "";
