import type { IncomingMessage, ServerResponse } from "node:http";
import type { Desk } from "./desk";
import type { Answer } from "./venues/protocol";

/**
 * Answers as the venue does, by its CORS too. A page that this server has served may read everything that it answers, whatever the
 * CORS headers. What a page could not read at the venue itself therefore never reaches one: its connection ends, and `fetch` rejects
 * with the same bare TypeError. Clients that are no page get the answer, as they do from the venue.
 */
export async function answerRequest(
  desk: Desk,
  host: string,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { origin, "sec-fetch-site": site } = request.headers;
  const isPage = origin !== undefined || site !== undefined;
  const body = await bodyOf(request);
  const { faults, venue } = desk;
  const allowed = faults.blocked ? undefined : venue.allowOrigin?.(host, origin ?? "*");
  if (isPage && allowed === undefined) return void request.socket.destroy();
  if (allowed !== undefined) response.setHeader("Access-Control-Allow-Origin", allowed);
  if (request.method === "OPTIONS") {
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    response.setHeader("Access-Control-Allow-Headers", "Content-Type");
    return void response.writeHead(204).end();
  }
  if (faults.retryAfter > 0) response.setHeader("Retry-After", String(faults.retryAfter));
  const { status = 200, body: answer } = answerOf(desk, host, address, request.method ?? "GET", body);
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
}

function answerOf(
  { faults, venue, market }: Desk,
  host: string,
  address: string,
  method: string,
  body: unknown,
): Answer {
  if (faults.blocked)
    return { status: 451, body: { msg: "Service unavailable from a restricted location." } };
  if (faults.retryAfter > 0) return { status: 429, body: { msg: "Too many requests." } };
  const { pathname: path, searchParams: query } = new URL(address, "https://localhost");
  const answer = venue.answer(market, { host, method, path, query, body });
  return answer ?? { status: 404, body: { msg: `${venue.name} has no ${path} here.` } };
}

const LONGEST_BODY = 64 * 1024;

/** A body that is no JSON, or too long, is undefined. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= LONGEST_BODY) parts.push(part);
  }
  try {
    return length > LONGEST_BODY ? undefined : JSON.parse(Buffer.concat(parts).toString());
  } catch {
    return undefined;
  }
}
