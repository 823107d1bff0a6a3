import { contractOf } from "../../core/venues/contract-of";
import { Problem } from "../../base/problem";
import { isJson, notRead, type PrintedTable } from "./answer";
import { readPageTable } from "./page-table";
import { contractName, partsOf } from "./symbols";
import { bracketVenues } from "./venues";

/** Whose brackets are wanted. */
export interface Wanted {
  readonly venue: string;
  /** In any spelling; "" takes the contract of an answer that has only one. */
  readonly symbol: string;
}

/** Reads what a user has pasted: answers of a venue, one after the other, or a table from its page. */
export function readPasted(pasted: string, wanted: Wanted): PrintedTable {
  const text = pasted.replace(/^\ufeff/, "").trim();
  if (text === "") {
    throw new Problem(
      notRead,
      ["The text is empty."],
      "Paste the venue's answer, or the table from its page.",
    );
  }
  if (text.startsWith("<")) {
    throw new Problem(
      notRead,
      ["This is a page (HTML), not an answer of the venue."],
      "Copy the table that the page shows, or the JSON that its address gives.",
    );
  }
  if (/^[[{]/.test(text)) return readAnswers(documentsIn(text), wanted);
  const symbol = contractName(wanted.symbol);
  if (symbol === "") throw withoutSymbol();
  return {
    ...readPageTable(text),
    venue: wanted.venue,
    venueSymbol: wanted.symbol.trim(),
    symbol,
    contract: contractOf(symbol),
    remarks: [],
  };
}

/** Reads answers of a venue, which may be pages, and picks the wanted contract. */
export function readAnswers(answers: readonly unknown[], wanted: Wanted): PrintedTable {
  for (const answer of answers) {
    const error = errorIn(answer);
    if (error !== undefined) {
      throw new Problem(
        notRead,
        [`${wanted.venue} answered with an error: ${error}.`],
        "Check the symbol and try again, or paste the table from the venue's page.",
      );
    }
  }
  for (const { read } of bracketVenues) {
    const tables = read(answers);
    if (!tables) continue;
    const [{ venue }] = tables as [PrintedTable];
    if (venue !== wanted.venue) {
      throw new Problem(
        notRead,
        [`This is an answer of ${venue}, and ${wanted.venue} is chosen.`],
        `Choose ${venue}, or paste an answer of ${wanted.venue}.`,
      );
    }
    return picked(tables, wanted);
  }
  const isEmpty = answers.every((answer) => JSON.stringify(answer).length < 200);
  const seen = JSON.stringify(answers[0] ?? null).slice(0, 120);
  throw new Problem(
    notRead,
    [
      `${isEmpty ? "The answer has no brackets" : "The answer is of another kind: no field of it says brackets"}. It begins with ${seen}`,
    ],
    isEmpty
      ? "Check that the venue lists the contract under this symbol."
      : "Paste the answer about risk limits or position tiers.",
  );
}

function picked(tables: readonly PrintedTable[], { symbol: typed, venue }: Wanted): PrintedTable {
  const wanted = contractName(typed);
  const [only] = tables as [PrintedTable];
  if (tables.length === 1 && only.symbol === "") {
    if (wanted === "") throw withoutSymbol();
    return { ...only, symbol: wanted, venueSymbol: typed.trim(), contract: contractOf(wanted) };
  }
  if (wanted === "" && tables.length === 1) return only;
  if (wanted === "") throw withoutSymbol(`The answer has ${tables.length} contracts.`);
  const found =
    tables.find(({ symbol }) => symbol === wanted) ??
    tables.find(({ symbol }) => isSameContract(symbol, wanted));
  if (found) return found;
  const names = tables.map(({ venueSymbol }) => venueSymbol);
  const some = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
  throw new Problem(
    notRead,
    [`The answer is of ${some}, not of ${typed.trim()}.`],
    `Type one of them as the symbol, or take the answer of ${venue} for ${typed.trim()}.`,
  );
}

/** A coin alone stands for the contract in it; BTCPERP is BTC in USDC. */
function isSameContract(symbol: string, wanted: string): boolean {
  const [one, other] = [partsOf(symbol), partsOf(wanted)];
  if (one && other) return one.base === other.base && one.quote === other.quote;
  return one?.base === wanted || other?.base === symbol;
}

function withoutSymbol(why = "It does not say which contract it is of."): Problem {
  return new Problem(notRead, [why], "Type the symbol, such as BTCUSDT.");
}

/** The JSON values in a text, one after the other. */
function documentsIn(text: string): unknown[] {
  const documents: unknown[] = [];
  let rest = text;
  while (rest !== "") {
    const end = endOfValue(rest);
    if (end === undefined) {
      throw new Problem(
        notRead,
        ["The JSON breaks off before its end."],
        "Copy the whole answer and paste it again.",
      );
    }
    try {
      documents.push(JSON.parse(rest.slice(0, end)));
    } catch (error) {
      throw new Problem(
        notRead,
        [`The text is no JSON: ${(error as Error).message}.`],
        "Copy the whole answer and paste it again.",
      );
    }
    rest = rest.slice(end).replace(/^[\s,;]+/, "");
  }
  return documents;
}

/** Where the first value of a text ends; undefined where its brackets do not close. */
function endOfValue(text: string): number | undefined {
  if (!/^[[{]/.test(text)) return text.length;
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (part === "[" || part === "{") depth++;
    else if (part === "]" || part === "}") depth--;
    if (depth === 0 && part.length === 1) return index + 1;
  }
  return undefined;
}

/** The codes with which venues say that all is well. */
const fine = ["", "0", "00000", "200", "200000"];

/** A venue's own words for what it refuses. */
function errorIn(answer: unknown): string | undefined {
  if (!isJson(answer)) return undefined;
  const { retCode, retMsg, code, msg, message, label, success, errors } = answer;
  const words = [retMsg, msg, message].find((one) => typeof one === "string" && one !== "");
  const number = retCode ?? code ?? "";
  const isNumber = typeof number === "number" || typeof number === "string";
  if (Array.isArray(errors) && errors.length > 0) return JSON.stringify(errors).slice(0, 200);
  if (typeof label === "string" && typeof message === "string") return `${label}, ${message}`;
  const isRefused = success === false || (isNumber && !fine.includes(String(number)));
  return isRefused
    ? [number, words].filter((part) => part !== "" && part !== undefined).join(", ")
    : undefined;
}
