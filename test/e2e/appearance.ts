import { mkdirSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import type { Workbench } from "./workbench";

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const pictures = path.join(__dirname, "../../.cache/pictures");

// Without motion: a button that becomes enabled while axe looks would have the colours of half the way.
const reducedMotion = "reduce";

const themes = {
  light: { colorScheme: "light", forcedColors: "none", reducedMotion },
  dark: { colorScheme: "dark", forcedColors: "none", reducedMotion },
  contrast: { colorScheme: "light", forcedColors: "active", reducedMotion },
} as const;

/**
 * Looks at the pane as it stands, in every theme and at both widths: axe finds nothing, and nothing is cut off at the side. With
 * BALLAST_PICTURES=1 a picture of each is left in .cache/pictures.
 */
export async function expectFit({ page, pane }: Workbench, state: string): Promise<void> {
  const frame = page.getByRole("complementary", { name: "Ballast task pane" });
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia(media);
    for (const width of [320, 350]) {
      // As its divider does, but without taking the focus from what is open.
      await frame.evaluate((element, wanted) => (element.style.width = `${wanted}px`), width);
      await settled(pane, width);
      const name = `${state}-${theme}-${width}`;
      if (process.env.BALLAST_PICTURES === "1") {
        mkdirSync(pictures, { recursive: true });
        await frame.screenshot({ path: path.join(pictures, `${name}.png`) });
      }
      // Themes differ in colours alone.
      const rules = theme === "light" ? undefined : rulesOfColour;
      let faults = await faultsOf(pane, rules);
      if (faults.length > 0) {
        // A button that became enabled meanwhile had the colours of both: a fault is there at the next look, too.
        await settled(pane, width);
        faults = await faultsOf(pane, rules);
      }
      expect({ name, faults }).toEqual({ name, faults: [] });
      expect(await pane.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
}

/** Resolves when the pane has its width, has drawn it, and nothing fades or moves. */
async function settled(pane: Frame, width: number): Promise<void> {
  await pane.waitForFunction((wanted) => window.innerWidth === wanted, width);
  await pane.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** What axe finds in a page by these rules, or by all of them. */
export async function faultsOf(pane: Frame | Page, rules?: string[]): Promise<string[]> {
  if (!(await pane.evaluate(() => "axe" in window))) await pane.evaluate(axe.source);
  const { violations } = await pane.evaluate(
    (only) => window.axe!.run({ resultTypes: ["violations"], runOnly: only }),
    rules,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
