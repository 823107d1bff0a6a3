import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { serveArchive } from "./release/archive-site";

/**
 * Starts what a newcomer starts, `npm start`, on a port of its own, and makes sure of a browser. The tests find both in the
 * environment; teardown.ts ends the server. BALLAST_ARCHIVE names the zip of a release, whose add-in is tested then instead.
 */
export default async function setup(): Promise<void> {
  const { ensureBrowser } = await import("../../scripts/pictures/browser.mjs");
  process.env.BALLAST_BROWSER = ensureBrowser();
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ["workbench/server/start.mjs", "--no-open", "--no-watch", "--port", String(port)],
    {
      cwd: path.resolve(__dirname, "../.."),
      env: { ...process.env, BALLAST_SOURCE_MAPS: "0" }, // as it is shipped, and built sooner
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  (globalThis as { ballastServer?: unknown }).ballastServer = server;
  process.env.BALLAST_WORKBENCH = `https://localhost:${port}/workbench/`;
  await ready(server);
  if (process.env.BALLAST_ARCHIVE === undefined) return;
  const zip = readFileSync(process.env.BALLAST_ARCHIVE);
  const site = await serveArchive(zip, process.env.BALLAST_WORKBENCH, true);
  process.env.BALLAST_WORKBENCH = site.workbench;
}

async function ready(server: ReturnType<typeof spawn>): Promise<void> {
  let printed = "";
  const running = new Promise<void>((resolve) => {
    for (const stream of [server.stdout!, server.stderr!]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        printed += text;
        if (printed.includes("Press Ctrl+C to stop")) resolve();
      });
    }
  });
  const ended = once(server, "exit").then(() => {
    throw new Error(`npm start ended before it was running:\n${printed}`);
  });
  await Promise.race([running, ended]);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "localhost");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
