import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts the workbench as `npm start` does, on a free port. */
export async function startWorkbench() {
  const running = spawn(process.execPath, ["workbench/server/start.mjs", "--no-open", "--no-watch"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.stdout.setEncoding("utf8");
  for (let printed = ""; ;) {
    const [text] = await once(running.stdout, "data");
    printed += text;
    const found = /https:\/\/localhost:\d+\/workbench\//.exec(printed);
    if (found) return { process: running, address: found[0] };
  }
}
