import type { Area } from "../../../workbench/excel/addresses";
import { intersect } from "../../../workbench/excel/addresses";
import { notFound } from "../../../workbench/host/errors";
import { identity, items, RemoteObject, typeName } from "../../../workbench/host/remote";

/** What a formula spills below and beside its cell; undefined where its result is one value. */
export type SpillOf = (formula: string) => { readonly rows: number; readonly columns: number } | undefined;

/** A sheet: its cells by their places, and the results that spill over others. */
export class Cells {
  readonly contents = new Map<number, unknown>();
  readonly formats = new Map<number, string>();
  spills: (Area & { readonly anchor: number })[] = [];
  readonly adornments: Record<"charts" | "formats", RemoteObject[]> = { charts: [], formats: [] };

  constructor(
    readonly id: string,
    readonly name: string,
    private readonly spillOf: SpillOf,
  ) {}

  enter(row: number, column: number, entered: unknown): void {
    const at = placeOf(row, column);
    this.spills = this.spills.filter(({ anchor }) => anchor !== at);
    if (entered === "") return void this.contents.delete(at);
    const isText = typeof entered === "string" && entered.startsWith("'");
    this.contents.set(at, isText ? entered.slice(1) : entered);
    const spill = typeof entered === "string" && entered.startsWith("=") ? this.spillOf(entered) : undefined;
    if (spill) this.spills.push({ row, column, ...spill, anchor: at });
  }
  /** A number of 16 digits where a result spills in. */
  read(row: number, column: number): unknown {
    const content = this.contents.get(placeOf(row, column));
    if (content !== undefined) return content;
    const isInto = this.spills.some((spill) => isIn(spill, row, column));
    return isInto ? (row + 1) / 7 + column : "";
  }
  spillsIn(area: Area) {
    return this.spills.filter((spill) => intersect(spill, area) !== undefined);
  }
  used(): Area | undefined {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    const take = (row: number, column: number): void => {
      [top, left] = [Math.min(top, row), Math.min(left, column)];
      [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
    };
    for (const at of this.contents.keys()) take(Math.floor(at / width), at % width);
    for (const { row, column, rows, columns } of this.spills) take(row + rows - 1, column + columns - 1);
    return bottom < 0
      ? undefined
      : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
}

function isIn(area: Area, row: number, column: number): boolean {
  const [down, right] = [row - area.row, column - area.column];
  return down >= 0 && down < area.rows && right >= 0 && right < area.columns;
}

const width = 16_384;
export const placeOf = (row: number, column: number): number => row * width + column;

/** Values of what this model does not have. */
const leaves: Readonly<Record<string, unknown>> = {
  bold: false,
  size: 11,
  color: "#000000",
  underline: "None",
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  indentLevel: 0,
  columnWidth: 48,
  protected: false,
  rowHidden: false,
  visibility: "Visible",
};

/** What else than a property is asked of what this model does not have. */
const methods: ReadonlySet<string> = new Set([
  ...["add", "clear", "delete", "merge", "select", "freezeRows", "setPrintArea", "setPrintTitleRows"],
  ...["setPosition", "setSolidColor", "setValues", "setXAxisValues"],
  ...["suspendApiCalculationUntilNextSync", "suspendScreenUpdatingUntilNextSync"],
]);

/** Lets an object take every call and assignment that its class does not have, and do nothing. */
export function lenient<T extends RemoteObject>(object: T): T {
  return new Proxy(object, {
    getOwnPropertyDescriptor: (target, name) => {
      if (typeof name === "symbol" || name in target) return Reflect.getOwnPropertyDescriptor(target, name);
      if (name.startsWith("get")) return undefined;
      if (methods.has(name)) return { configurable: true, value: () => anything() };
      return { configurable: true, get: () => leaves[name] ?? anything(), set: () => undefined };
    },
  });
}

class Anything extends RemoteObject {
  readonly [typeName] = "Anything";
  getItem(): RemoteObject {
    return anything();
  }
  getItemAt(): RemoteObject {
    return anything();
  }
}
const anything = (): RemoteObject => lenient(new Anything());

/** An object that can be found by its id, such as a chart. */
class Listed extends RemoteObject {
  readonly [typeName] = "Listed";
  private readonly key = newId();
  constructor(private readonly list: RemoteObject[]) {
    super();
  }
  override get [identity](): string {
    return this.key;
  }
  get id(): string {
    return this.key;
  }
  delete(): void {
    const at = this.list.findIndex((one) => one[identity] === this.key);
    if (at >= 0) this.list.splice(at, 1);
  }
}

/** A collection; `add` makes its new item, by default one that does nothing. */
export class Collection<Item extends RemoteObject> extends RemoteObject {
  readonly [typeName] = "Collection";
  constructor(
    readonly list: Item[],
    private readonly make: (...given: never[]) => Item,
    private readonly nameOf: (item: Item) => unknown = () => undefined,
  ) {
    super();
  }
  override [items](): readonly RemoteObject[] {
    return this.list;
  }
  add(...given: never[]): Item {
    const item = this.make(...given);
    this.list.push(item);
    return item;
  }
  getItemOrNullObject(key: string): Item | null {
    return this.list.find((item) => item[identity] === key || this.nameOf(item) === key) ?? null;
  }
  getItem(key: string): Item {
    return this.getItemOrNullObject(key) ?? notFound();
  }
}

let ids = 0;
export const newId = (): string => `{${++ids}}`;

export function adornments(list: RemoteObject[]): RemoteObject {
  return new Collection(list, () => lenient(new Listed(list)));
}
