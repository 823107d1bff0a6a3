import { IDefinedNamesService, RemoveDefinedNameMutation } from "@univerjs/engine-formula";
import type { IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { InsertDefinedNameCommand, SetDefinedNameCommand } from "@univerjs/sheets";
import { notFound, ServiceError } from "../../host/errors";
import { items, RemoteObject, typeName } from "../../host/remote";
import type { SheetArea } from "../addresses";
import { formatAbsolute, parseReference } from "../addresses";
import { formulaFault } from "../calculation/formula-size";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { resolveArea } from "../cells/references";

const WHOLE_BOOK = "AllDefaultWorkbook";

/** The names of the workbook, or of one sheet. */
export class NamedItemCollection extends RemoteObject {
  readonly [typeName] = "NamedItemCollection";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId?: string,
  ) {
    super();
  }

  /** In alphabetical order, as in Excel. */
  override [items](): NamedItem[] {
    return definedNames(this.grid)
      .filter((name) => scopeOf(name) === this.sheetId)
      .sort((a, b) => a.name.localeCompare(b.name, "en"))
      .map((name) => new NamedItem(this.grid, name.id));
  }

  /** The reference is a range or a formula that begins with `=`. */
  add(name: string, reference: SheetArea | string, comment = ""): NamedItem {
    if (!isValidName(name)) throw new ServiceError("InvalidArgument");
    if (this.getItemOrNullObject(name)) throw new ServiceError("ItemAlreadyExists");
    const formula =
      typeof reference === "string"
        ? reference
        : `=${formatAbsolute(this.grid.sheetName(reference.sheetId), reference.area)}`;
    if (!isValidFormula(formula)) throw new ServiceError("InvalidArgument");
    const { unitId } = this.grid;
    this.grid.run(InsertDefinedNameCommand.id, {
      unitId,
      ...storedName({ name, formula, sheetId: this.sheetId, comment }),
    });
    return this.getItem(name);
  }
  getCount(): number {
    return this[items]().length;
  }
  getItem(name: string): NamedItem {
    return this.getItemOrNullObject(name) ?? notFound();
  }
  getItemOrNullObject(name: string): NamedItem | null {
    return this[items]().find((item) => item.name.toLowerCase() === name.toLowerCase()) ?? null;
  }
}

export class NamedItem extends RemoteObject {
  readonly [typeName] = "NamedItem";

  constructor(
    private readonly grid: Grid,
    private readonly nameId: string,
  ) {
    super();
  }

  get name(): string {
    return this.stored.name;
  }
  get comment(): string {
    return this.stored.comment ?? "";
  }
  get scope(): string {
    return scopeOf(this.stored) === undefined ? "Workbook" : "Worksheet";
  }
  get type(): string {
    if (this.place) return "Range";
    return typeof this.constant === "number" ? "Double" : "String";
  }
  /** The address of a range, or a constant. */
  get value(): unknown {
    const range = this.getRangeOrNullObject();
    return range ? range.address : this.constant;
  }
  get formula(): string {
    const text = this.stored.formulaOrRefString;
    return text.startsWith("=") ? text : `=${text}`;
  }
  set formula(formula: string) {
    if (typeof formula !== "string" || !isValidFormula(formula)) throw new ServiceError("InvalidArgument");
    this.grid.run(SetDefinedNameCommand.id, {
      ...this.stored,
      unitId: this.grid.unitId,
      formulaOrRefString: referenceOrFormula(formula),
    });
  }
  get visible(): boolean {
    return !this.stored.hidden;
  }

  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (!range) throw new ServiceError("InvalidReference");
    return range;
  }
  getRangeOrNullObject(): Range | null {
    const { place } = this;
    return place ? new Range(this.grid, place.sheetId, place.area) : null;
  }
  delete(): void {
    // The engine's command writes #REF! into formulas that use the name. In Excel they keep the name and show #NAME?.
    this.grid.run(RemoveDefinedNameMutation.id, { ...this.stored, unitId: this.grid.unitId });
  }

  private get stored(): IDefinedNamesServiceParam {
    return definedNames(this.grid).find(({ id }) => id === this.nameId) ?? notFound();
  }
  private get place() {
    const text = this.stored.formulaOrRefString.replace(/^=/, "").replaceAll("$", "");
    if (!parseReference(text)) return undefined;
    return resolveArea(
      this.grid,
      scopeOf(this.stored) ?? this.grid.workbook.getActiveSheet().getSheetId(),
      text,
    );
  }
  private get constant(): unknown {
    const text = this.formula.slice(1);
    const number = Number(text);
    return Number.isNaN(number) ? text.replace(/^"(.*)"$/, "$1") : number;
  }
}

export interface NewName {
  name: string;
  /** With its equals sign. */
  formula: string;
  /** The only sheet that knows the name; the whole workbook does without it. */
  sheetId?: string;
  comment?: string;
}

/** A name as the engine keeps it. */
export const storedName = ({ name, formula, sheetId, comment = "" }: NewName): IDefinedNamesServiceParam => ({
  id: `name-${crypto.randomUUID()}`,
  name,
  formulaOrRefString: referenceOrFormula(formula),
  localSheetId: sheetId ?? WHOLE_BOOK,
  comment,
});

function definedNames(grid: Grid): IDefinedNamesServiceParam[] {
  return Object.values(grid.injector.get(IDefinedNamesService).getDefinedNameMap(grid.unitId) ?? {});
}

function scopeOf({ localSheetId }: IDefinedNamesServiceParam): string | undefined {
  return localSheetId === undefined || localSheetId === WHOLE_BOOK ? undefined : localSheetId;
}

/** Univer takes a text with an equals sign for a formula and one without for a reference. */
function referenceOrFormula(formula: string): string {
  const text = formula.slice(1);
  return parseReference(text.replaceAll("$", "")) ? text : formula;
}

/** The engine puts a name's formula in its place in other formulas, so that one which is too large is refused here already. */
const isValidFormula = (formula: string): boolean =>
  formula.startsWith("=") && formulaFault(formula) === undefined;

export function isValidName(name: string): boolean {
  return /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255 && !parseReference(name);
}
