/** The simulated exchange on the workbench's own server and origin: the add-in's policy lets its pages connect to no other here. */
import { createRequire } from "node:module";
import path from "node:path";
import esbuild from "esbuild";

/** Where it is. The pane finds it by the page, which only this server sends with this name in it. */
const prefix = "/exchange";
const meta = `<meta name="ballast-simulated-exchange" content="${prefix}" />`;

/**
 * @param {string} folder where the exchange is bundled, which Node cannot read as TypeScript
 */
export async function simulatedExchange(folder) {
  const outfile = path.join(folder, "exchange.cjs");
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, "../exchange/exchange.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  const exchange = createRequire(import.meta.url)(outfile).createExchange();
  return {
    /** The page with the name of the exchange in its head. */
    namedIn: (page) => page.replace("</head>", `${meta}</head>`),
    middleware: { name: "exchange", path: prefix, middleware: exchange.handle },
    /** Takes the WebSockets below the prefix and leaves the others alone. */
    listen: (server) =>
      server.on("upgrade", (request, socket, head) => {
        if (!request.url.startsWith(`${prefix}/`)) return;
        request.url = request.url.slice(prefix.length);
        exchange.upgrade(request, socket, head);
      }),
  };
}
