import { Problem } from "../../base/problem";
import { type Sent, textWithin } from "../../base/text-within";
import { type AskedContract, type BracketRequest, type BracketVenue, notRead } from "./answer";
import { contractName, partsOf } from "./symbols";

/** A request to a venue's public endpoint: the page's own fetch, or what stands in for it. */
export type Ask = (
  url: string,
  init: {
    readonly method: "GET" | "POST";
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
) => Promise<Sent & { readonly ok: boolean; readonly status: number }>;

/** Milliseconds that a venue has for an answer. */
const patience = 20_000;
/** Megabytes that an answer may have. The longest, a list of all contracts, is far below one. */
const mostMegabytes = 4;
/** More pages than any venue has. */
const mostPages = 100;

/** The requests for a contract's brackets; none where the venue has no public endpoint. Only the symbol goes into them. */
export function requestsFor({ requests }: BracketVenue, symbol: string): readonly BracketRequest[] {
  return requests(askedContract(symbol));
}

function askedContract(symbol: string): AskedContract {
  const name = contractName(symbol);
  return partsOf(name) ?? { base: name, quote: "" };
}

/** Asks a venue for a contract's brackets and gives its answers, page by page. */
export async function askVenue(venue: BracketVenue, symbol: string, ask: Ask): Promise<unknown[]> {
  const isWithoutQuote = askedContract(symbol).quote === "" && venue.venue !== "Hyperliquid";
  if (isWithoutQuote) {
    const why = symbol.trim() === "" ? "There is no symbol." : `${symbol.trim()} has no quote.`;
    throw new Problem(notRead, [why], "Type the symbol with its quote, such as BTCUSDT.");
  }
  const answers: unknown[] = [];
  for (const first of requestsFor(venue, symbol)) {
    let request: BracketRequest | undefined = first;
    for (let page = 0; request && page < mostPages; page++) {
      const answer: unknown = await answerTo(request, ask);
      answers.push(answer);
      request = venue.nextPage?.(request, answer);
    }
  }
  return answers;
}

async function answerTo(request: BracketRequest, ask: Ask): Promise<unknown> {
  const { url, body } = request;
  const { host } = new URL(url);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const answer = await ask(url, {
      method: body === undefined ? "GET" : "POST",
      body,
      headers: body === undefined ? undefined : { "Content-Type": "application/json" },
      signal: limit.signal,
    });
    const text = await textWithin(mostMegabytes * 1e6, answer);
    if (text === undefined) {
      const why = `${host} sent more than ${mostMegabytes} MB, which was not read.`;
      throw new Problem(notRead, [why], remedyFor(request));
    }
    if (!answer.ok) throw new Problem(notRead, [refused(host, answer.status, text)], remedyFor(request));
    return parsed(text, host, request);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const why = limit.signal.aborted
      ? `${host} did not answer within ${patience / 1000} seconds.`
      : `${host} gave no answer that the pane may read: it blocks web pages or this region, or there is no connection.`;
    throw new Problem(notRead, [why], remedyFor(request));
  } finally {
    clearTimeout(timer);
  }
}

const reasons: Readonly<Record<number, string>> = {
  403: "it turns this region or this page away",
  404: "it knows no such contract",
  418: "it has shut this connection out for a while",
  429: "it was asked too often, so wait a minute",
  451: "it turns this region away",
};

function refused(host: string, status: number, text: string): string {
  const words = /^\s*[{[]/.test(text) ? `: ${text.trim().slice(0, 120)}` : "";
  const reason = reasons[status] ?? (status >= 500 ? "it is out of order" : undefined);
  return `${host} answered with HTTP ${status}${reason === undefined ? "" : ` (${reason})`}${words}.`;
}

function parsed(text: string, host: string, request: BracketRequest): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const kind = /^\s*</.test(text) ? "a page (HTML)" : text.trim() === "" ? "nothing" : "a broken answer";
    throw new Problem(notRead, [`${host} sent ${kind} instead of brackets.`], remedyFor(request));
  }
}

function remedyFor({ body }: BracketRequest): string {
  return body === undefined
    ? "Open the address in a browser and paste what it shows, or paste the table from the venue's page."
    : "Paste the table from the venue's page.";
}
