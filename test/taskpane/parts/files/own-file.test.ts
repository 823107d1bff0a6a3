import { Problem, UpdatedProblem } from "../../../../src/base/problem";
import { loadJson, loadScript } from "../../../../src/taskpane/parts/files/own-file";

const page = "https://ballast.example/";
const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** A server that gives these answers one after the other; undefined is no connection. */
function serve(...answers: (Response | undefined)[]): string[] {
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    asked.push(address instanceof Request ? address.url : String(address));
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError("Failed to fetch"));
  };
  return asked;
}

/** What webpack throws for a script that did not come. */
function chunkError(request: string): Error {
  return Object.assign(new Error(`Loading chunk 894 failed. (error: ${request})`), {
    name: "ChunkLoadError",
    type: "error",
    request,
  });
}

const script = `${page}chunks/894.c6923968.js`;
const loadGone = (): Promise<unknown> =>
  loadScript("The templates were not loaded.", () => Promise.reject(chunkError(script)));

const html = () =>
  new Response("<!doctype html>", { headers: { "content-type": "text/html; charset=utf-8" } });
const javascript = () => new Response("0", { headers: { "content-type": "text/javascript" } });

const failed = async (loading: Promise<unknown>): Promise<Problem> => {
  const thrown: unknown = await loading.catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Problem);
  return thrown as Problem;
};

test("what loads is given on, and the server is not asked", async () => {
  const asked = serve();
  expect(await loadScript("Not loaded.", () => Promise.resolve("templates"))).toBe("templates");
  expect(asked).toEqual([]);
});

test.each([
  ["404", () => new Response("", { status: 404 })],
  ["410", () => new Response("", { status: 410 })],
  ["the server's start page", html],
])("a script that is gone (%s) means that Ballast was updated", async (_, answer) => {
  const asked = serve(answer());
  const problem = await failed(loadGone());
  expect(problem).toBeInstanceOf(UpdatedProblem);
  expect(problem.message).toMatch(/^The templates were not loaded\. Ballast was updated .* Reload/);
  expect(asked).toEqual([script]);
});

test.each([
  ["no connection", undefined, "There is no connection to the server."],
  ["a server in trouble", new Response("", { status: 503 }), "The server answered 503."],
  ["a file that is there after all", javascript(), "The download was interrupted."],
])("%s is no update, and can be tried again", async (_, answer, reason) => {
  serve(answer);
  const problem = await failed(loadGone());
  expect(problem).not.toBeInstanceOf(UpdatedProblem);
  expect(problem.reasons).toEqual([reason]);
  expect(problem.remedy).toMatch(/Try again/);
});

test("a script that came and fails is no update: its own error is told", async () => {
  const asked = serve();
  const problem = await failed(loadScript("Not loaded.", () => Promise.reject(new RangeError("too deep"))));
  expect(problem.reasons).toEqual(["RangeError: too deep"]);
  expect(asked).toEqual([]);
});

test("data are told apart the same way, and a later call may succeed", async () => {
  const list = () => loadJson("The list of functions was not loaded.", "function-docs.json");
  serve(new Response("", { status: 404 }), new Response("", { status: 404 }));
  expect(await failed(list())).toBeInstanceOf(UpdatedProblem);
  serve(html(), html());
  expect(await failed(list())).toBeInstanceOf(UpdatedProblem);
  serve();
  expect((await failed(list())).reasons).toEqual(["There is no connection to the server."]);
  serve(Response.json([{ name: "HEDGE.PNL" }]));
  expect(await list()).toEqual([{ name: "HEDGE.PNL" }]);
});
