/**
 * `node scripts/house/side-by-side.mjs one "two three"`: runs the npm script `one` beside `two`, which `three` follows. It fails when
 * one of them fails, and then nothing more of that row is run.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";

const rows = process.argv.slice(2).map((names) => names.split(" "));
const failed = (await Promise.all(rows.map(firstFailure))).filter((name) => name !== undefined);
for (const name of failed) console.error(`npm run ${name} failed.`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** The name of the script that failed. */
async function firstFailure(names) {
  for (const name of names) {
    // npm's own file: on Windows its command is a batch file, which needs a shell.
    const script = spawn(process.execPath, [process.env.npm_execpath, "run", name], { stdio: "inherit" });
    const [code] = await once(script, "close");
    if (code !== 0) return name;
  }
  return undefined;
}
