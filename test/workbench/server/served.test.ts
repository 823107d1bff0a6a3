import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import path from "node:path";
import { framePolicy, policyFor } from "../../../scripts/deployment/policy";

/** What the local server hands out, over real requests. */
describe.each([
  ["the workbench", false],
  ["Excel", true],
])("served for %s", (_, excel) => {
  let server: ChildProcess;
  let port: number;

  beforeAll(async () => {
    server = spawn(process.execPath, [path.join(__dirname, "serve.mjs"), ...(excel ? ["--excel"] : [])], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [printed] = (await once(server.stdout!, "data")) as [Buffer];
    port = Number(printed.toString());
  }, 60_000);

  afterAll(() => server.kill());

  async function get(file: string, headers: Record<string, string> = {}): Promise<Answer> {
    const asked = request({
      host: "localhost",
      port,
      path: file,
      headers: { host: "localhost", ...headers },
    });
    asked.end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    let text = "";
    for await (const part of answer) text += String(part);
    return { status: answer.statusCode, headers: answer.headers, text };
  }

  test.each(["/taskpane.html", "/functions.js", "/functions.js.map", "/office-js/office.js", "/nothing"])(
    "%s is not for who comes by another name",
    async (file) => {
      for (const host of ["evil.example", "localhost.evil.example", "evil.example:3000"]) {
        expect(await get(file, { host })).toMatchObject({ status: 403, text: "Invalid Host header" });
      }
      expect((await get(file)).status).toBe(file === "/nothing" ? 404 : 200);
    },
  );

  test.each(["/", "/office-js/", "/office-js", "/webpack-dev-server", "/webpack-dev-server/"])(
    "%s lists nothing",
    async (folder) => {
      const { status, text } = await get(folder);
      expect([301, 404]).toContain(status);
      expect(text).not.toMatch(/office\.js|functions\.js/);
    },
  );

  test.each(["/webpack-dev-server/invalidate", "/webpack-dev-server/open-editor?fileName=package.json"])(
    "%s does nothing",
    async (file) => expect((await get(file)).status).toBe(404),
  );

  test("source maps and pages are for the own origin alone", async () => {
    for (const file of ["/functions.js.map", "/taskpane.html", "/office-js/office.js"]) {
      const { headers } = await get(file, { origin: "https://evil.example" });
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
      const asked = { "sec-fetch-mode": "no-cors", "sec-fetch-site": "cross-site" };
      expect((await get(file, { ...asked, origin: "https://evil.example" })).status).toBe(403);
    }
  });

  test("Excel on the web gets the functions from here, and nobody else does", async () => {
    const { headers, status } = await get("/functions.js", {
      origin: "https://excel.officeapps.live.com",
      "sec-fetch-mode": "no-cors",
      "sec-fetch-site": "cross-site",
    });
    expect(status).toBe(excel ? 200 : 403);
    expect(headers["access-control-allow-origin"]).toBe(excel ? "*" : undefined);
  });

  test("the add-in has the policy that it is deployed with, and the spreadsheet around it says who may frame it", async () => {
    const sent = async (file: string) => (await get(file)).headers["content-security-policy"];
    for (const file of ["/taskpane.html", "/functions.js", "/office-js/office.js"]) {
      expect(await sent(file)).toBe(policyFor({ market: true }));
    }
    expect(await sent("/workbench/index.html")).toBe(framePolicy);
  });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
