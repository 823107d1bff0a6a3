import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { templates } from "../../src/templates";
import { readAddIn } from "./add-in";
import { calculateTemplate, writeTemplate } from "./builder";
import { stores, type Store } from "./web-extension";

/** Writes the .xlsx files of all templates into the built add-in's folder. */
export async function buildTemplates(dist: string, store = "sideload"): Promise<string[]> {
  if (!isStore(store)) throw new Error(`BALLAST_STORE is ${store}; it is one of ${stores.join(", ")}.`);
  const addIn = readAddIn(dist);
  const folder = path.join(dist, "templates");
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const template of templates) {
    const file = path.join(folder, `${template.id}.xlsx`);
    writeFileSync(file, await writeTemplate(await calculateTemplate(template, addIn), addIn, store));
    written.push(file);
  }
  return written;
}

const isStore = (name: string): name is Store => stores.some((store) => store === name);
