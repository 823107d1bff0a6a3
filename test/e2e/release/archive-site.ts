import { request, createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { connect } from "node:tls";
import { unzipSync } from "fflate";

/** What the archive does not hold: the spreadsheet around the add-in and what it needs. */
const passedOn = /^\/(?:workbench|office-js|exchange)\//;

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml",
};

export interface Site {
  /** Where the workbench is, with the archive's add-in in it. */
  readonly workbench: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a release's archive as a static host does: its files, with the headers that `_headers` names, and 404 for what it has not.
 * The workbench around it comes from the server of `npm start`. With `isSimulated` the pane's page says where the exchange is simulated, which no page
 * that ships does.
 */
export async function serveArchive(zip: Uint8Array, started: string, isSimulated = false): Promise<Site> {
  const files = unzipSync(zip);
  if (isSimulated) {
    const page = Buffer.from(files["taskpane.html"]!).toString();
    const meta = '<meta name="ballast-simulated-exchange" content="/exchange" />';
    files["taskpane.html"] = Buffer.from(page.replace("</head>", `${meta}</head>`));
  }
  const rules = readRules(Buffer.from(files._headers!).toString());
  const { localhostCertificate } = await import("../../../workbench/server/certificate.mjs");
  const { key, cert } = await localhostCertificate(path.resolve(__dirname, "../../../.cache/certificate"));
  const server = createServer({ key, cert }, (asked, response) => {
    const { pathname } = new URL(asked.url!, started);
    if (passedOn.test(pathname)) passOn(asked, response, started);
    else answer(response, pathname, files[decodeURIComponent(pathname.slice(1))], rules);
  });
  passSocketsOn(server, started);
  server.listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    workbench: `https://localhost:${port}/workbench/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

type Rule = readonly [path: RegExp, headers: readonly (readonly [name: string, value: string])[]];

/** A line with a path, and indented lines with the headers of what it matches; `*` is any text, `#` begins a comment. */
function readRules(text: string): Rule[] {
  const blocks = text.replace(/^#.*\n/gm, "").split(/^(?=\/)/m);
  return blocks.map((block) => {
    const [where, ...headers] = block.trim().split(/\n\s*/);
    const pattern = where!.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return [
      new RegExp(`^${pattern.join(".*")}$`),
      headers.map((line) => {
        const at = line.indexOf(":");
        return [line.slice(0, at), line.slice(at + 1).trim()] as const;
      }),
    ];
  });
}

function answer(
  response: ServerResponse,
  pathname: string,
  file: Uint8Array | undefined,
  rules: readonly Rule[],
) {
  for (const [where, headers] of rules) {
    if (!where.test(pathname)) continue;
    for (const [name, value] of headers) response.setHeader(name, value);
  }
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader("Content-Type", types[path.extname(pathname)] ?? "application/octet-stream");
  response.end(file);
}

/** The certificate was made on the spot, and nobody vouches for it. */
const unvouched = { rejectUnauthorized: false };

function passOn(asked: IncomingMessage, response: ServerResponse, started: string): void {
  const { host, origin } = new URL(started);
  const headers = { ...asked.headers, host };
  if (headers.origin !== undefined) headers.origin = origin;
  const onward = request(new URL(asked.url!, started), { method: asked.method, headers, ...unvouched });
  onward.on("response", (answered) => {
    response.writeHead(answered.statusCode!, answered.headers);
    answered.pipe(response);
  });
  onward.on("error", () => response.destroy()); // The exchange ends what a page could not read at a venue either.
  asked.pipe(onward);
}

function passSocketsOn(server: Server, started: string): void {
  server.on("upgrade", (asked: IncomingMessage, socket, head) => {
    const { host, hostname, origin, port } = new URL(started);
    const onward = connect({ host: hostname, port: Number(port), ...unvouched }, () => {
      const headers = { ...asked.headers, host, origin };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      onward.write(`GET ${asked.url!} HTTP/1.1\r\n${lines.join("")}\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
}
