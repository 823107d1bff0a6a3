import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const elsewhere = [
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  path.join(process.env.PROGRAMFILES ?? "", "LibreOffice/program/soffice.com"),
];

/**
 * The path of LibreOffice; it is installed where there is none and root may install it. Where it cannot be had this says so:
 * unlike a browser it is no part of a developer's machine. BALLAST_SOFFICE names one of one's own.
 */
export function libreOffice(): string | undefined {
  const found = findLibreOffice() ?? (mayInstall() ? installWithApt() : undefined);
  if (!found) {
    console.warn(
      "LibreOffice was not found: that it opens the templates' files is NOT tested here. Install it, or name its soffice in\n" +
        "the environment variable BALLAST_SOFFICE, and run this again.",
    );
  }
  return found;
}

const mayInstall = () =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("apt-get", ["--version"]).status === 0;

function installWithApt(): string {
  console.log("LibreOffice was not found. Installing it with apt-get ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args: string[]) =>
    execFileSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
  run("update", "-qq");
  run("install", "-y", "-qq", "--no-install-recommends", "libreoffice-calc", "fonts-crosextra-carlito");
  return findLibreOffice()!;
}

function findLibreOffice(): string | undefined {
  const named = process.env.BALLAST_SOFFICE;
  if (named) {
    if (!existsSync(named)) throw new Error(`BALLAST_SOFFICE names ${named}, and there is no such file.`);
    return named;
  }
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => [path.join(folder, "soffice"), path.join(folder, "soffice.exe")]);
  return [...onPath, ...elsewhere].find((file) => existsSync(file));
}
