/**
 * `npm start`: builds the add-in as it is shipped and the workbench around it, serves both on https://localhost, opens the
 * browser and reloads it when a source file changes.
 *
 * Options: --port N (default 3000, or a free one where that is taken), --no-open, --no-watch (build once), --excel (for
 * Excel itself: the add-in alone, with Office's own certificate and Office.js from its CDN).
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import officeCertificates from "office-addin-dev-certs";
import webpack from "webpack";
import Server from "webpack-dev-server";
import { localhostCertificate } from "./certificate.mjs";
import { simulatedExchange } from "./exchange.mjs";
import { serving } from "./options.mjs";
import { templateFiles } from "./templates.mjs";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));
const officeJsFolder = path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));
const officeJsAtMicrosoft = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

const { values: options } = parseArgs({
  options: {
    port: { type: "string" },
    open: { type: "boolean", default: true },
    watch: { type: "boolean", default: true },
    excel: { type: "boolean", default: false },
  },
  allowNegative: true,
});

process.chdir(root);
// 3000 is the address in manifest.xml; that something else listens there is not worth an error.
const port = Number(
  options.port ?? ((await isFree(3000)) ? 3000 : await Server.getFreePort("auto", "localhost")),
);
const address = `https://localhost:${port}`;
process.env.BALLAST_URL = address; // before webpack.config.js is read: it puts the address into the manifest
process.env.BALLAST_SOURCE_MAPS ??= "1"; // for who works on the sources; no other origin can read them (options.mjs)

const certificate = options.excel
  ? { ...(await officeCertificates.getHttpsServerOptions()), trusted: true }
  : await localhostCertificate(path.join(root, ".cache/certificate"));

const addIn = require("../../webpack.config.js");
const workbench = require("../webpack.config.js");
const configurations = [...addIn, ...(options.excel ? [] : [reloading(workbench)])].map((one) => ({
  ...one,
  cache: { type: "filesystem", cacheDirectory: path.join(root, ".cache/webpack") },
  infrastructureLogging: { level: "warn" },
  watchOptions: options.watch ? undefined : { ignored: /./ },
}));

console.log("Building the add-in and the workbench ...");
const compiler = webpack(configurations);
const serveTemplates = templateFiles({
  dist: addIn[0].output.path,
  folder: path.join(root, ".cache/templates"),
  builder: path.join(root, "scripts/xlsx/build.mjs"),
});
compiler.hooks.done.tap("templates", serveTemplates.forget);
const exchange = options.excel ? undefined : await simulatedExchange(path.join(root, ".cache/exchange"));
const server = new Server(
  {
    server: { type: "https", options: { key: certificate.key, cert: certificate.cert } },
    port,
    hot: false,
    liveReload: true,
    client: false,
    open: options.open && !options.excel && hasDisplay() ? ["/workbench/"] : false,
    devMiddleware: { stats: "errors-only" },
    ...serving({
      excel: options.excel,
      officeJsFolder,
      middlewares: [
        { name: "templates", path: "/templates", middleware: templates },
        ...(exchange
          ? [
              { name: "office-js-from-package", path: "/taskpane.html", middleware: officeJsFromPackage },
              exchange.middleware,
            ]
          : []),
      ],
    }),
  },
  compiler,
);
await server.start();
exchange?.listen(server.server);
await builds();
announce();

/** The add-in's bundles stay as they are shipped: the workbench's page alone listens for a new build and reloads both. */
function reloading({ entry, ...rest }) {
  const socket = new URLSearchParams({
    protocol: "wss:",
    hostname: "localhost",
    port: String(port),
    pathname: "/ws",
  });
  const client = `webpack-dev-server/client/index.js?${socket}&logging=warn&overlay=false&live-reload=true&hot=false`;
  return {
    ...rest,
    entry: Object.fromEntries(Object.entries(entry).map(([name, file]) => [name, [client, file]])),
  };
}

/**
 * The page is the one that ships but for two things: Office.js comes from the npm package, pinned, so that the workbench needs no
 * internet, and the page says where the simulated exchange is. On disk and in the build nothing changes.
 */
function officeJsFromPackage(request, response) {
  const { waitUntilValid, context } = server.middleware;
  waitUntilValid(() => {
    const built = context.outputFileSystem.readFileSync(
      path.join(addIn[0].output.path, "taskpane.html"),
      "utf8",
    );
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(exchange.namedIn(built.replace(officeJsAtMicrosoft, "/office-js/office.js")));
  });
}

/** The templates' .xlsx files are made of the built add-in, which is in memory only. */
function templates(request, response, next) {
  const { waitUntilValid, context } = server.middleware;
  waitUntilValid(() => serveTemplates(context.outputFileSystem, request, response, next));
}

async function isFree(candidate) {
  const probe = createServer();
  try {
    probe.listen(candidate, "localhost");
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

function builds() {
  return new Promise((resolve, reject) => {
    const done = (stats) =>
      stats.hasErrors() ? reject(new Error("The build failed; see the errors above.")) : resolve(stats);
    if (server.stats) done(server.stats);
    else compiler.hooks.done.tap("announce", done);
  });
}

/** On a Linux machine without a desktop there is nothing to open a browser on. */
function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function announce() {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  if (options.excel) {
    console.log(`\nBallast ${version} is served for Excel at ${address}/taskpane.html\n`);
    return;
  }
  console.log(`\nBallast ${version} is running. Open\n\n    ${address}/workbench/\n`);
  if (!certificate.trusted) {
    console.log(
      "The browser will warn that the connection is not private: the certificate was made on this machine a moment ago and\n" +
        "nobody vouches for it. Nothing leaves this machine. Choose Advanced, then Proceed to localhost. The warning comes once;\n" +
        "`npx office-addin-dev-certs install` makes a certificate that the system trusts, and no warning.\n",
    );
  }
  console.log("Live market data is simulated here: its prices are invented, and no exchange is asked.");
  console.log("Press Ctrl+C to stop.");
}
