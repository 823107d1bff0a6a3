/** How a column of the written tables looks. */
interface Look {
  /** Ids and words are texts to Excel, whatever they look like. */
  readonly format: string;
  /** In characters. */
  readonly width: number;
}

const text = (width: number): Look => ({ format: "@", width });
const time: Look = { format: "yyyy-mm-dd hh:mm:ss", width: 20 };
const day: Look = { format: "yyyy-mm-dd", width: 12 };
const figure: Look = { format: "#,##0.00######", width: 16 };
const whole: Look = { format: "0", width: 8 };

const looks: Readonly<Record<string, Look>> = {
  ...Object.fromEntries(["Time", "Opened", "Closed"].map((title) => [title, time])),
  ...Object.fromEntries(
    [
      ...["Quantity", "Price", "Fee", "Contracts", "Value", "Realised", "Amount", "Mark", "Balance"],
      ...["Entry", "Exit", "P&L stated", "Gross", "Fees", "Funding"],
    ].map((title) => [title, figure]),
  ),
  From: day,
  To: day,
  Rate: { format: "0.00####%", width: 12 },
  Row: whole,
  Line: whole,
  Counted: { format: "General", width: 10 },
  Account: text(22),
  Symbol: text(18),
  "Order id": text(24),
  "Trade id": text(24),
  Id: text(24),
  "Time UTC": text(22),
  Key: text(20),
  "Position key": text(20),
  File: text(36),
  Note: text(40),
  Operation: text(20),
  Code: text(22),
  Column: text(18),
  "What to do": text(100),
};

/** How a column looks. What a file says in a note is a text, also where it is called Value. */
export function lookOf(table: string, title: string): Look {
  if (table === notesTable && title === "Value") return text(24);
  return looks[title] ?? text(12);
}

/** What is said of an import. Its rows belong to the import and have no key. */
export const notesTable = "Import notes";

/** The tables in the order in which they are written, with what tells each of them from any other table of the workbook. */
export const importTables: readonly {
  readonly name: string;
  /** Name of the Excel table. */
  readonly tableName: string;
  readonly titles: readonly string[];
  readonly about: string;
}[] = [
  {
    name: "Fills",
    tableName: "Fills",
    titles: ["Key", "File", "Symbol", "Price", "Fee"],
    about:
      "Trades from export files. Times are UTC; a positive fee was paid. Where Counted is FALSE another file covers the time, or the size of a contract is not known.",
  },
  {
    name: "Funding",
    tableName: "Funding",
    titles: ["Key", "File", "Amount", "Coin", "Position key"],
    about: "Funding from export files. Times are UTC; a positive amount was received.",
  },
  {
    name: "Ledger",
    tableName: "Ledger",
    titles: ["Key", "File", "Amount", "Coin", "Operation"],
    about: "Every balance change, from export files. Times are UTC; inflows are positive.",
  },
  {
    name: "Positions",
    tableName: "Positions",
    titles: ["Key", "File", "Entry", "P&L stated"],
    about: "Closed positions as the venues state them. Includes says what their P&L holds.",
  },
  {
    name: "Results",
    tableName: "ImportResults",
    titles: ["Key", "File", "By", "From", "To", "Realised"],
    about:
      "Positions, days and months of the files that were imported together, as values. Rows of several imports may cover the same time.",
  },
  {
    name: notesTable,
    tableName: "ImportNotes",
    titles: ["Severity", "Code", "File", "What to do"],
    about: "What the import left out, inferred or could not know, with the line of the file.",
  },
];
