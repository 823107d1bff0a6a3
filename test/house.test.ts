import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { families, functionFiles } from "../scripts/site/function-files";

const root = path.join(__dirname, "..");
const files = [...filesBelow("src"), ...filesBelow("workbench"), ...filesBelow("site")];
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test("no circle of files", () => {
  expect(files.length).toBeGreaterThan(200);
  expect(circles(imports)).toEqual([]);
});

test("every import of ours leads to a file", () => {
  const lost = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => !existsSync(path.join(root, target))).map((target) => `${file}: ${target}`),
  );
  expect(lost).toEqual([]);
});

test("no two modules whose names differ in capitals alone: on Windows and macOS an import finds the wrong one", () => {
  const modules = new Set(files.map((file) => file.replace(/\.\w+$/, "")));
  const lower = [...modules].map((module) => module.toLowerCase());
  expect(lower.filter((module, at) => lower.indexOf(module) !== at)).toEqual([]);
});

test("no folder of more than 18 files, but for families of functions", () => {
  const families = familyFolders();
  const counts = new Map<string, number>();
  for (const file of [...files, ...filesBelow("scripts"), ...filesBelow("test")]) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([folder, count]) => count > 18 && !families.includes(folder))).toEqual([]);
});

test("each worksheet function is a file of its own, and stands in its family's index", () => {
  const listed = functionFiles.map(relative).sort();
  const there = files.filter(
    (file) => familyFolders().includes(path.posix.dirname(file)) && !file.endsWith("/index.ts"),
  );
  expect(listed).toEqual(there.sort());
  for (const file of listed) {
    expect([file, readFileSync(path.join(root, file), "utf8").match(/@customfunction /g)?.length]).toEqual([
      file,
      1,
    ]);
  }
});

test("the picture of the architecture has the arrows of the imports, those left out that others reach", () => {
  const rooms = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    if (!file.startsWith("src/")) continue;
    for (const target of targets)
      rooms.set(roomOf(file), (rooms.get(roomOf(file)) ?? new Set()).add(roomOf(target)));
  }
  const next = (room: string): string[] => [...(rooms.get(room) ?? [])].filter((one) => one !== room);
  const reaches = (from: string, to: string): boolean =>
    next(from).some((one) => one === to || reaches(one, to));
  const arrows = [...rooms.keys()].flatMap((from) =>
    next(from)
      .filter((to) => !next(from).some((one) => one !== to && reaches(one, to)))
      .map((to) => `${from} --> ${to}`),
  );
  const text = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
  const drawn = [...text.matchAll(/^ {2}(\w+ --> \w+)$/gm)].map(([, arrow]) => arrow!);
  expect(drawn.sort()).toEqual(arrows.sort());
  const named = [...text.matchAll(/^ {2}(\w+)\["/gm)].map(([, room]) => room!);
  expect(named.sort()).toEqual(
    [...new Set(files.filter((file) => file.startsWith("src/")).map(roomOf))].sort(),
  );
});

function roomOf(file: string): string {
  return file.split("/")[1]!;
}

function familyFolders(): string[] {
  return families.map((index) => path.posix.dirname(relative(index)));
}

function relative(file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}

/** The sources below a folder, with forward slashes, from the root. */
function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|cjs|js)$/.test(entry.name))
    .map((entry) => relative(path.join(entry.parentPath, entry.name)));
}

/** The files of ours that a file imports, types and lazily loaded ones included. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), "utf8"));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => path.posix.join(path.posix.dirname(file), specifier))
    .map((target) => candidates(target).find((candidate) => files.includes(candidate)) ?? target);
}

function candidates(target: string): string[] {
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`];
}

/** Groups of files that reach one another (Tarjan's strongly connected components of more than one file). */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    path.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!order.has(target)) visit(target);
      if (path.includes(target)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(target)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = path.splice(path.indexOf(file));
    if (circle.length > 1 || graph.get(file)?.includes(file)) found.push(circle.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}
