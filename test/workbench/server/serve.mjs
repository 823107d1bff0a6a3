/** Serves a file of each kind as the workbench does, and prints the port: the add-in's own build would take too long here. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import webpack from "webpack";
import Server from "webpack-dev-server";
import { serving } from "../../../workbench/server/options.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "ballast-server-"));
const officeJsFolder = path.join(folder, "office-js");
mkdirSync(officeJsFolder);
writeFileSync(path.join(officeJsFolder, "office.js"), "office");
writeFileSync(path.join(folder, "index.js"), "globalThis.answer = 42;");

const compiler = webpack({
  mode: "production",
  context: folder,
  entry: { functions: "./index.js" },
  devtool: "source-map",
  output: { path: path.join(folder, "dist"), filename: "[name].js" },
  infrastructureLogging: { level: "error" },
  watchOptions: { ignored: /./ },
});
const page = (_request, response) => response.end("pane");
const server = new Server(
  {
    port: 0,
    hot: false,
    client: false,
    devMiddleware: { stats: "none" },
    ...serving({
      excel: process.argv.includes("--excel"),
      officeJsFolder,
      middlewares: [
        { name: "page", path: "/taskpane.html", middleware: page },
        { name: "workbench", path: "/workbench/index.html", middleware: page },
      ],
    }),
  },
  compiler,
);
compiler.hooks.done.tap("ready", () => {
  setImmediate(() => process.stdout.write(`${server.server.address().port}\n`));
});
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("SIGTERM", () => process.exit());
await server.start();
