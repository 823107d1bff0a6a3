import { mkdirSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import type { BrowserContextOptions, Frame } from "playwright-core";

/** Pictures of every view in every theme and width, to be looked at. */
export const pictures = path.join(__dirname, "../../.cache/pictures");
mkdirSync(pictures, { recursive: true });

export const themes: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  contrast: { forcedColors: "active" },
};

/** What axe finds in the add-in's page. */
export async function faultsOf(pane: Frame): Promise<string[]> {
  await pane.evaluate(axe.source);
  const { violations } = await pane.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
