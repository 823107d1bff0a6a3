import type { ISheetDataValidationRule } from "@univerjs/core";
import { DataValidationErrorStyle, DataValidationType } from "@univerjs/core";
import {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  SheetDataValidationModel,
} from "@univerjs/sheets-data-validation";
import { ServiceError } from "../../host/errors";
import { RemoteObject, typeName } from "../../host/remote";
import type { Area } from "../addresses";
import { toGridRange } from "../addresses";
import type { Grid } from "../grid";
import type { ValidationRule } from "./rules";
import { fromEngineRule, toEngineRule, validationType } from "./rules";

interface ErrorAlert {
  title: string;
  message: string;
  showAlert: boolean;
  style: string;
}

interface Prompt {
  title: string;
  message: string;
  showPrompt: boolean;
}

type Kept = Omit<ISheetDataValidationRule, "uid" | "ranges">;

/** What the cells of an area accept. A change applies to the whole area. */
export class DataValidation extends RemoteObject {
  readonly [typeName] = "DataValidation";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
    private readonly area: Area,
  ) {
    super();
  }

  get type(): string {
    const { shared } = this;
    if (shared === null) return this.isPartial ? "Inconsistent" : "MixedCriteria";
    return shared ? validationType(shared) : "None";
  }
  get rule(): ValidationRule | null {
    const { shared } = this;
    return shared === null ? null : shared ? fromEngineRule(shared) : {};
  }
  set rule(rule: ValidationRule) {
    this.change(toEngineRule(rule));
  }
  get errorAlert(): ErrorAlert | null {
    const { shared } = this;
    if (shared === null) return null;
    const { errorTitle = "", error = "", showErrorMessage = true } = shared ?? {};
    const style = Object.keys(alertStyles).find((name) => alertStyles[name] === shared?.errorStyle);
    return { title: errorTitle, message: error, showAlert: showErrorMessage, style: style ?? "Stop" };
  }
  set errorAlert({ title, message, showAlert, style }: Partial<ErrorAlert>) {
    const errorStyle = alertStyles[style ?? "Stop"];
    if (errorStyle === undefined) throw new ServiceError("InvalidArgument");
    this.change({
      errorTitle: title ?? "",
      error: message ?? "",
      showErrorMessage: showAlert ?? true,
      errorStyle,
    });
  }
  get prompt(): Prompt | null {
    const { shared } = this;
    if (shared === null) return null;
    const { promptTitle = "", prompt = "", showInputMessage = true } = shared ?? {};
    return { title: promptTitle, message: prompt, showPrompt: showInputMessage };
  }
  set prompt({ title, message, showPrompt }: Partial<Prompt>) {
    this.change({
      promptTitle: title ?? "",
      prompt: message ?? "",
      showInputMessage: showPrompt ?? true,
    });
  }
  get ignoreBlanks(): boolean | null {
    const { shared } = this;
    return shared === null ? null : (shared?.allowBlank ?? true);
  }
  set ignoreBlanks(allowBlank: boolean) {
    this.change({ allowBlank });
  }

  clear(): void {
    this.grid.run(ClearRangeDataValidationCommand.id, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      ranges: [toGridRange(this.area)],
    });
  }

  /** The rule that all cells share; undefined when no cell has one, null when they differ. */
  private get shared(): Kept | null | undefined {
    const found = this.each();
    const [first] = found;
    const key = JSON.stringify(first);
    return found.every((rule) => JSON.stringify(rule) === key) ? first : null;
  }
  private get isPartial(): boolean {
    const found = this.each();
    return found.some((rule) => rule === undefined);
  }

  private each(): (Kept | undefined)[] {
    const model = this.grid.injector.get(SheetDataValidationModel);
    const { row, column, rows, columns } = this.area;
    const ids = new Set<string | undefined>();
    for (let down = 0; down < rows; down++) {
      for (let right = 0; right < columns; right++) {
        ids.add(model.getRuleIdByLocation(this.grid.unitId, this.sheetId, row + down, column + right));
      }
    }
    return [...ids].map((id) => {
      const rule = id === undefined ? undefined : model.getRuleById(this.grid.unitId, this.sheetId, id);
      return rule && kept(rule);
    });
  }

  private change(change: Partial<Kept>): void {
    const base: Kept = this.shared ?? { type: DataValidationType.ANY, allowBlank: true };
    this.grid.makeRoom(this.sheetId, this.area);
    const rule: ISheetDataValidationRule = {
      ...base,
      ...change,
      uid: `validation-${crypto.randomUUID()}`,
      ranges: [toGridRange(this.area)],
    };
    this.grid.run(AddSheetDataValidationCommand.id, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      rule,
    });
  }
}

/** The rule without its id and its ranges. */
function kept(rule: ISheetDataValidationRule): Kept {
  const members = Object.entries(rule).filter(([name]) => name !== "uid" && name !== "ranges");
  return Object.fromEntries(members) as Kept;
}

const alertStyles: Record<string, DataValidationErrorStyle> = {
  Information: DataValidationErrorStyle.INFO,
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
};
