import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { templates } from "../../src/templates";
import type { Deployment } from "../deployment/deployment";
import { readAddIn } from "./add-in";
import { calculateTemplate, writeTemplate } from "./builder";

/** Writes the .xlsx files of all templates into the built add-in's folder. */
export async function buildTemplates(dist: string, deployment: Deployment): Promise<string[]> {
  const addIn = readAddIn(dist);
  if (addIn.namespace !== deployment.namespace)
    throw new Error(
      `The build in ${dist} has ${addIn.namespace || "no namespace"}, and BALLAST_NAMESPACE is ${deployment.namespace || "not set"}: build it again.`,
    );
  const folder = path.join(dist, "templates");
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const template of templates) {
    const file = path.join(folder, `${template.id}.xlsx`);
    writeFileSync(file, await writeTemplate(await calculateTemplate(template, addIn), addIn, deployment));
    written.push(file);
  }
  return written;
}
