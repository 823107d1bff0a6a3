import { readZone } from "../../../imports/values/zones";
import type { Note } from "../../../imports/notes";
import { questionKey, sizeIn, type QuestionKind } from "./answers";
import type { FileRead } from "./files-read";

/** Something that files do not say and the user knows. */
export interface Question {
  readonly kind: QuestionKind;
  /** The key of its answer. */
  readonly key: string;
  readonly text: string;
  readonly hint: string;
  /** The answers that can be given, with their words. Without them it is typed. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Answers that are offered where it is typed. */
  readonly offered?: readonly string[];
  /** Without an answer rows would be wrong, so nothing is written until there is one. */
  readonly isNeeded: boolean;
}

/** What the notes ask. A question that was answered is asked no more by the files, and stays with those that were asked before. */
export function questionsOf(
  notes: readonly Note[],
  files: readonly FileRead[],
  accounts: ReadonlyMap<string, readonly string[]>,
  asked: readonly Question[],
): readonly Question[] {
  const found = new Map(asked.map((question) => [question.key, question]));
  for (const note of notes) {
    const file = files.find((one) => one.file === note.file);
    const question = file && questionOf(note, file, files, accounts);
    if (question) found.set(question.key, question);
  }
  return [...found.values()];
}

function questionOf(
  { code, file, value = "" }: Note,
  { venue, format, account }: FileRead,
  files: readonly FileRead[],
  accounts: ReadonlyMap<string, readonly string[]>,
): Question | undefined {
  switch (code) {
    case "zone-unknown":
      return zoneQuestion(account);
    case "date-order":
      return {
        kind: "order",
        key: questionKey("order", file),
        text: `Is the day or the month first in ${value}?`,
        hint: `${file} can be read both ways.`,
        choices: { day: "The day", month: "The month" },
        isNeeded: true,
      };
    case "decimal-unknown":
      return {
        kind: "mark",
        key: questionKey("mark", file),
        text: `What does the comma in ${value} stand for?`,
        hint: `${file} can be read both ways. Rows with such numbers are left out until you answer.`,
        choices: { ",": "Decimals", ".": "Thousands" },
        isNeeded: true,
      };
    case "account-unknown":
      return {
        kind: "account",
        key: questionKey("account", file),
        text: `Which ${venue} account is this file from?`,
        hint: `${file} does not say.`,
        offered: uidsOf(venue, files, accounts),
        isNeeded: true,
      };
    case "multiplier-unknown":
      return {
        kind: "size",
        key: questionKey("size", venue, value),
        text: `How many coins is one contract of ${value} at ${venue}?`,
        hint: "USD for an inverse contract. Its rows are listed but not counted until you answer.",
        isNeeded: false,
      };
    case "operation-unknown":
      return {
        kind: "operation",
        key: questionKey("operation", format, value),
        text:
          value === "" ? `What is a ${venue} row without an operation?` : `What is “${value}” at ${venue}?`,
        hint: "It counts in the balance either way; its kind decides where it is listed.",
        choices: kinds,
        isNeeded: false,
      };
    case "direction-unknown":
      // The rows of these two depend on each other, and their words are not for a format to say.
      if (format === "bybit-log" || format === "okx-trading") return undefined;
      return {
        kind: "direction",
        key: questionKey("direction", format, value),
        text: `What does “${value}” do at ${venue}?`,
        hint: "Fills with this word are left out until you answer.",
        choices: directions,
        isNeeded: false,
      };
    default:
      return undefined;
  }
}

function zoneQuestion(account: string): Question {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    kind: "zone",
    key: questionKey("zone", account),
    text: `Which time zone are the times of ${account} in?`,
    hint: "The time zone set when the files were exported: UTC, UTC+8, Europe/Berlin. It is saved for this account.",
    offered: [...new Set(["UTC", "UTC+8", own])],
    isNeeded: true,
  };
}

/** The UIDs of a venue that files or the workbook name. */
function uidsOf(
  venue: string,
  files: readonly FileRead[],
  accounts: ReadonlyMap<string, readonly string[]>,
): string[] {
  const named = files.flatMap(({ venue: own, account }) =>
    own === venue && account.startsWith(`${venue} `) ? [account.slice(venue.length + 1)] : [],
  );
  return [...new Set([...named, ...(accounts.get(venue) ?? [])])];
}

const kinds = {
  deposit: "Deposit",
  withdrawal: "Withdrawal",
  transfer: "Transfer between own wallets",
  trade: "Trade",
  conversion: "Conversion",
  realised: "Realised P&L",
  funding: "Funding",
  fee: "Fee",
  rebate: "Rebate",
  interest: "Interest",
  reward: "Reward",
  liquidation: "Liquidation",
  loan: "Loan",
  other: "Something else",
};

const directions = {
  buy: "Buys",
  sell: "Sells",
  "open long": "Opens a long",
  "close long": "Closes a long",
  "open short": "Opens a short",
  "close short": "Closes a short",
  "liquidation long": "Liquidates a long",
  "liquidation short": "Liquidates a short",
  "adl close long": "Closes a long by ADL",
  "adl close short": "Closes a short by ADL",
};

/** Why an answer cannot be taken; undefined if it can, or if there is none yet. */
export function faultOf({ kind, choices }: Question, answer: string): string | undefined {
  const text = answer.trim();
  if (text === "" || choices) return undefined;
  if (kind === "zone" && !readZone(text))
    return "This is not a time zone. Enter UTC, UTC+8 or Europe/Berlin.";
  if (kind === "size" && sizeIn(text) === undefined)
    return "Enter a number above 0 with a decimal point, such as 0.001.";
  return undefined;
}
