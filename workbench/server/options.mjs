/**
 * What the server hands out, and to whom. A page that one happens to have open must not read from it: neither by a name that
 * it points to this machine (the Host header is checked before anything else) nor from an origin of its own.
 */
import { createRequire } from "node:module";

const { framePolicy, policyFor } = createRequire(import.meta.url)("../../scripts/deployment/policy.js");

/** What Excel on the web itself fetches, from another origin: the functions and the icons. They are no secret. */
const fetchedByExcel = /^\/(?:functions\.(?:js|json)|assets\/[\w-]+\.png)(?:\?|$)/;

/** These write to the disk or start programs, or list everything that there is. Nobody here asks for them. */
const unused = ["invalidate", "open-editor", "assets", "sockjs-bundle"].map(
  (name) => `webpack-dev-server-${name}`,
);

const own = {
  "Content-Security-Policy": policyFor({ market: true }),
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};
/** The spreadsheet, which is not deployed. The add-in in its frame has the policy that it is deployed with. */
const workbench = { ...own, "Content-Security-Policy": framePolicy };
const shared = { ...own, "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" };

/**
 * @param {{ excel: boolean, officeJsFolder: string, middlewares: readonly object[] }} served
 * @returns {import("webpack-dev-server").Configuration}
 */
export function serving({ excel, officeJsFolder, middlewares }) {
  const isShared = (request) => excel && fetchedByExcel.test(request.url);
  return {
    host: "localhost",
    allowedHosts: "auto",
    static: [{ directory: officeJsFolder, publicPath: "/office-js", watch: false, serveIndex: false }],
    headers: (request) => {
      if (request.url.startsWith("/workbench/")) return workbench;
      return isShared(request) ? shared : own;
    },
    setupMiddlewares: (given) => {
      const kept = given
        .filter(({ name }) => !unused.includes(name))
        .map((one) => (one.name === "cross-origin-header-check" ? exceptFor(isShared, one) : one));
      // Behind the checks and the headers, before the files.
      const checks = kept.findIndex(({ name }) => name === "webpack-dev-middleware");
      return [...kept.slice(0, checks), ...middlewares, ...kept.slice(checks)];
    },
  };
}

function exceptFor(isFree, { middleware, ...rest }) {
  return {
    ...rest,
    middleware: (request, response, next) => (isFree(request) ? next() : middleware(request, response, next)),
  };
}
