import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { templates } from "../../src/templates";
import { readAddIn } from "../../scripts/xlsx/add-in";
import { calculateTemplate, writeTemplate } from "../../scripts/xlsx/builder";
import { stores } from "../../scripts/xlsx/web-extension";
import { everyKind } from "./every-kind";

export async function writeVariants(dist: string, folder: string): Promise<void> {
  const addIn = readAddIn(dist);
  for (const store of stores) mkdirSync(path.join(folder, store), { recursive: true });
  for (const [name, template] of [
    ...templates.map((template) => [template.id, template] as const),
    ["every-kind", everyKind] as const,
  ]) {
    const calculated = await calculateTemplate(template, addIn);
    for (const store of stores) {
      writeFileSync(path.join(folder, store, `${name}.xlsx`), await writeTemplate(calculated, addIn, store));
    }
  }
}
