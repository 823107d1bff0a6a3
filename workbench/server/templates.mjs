import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const inAddIn = ["manifest.xml", "functions.json", "functions.js"];

/**
 * Serves the templates' .xlsx files of an add-in whose build is in memory. They are built when the first is asked for, in a
 * process of its own, and again after `forget`.
 */
export function templateFiles({ dist, folder, builder }) {
  let built;

  async function build(files) {
    mkdirSync(folder, { recursive: true });
    for (const name of inAddIn)
      writeFileSync(path.join(folder, name), files.readFileSync(path.join(dist, name)));
    await promisify(execFile)(process.execPath, [builder, folder]);
  }

  async function serve(files, request, response, next) {
    const name = /^\/([\w-]+\.xlsx)$/.exec(new URL(request.url, "https://localhost").pathname)?.[1];
    if (!name) return next();
    try {
      built ??= build(files);
      await built;
    } catch (error) {
      built = undefined;
      next(error);
      return;
    }
    const file = path.join(folder, "templates", name);
    if (!existsSync(file)) return next();
    response.setHeader("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.end(readFileSync(file));
  }
  serve.forget = () => {
    built = undefined;
  };
  return serve;
}
