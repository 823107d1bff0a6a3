import { notFound } from "../../host/errors";
import { identity, items, RemoteObject, typeName } from "../../host/remote";
import type { Grid } from "../grid";

const KEY = "settings";

/** The add-in's settings, which are saved with the workbook. Office.context.document.settings are the same ones. */
export const readSettings = (grid: Grid): Record<string, string> => {
  const metadata = grid.workbook.getCustomMetadata() as { [KEY]?: Record<string, string> } | undefined;
  return metadata?.[KEY] ?? {};
};

export function saveSettings(grid: Grid, settings: Record<string, string>): void {
  grid.workbook.setCustomMetadata({ ...grid.workbook.getCustomMetadata(), [KEY]: settings });
}

export class SettingCollection extends RemoteObject {
  readonly [typeName] = "SettingCollection";

  constructor(private readonly grid: Grid) {
    super();
  }

  override [items](): Setting[] {
    return Object.keys(readSettings(this.grid)).map((key) => new Setting(this.grid, key));
  }

  add(key: string, value: unknown): Setting {
    saveSettings(this.grid, { ...readSettings(this.grid), [key]: JSON.stringify(value) });
    return new Setting(this.grid, key);
  }
  getCount(): number {
    return Object.keys(readSettings(this.grid)).length;
  }
  getItem(key: string): Setting {
    return this.getItemOrNullObject(key) ?? notFound();
  }
  getItemOrNullObject(key: string): Setting | null {
    return key in readSettings(this.grid) ? new Setting(this.grid, key) : null;
  }
}

export class Setting extends RemoteObject {
  readonly [typeName] = "Setting";

  constructor(
    private readonly grid: Grid,
    private readonly settingKey: string,
  ) {
    super();
  }

  override get [identity](): string {
    return this.settingKey;
  }

  get key(): string {
    return this.settingKey;
  }
  get value(): unknown {
    const text = readSettings(this.grid)[this.settingKey];
    return text === undefined ? null : (JSON.parse(text) as unknown);
  }
  set value(value: unknown) {
    saveSettings(this.grid, { ...readSettings(this.grid), [this.settingKey]: JSON.stringify(value) });
  }

  delete(): void {
    const rest = Object.entries(readSettings(this.grid)).filter(([key]) => key !== this.settingKey);
    saveSettings(this.grid, Object.fromEntries(rest));
  }
}
