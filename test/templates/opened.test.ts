import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { templates } from "../../src/templates";
import { libreOffice } from "./libreoffice";

const dist = path.join(__dirname, "../../dist/templates");
const program = libreOffice();
let folder: string;

/** All files in one go: most of the time goes into the start. */
beforeAll(() => {
  if (!program) return;
  folder = mkdtempSync(path.join(tmpdir(), "templates-"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const files = templates.map(({ id }) => path.join(dist, `${id}.xlsx`));
  execFileSync(program, [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}, 600_000);

afterAll(() => {
  if (program) rmSync(folder, { recursive: true, force: true });
});

(program ? test : test.skip).each(templates.map((template) => [template.id, template] as const))(
  "LibreOffice prints every sheet of %s on the width of a page",
  (id, { sheets }) => {
    const pdf = readFileSync(path.join(folder, `${id}.pdf`), "latin1");
    const pages = [...pdf.matchAll(/\/Type\s*\/Page\b[^]*?\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
    expect(pages.length).toBeGreaterThanOrEqual(sheets.length);
    const landscape = pages.filter(([, width, height]) => Number(width) > Number(height)).length;
    expect(landscape > 0).toBe(sheets.some(({ orientation }) => orientation === "landscape"));
    expect(landscape < pages.length).toBe(sheets.some(({ orientation }) => orientation === "portrait"));
  },
);
