import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const root = nearestPackage(__dirname);
const bundle = path.join(root, ".cache/univer-node.cjs");
const lock = `${bundle}.lock`;
const sources = ["workbench/excel", "workbench/host", "package-lock.json"];
const LONGEST_BUILD_MS = 60_000;

/**
 * The workbench's object model with Univer's engine as one file for Node, which cannot load the published files of Univer. It is
 * built when it is missing or older than its sources. Processes that run side by side wait for one build.
 */
export async function headlessBundle(): Promise<string> {
  while (isStale()) {
    if (!takeLock()) {
      await wait(100);
      continue;
    }
    try {
      if (isStale()) build();
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return bundle;
}

function isStale(): boolean {
  const built = modified(bundle);
  return sources.some((source) => newest(path.join(root, source)) > built);
}

function newest(at: string): number {
  if (!statSync(at).isDirectory()) return modified(at);
  return Math.max(modified(at), ...readdirSync(at).map((name) => newest(path.join(at, name))));
}

const modified = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function takeLock(): boolean {
  mkdirSync(path.dirname(lock), { recursive: true });
  if (Date.now() - modified(lock) > LONGEST_BUILD_MS) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false; // another process builds
  }
}

function build(): void {
  const started = new Date();
  const made = `${bundle}.${process.pid}`;
  execFileSync(process.execPath, [path.join(root, "workbench/headless/build.cjs"), made], {
    stdio: "inherit",
  });
  // A source that changes during the build must be newer than the bundle.
  utimesSync(made, started, started);
  renameSync(made, bundle);
}

/** This module may be part of a bundle in another folder, so the root is found by its package.json. */
function nearestPackage(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : nearestPackage(path.dirname(folder));
}
