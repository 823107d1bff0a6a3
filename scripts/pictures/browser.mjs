/**
 * Finds a Chrome, Chromium or Edge on this machine, or installs one. Tests that need a browser never skip: if there is
 * none, this throws and says what was tried and what to do.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";

const programs = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chrome",
  "msedge",
];

const folders = {
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((root) => [
      path.join(root, "Google/Chrome/Application/chrome.exe"),
      path.join(root, "Microsoft/Edge/Application/msedge.exe"),
      path.join(root, "Chromium/Application/chrome.exe"),
    ]),
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
};

/** @returns {string | undefined} the path of a browser that is here already; BALLAST_BROWSER names one of one's own. */
export function findBrowser() {
  if (process.env.BALLAST_BROWSER) {
    if (!existsSync(process.env.BALLAST_BROWSER))
      throw new Error(`BALLAST_BROWSER names ${process.env.BALLAST_BROWSER}, and there is no such file.`);
    return process.env.BALLAST_BROWSER;
  }
  const onPath = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [
    ...(folders[process.platform] ??
      programs.flatMap((name) => onPath.map((folder) => path.join(folder, name)))),
    chromium.executablePath(),
  ];
  return candidates.find((file) => existsSync(file) && answers(file));
}

/**
 * True if the file is a browser that starts. On Ubuntu chromium may be a script that only tells you to install a snap. On
 * Windows and macOS this is not tried, because a window would open.
 */
const answers = (file) => process.platform !== "linux" || spawnSync(file, ["--version"]).status === 0;

/** @returns {string} the path of a browser, installed now if there was none. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const failures = [];
  for (const [name, install] of installers()) {
    console.log(`No Chrome, Chromium or Edge was found. Installing one with ${name} ...`);
    try {
      install();
    } catch (error) {
      failures.push(`${name}: ${error.message}`);
      continue;
    }
    const installed = findBrowser();
    if (installed) return installed;
    failures.push(`${name}: it ended well, but no browser is to be found`);
  }
  throw new Error(
    `No Chrome, Chromium or Edge was found and none could be installed.\n${failures.map((line) => `- ${line}`).join("\n")}\n` +
      "Install one, or name one in the environment variable BALLAST_BROWSER, and run this again.",
  );
}

/**
 * The ways to install a browser here, the most reliable first: the system's packages bring the libraries that a browser
 * needs.
 */
function installers() {
  const list = [["Playwright", installWithPlaywright]];
  const root = process.platform === "linux" && process.getuid?.() === 0;
  if (root && spawnSync("apt-get", ["--version"]).status === 0) list.unshift(["apt-get", installWithApt]);
  return list;
}

function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args) => execFileSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
  run("update", "-qq");
  // The package is called chromium on Debian. Ubuntu's package of that name needs snap, so Playwright is next there.
  run("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation");
}

function installWithPlaywright() {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve("playwright-core")), "cli.js");
  const withLibraries = process.platform === "linux" && process.getuid?.() === 0 ? ["--with-deps"] : [];
  execFileSync(process.execPath, [cli, "install", ...withLibraries, "chromium"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}
