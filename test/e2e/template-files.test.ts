import { readFileSync } from "node:fs";
import { get } from "node:https";
import path from "node:path";

/** `npm start` serves the files that `npm run build` writes, out of a build that is in memory only. */
test("a template is downloaded as it is deployed; what is no template is not found", async () => {
  const built = readFileSync(path.join(__dirname, "../../dist/templates/liquidation-ladder.xlsx"));
  const served = await download("/templates/liquidation-ladder.xlsx");
  expect(served.status).toBe(200);
  expect(served.type).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(served.body.equals(built)).toBe(true);
  expect((await download("/templates/none.xlsx")).status).toBe(404);
}, 120_000);

function download(name: string): Promise<{ status?: number; type?: string; body: Buffer }> {
  // The certificate was made on this machine.
  const options = { rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    get(new URL(name, process.env.BALLAST_WORKBENCH), options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          type: response.headers["content-type"],
          body: Buffer.concat(chunks),
        }),
      );
    }).on("error", reject);
  });
}
