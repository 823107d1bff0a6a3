import { readFileSync } from "node:fs";
import path from "node:path";
import { version } from "../package.json";

/**
 * What Excel demands of a manifest and its schema does not say. store-rules.test.ts has what the store demands.
 *
 * @see https://learn.microsoft.com/office/dev/add-ins/develop/xml-manifest-overview
 */

const root = path.resolve(__dirname, "..");
const manifest = readFileSync(path.join(root, "manifest.xml"), "utf8");
const all = (pattern: RegExp): string[] => [...manifest.matchAll(pattern)].map(([, found]) => found!);

describe("manifest.xml", () => {
  test("carries the product's version", () => {
    expect(all(/<Version>(.*)<\/Version>/g)).toEqual([`${version}.0`]);
  });

  test("has no namespace, so that names with dots register as they are", () => {
    expect(manifest).not.toContain("<Namespace");
    expect(manifest).not.toContain("EquivalentAddin");
  });

  test("runs functions, commands and pane in one runtime that lives on", () => {
    const resids = [
      ...all(/<Runtime resid="([^"]+)" lifetime="long"\/>/g),
      ...all(/<Page>\s*<SourceLocation resid="([^"]+)"/g),
      ...all(/<FunctionFile resid="([^"]+)"/g),
    ];
    expect(resids).toEqual(Array(3).fill("Taskpane.Url"));
  });

  test("one button opens the pane by itself, as copies from the store open it in no other way", () => {
    const opened = all(
      /<Action xsi:type="ShowTaskpane">\s*<TaskpaneId>\w+<\/TaskpaneId>\s*<SourceLocation resid="([^"]+)"/g,
    );
    expect(opened).toEqual(["Taskpane.Url"]);
  });

  test("every other button runs a command that the pane's page gives Office, and has its own tip", () => {
    const commands = readFileSync(path.join(root, "src/taskpane/ribbon.ts"), "utf8");
    const run = all(/<FunctionName>([^<]+)<\/FunctionName>/g);
    expect(run).toHaveLength(4);
    expect(run.filter((name) => !new RegExp(`\\b${name}[,:(]`).test(commands))).toEqual([]);
    const tips = all(/<Description resid="(.+)\.Tip"\/>/g);
    expect(tips).toEqual(all(/<Control xsi:type="Button" id="Ballast\.(.+)">/g));
  });
});
