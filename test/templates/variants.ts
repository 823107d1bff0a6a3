import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { templates } from "../../src/templates";
import { readDeployment, stores, type Deployment } from "../../scripts/deployment/deployment";
import { readAddIn } from "../../scripts/xlsx/add-in";
import { calculateTemplate, writeTemplate } from "../../scripts/xlsx/builder";
import { everyKind } from "./every-kind";

const deploymentTo = (store: Deployment["store"]) =>
  readDeployment({ ...inTheStore, BALLAST_STORE: store }, "1.2.3");

/** The version on offer may be an older one than the product's. */
const inTheStore = {
  BALLAST_URL: "https://ballast.example",
  BALLAST_ASSET_ID: "WA200001234",
  BALLAST_ASSET_VERSION: "1.1.0.0",
};

export async function writeVariants(dist: string, folder: string): Promise<void> {
  const addIn = readAddIn(dist);
  for (const store of stores) mkdirSync(path.join(folder, store), { recursive: true });
  for (const [name, template] of [
    ...templates.map((template) => [template.id, template] as const),
    ["every-kind", everyKind] as const,
  ]) {
    const calculated = await calculateTemplate(template, addIn);
    for (const store of stores) {
      const file = await writeTemplate(calculated, addIn, deploymentTo(store));
      writeFileSync(path.join(folder, store, `${name}.xlsx`), file);
    }
  }
}
