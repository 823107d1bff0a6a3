type Severity = "error" | "question" | "warning" | "info";

/** What the user is told of a file: which cell it is about, and what to do. */
export interface Note {
  readonly severity: Severity;
  readonly code: Code;
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  readonly advice: string;
}

/** Where a note points to. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
}

export type Code = keyof typeof catalogue;

/** A note of the catalogue. What is particular to the case stands before the advice. */
export function noteOf(code: Code, place: Place, details = ""): Note {
  const [severity, advice] = catalogue[code];
  const { file, line, column, value } = place;
  // A note quotes at most one cell, and not more of it than one reads.
  const quoted = value && value.length > 80 ? `${value.slice(0, 79)}…` : value;
  return {
    severity,
    code,
    file,
    line,
    column,
    value: quoted,
    advice: details === "" ? advice : `${details} ${advice}`,
  };
}

/** Of many notes of one code in one file these are given, and how many more there are. */
const most = { error: 1000, question: 1000, warning: 100, info: 100 } as const satisfies Record<
  Severity,
  number
>;

/** The notes of an import. A file of a million bad rows gets a thousand notes. */
export class Notes {
  private readonly given: Note[] = [];
  private readonly counts = new Map<string, { readonly code: Code; readonly file: string; count: number }>();

  add(code: Code, place: Place, details?: string): void {
    const { file } = place;
    const key = `${code} ${file}`;
    const known = this.counts.get(key) ?? { code, file, count: 0 };
    this.counts.set(key, known);
    if (++known.count <= most[catalogue[code][0]]) this.given.push(noteOf(code, place, details));
  }

  /** All of them, those that only say how many more there are last. */
  all(): readonly Note[] {
    const rest = [...this.counts.values()].flatMap(({ code, file, count }) => {
      const more = count - most[catalogue[code][0]];
      return more > 0 ? [noteOf(code, { file }, `${more.toLocaleString("en-US")} more like it.`)] : [];
    });
    return [...this.given, ...rest];
  }
}

/** What can be wrong with files, how bad that is, and what to do about it. */
const catalogue = {
  "archive-unreadable": ["error", "Unpack the archive yourself and import the files in it."],
  "unknown-format": [
    "error",
    "Say in the column mapper what the columns mean, or export the file again in English.",
  ],
  "not-a-table": ["error", "This is a web page, not an export. Download the file again while signed in."],
  "empty-file": ["warning", "Nothing is in the file. Export it again for a period with entries."],
  "file-unreadable": [
    "error",
    "The file is damaged, has a password, or is a workbook of before 2007. Save it as .xlsx or CSV, or download it again.",
  ],
  "too-large": [
    "error",
    "The archive holds more than 500 MB or 2,000 files. Unpack it yourself and import the files in parts.",
  ],
  "row-too-short": ["error", "Cells are missing in this row, so it is left out. Export the file again."],
  "truncated-line": [
    "error",
    "The file ends within this row, so the row is left out. Download the file again.",
  ],
  "row-too-long": [
    "error",
    "The row has more cells than the header, so it is left out. Numbers with thousands separators need quotes: export the file again.",
  ],
  "number-unreadable": [
    "error",
    "This is no number, so the row is left out. Correct the cell or export the file again.",
  ],
  "time-unreadable": [
    "error",
    "This is no date and time, so the row is left out. Correct the cell or export the file again.",
  ],
  "direction-unknown": [
    "error",
    "The word for the direction is not known, so the fill is left out. Say what it means.",
  ],
  "row-unknown": ["error", "What this row says is not known, so it is left out. Say what it means."],
  "symbol-missing": ["error", "The row names no symbol, so it is left out."],
  "side-unknown": [
    "error",
    "The row does not say the side, and no open position tells it, so it is left out.",
  ],
  "zone-unknown": ["question", "Say in which time zone the file was exported. It is read as UTC until then."],
  "date-order": [
    "question",
    "Say whether the day or the month comes first. The day is taken to be first until then.",
  ],
  "decimal-unknown": [
    "question",
    "Say whether the comma is the decimal mark. Rows with such numbers are left out until then.",
  ],
  "account-unknown": ["question", "Say which account the file belongs to."],
  "multiplier-unknown": [
    "question",
    "Say how many coins one contract has. The rows are listed and not counted until then.",
  ],
  "encoding-guessed": ["info", "Check names and words that are not English."],
  "xlsx-misnamed": ["info", "The file is an Excel workbook under another name and is read as one."],
  "quote-unclosed": [
    "warning",
    "A quotation mark is not closed. The file is read without quotation marks; check the row.",
  ],
  "columns-unknown": ["info", "These columns are not known and are not read."],
  "decimal-mixed": [
    "warning",
    "Points and commas are both used as the decimal mark. Each cell is read by itself; check some.",
  ],
  "header-unverified": [
    "warning",
    "The header words of this file are not known. Check that the columns are read rightly.",
  ],
  "id-damaged": [
    "warning",
    "Excel has cut digits off the ids. They are not used; import the file as it was downloaded.",
  ],
  "time-ambiguous": [
    "warning",
    "The clock was set back and shows this time twice. The earlier one is taken.",
  ],
  "time-nonexistent": [
    "warning",
    "The clock was set forward and never showed this time. Check the time zone of the file.",
  ],
  "row-identity": ["warning", "The amounts of this row do not add up. Check the row against the venue."],
  "operation-unknown": [
    "warning",
    "The word for the operation is not known. It counts in the balance; give it a kind.",
  ],
  "not-final": ["info", "The row is not final and is left out."],
  "symbol-kept": ["info", "What the venue calls this is not a plain symbol; it stays as it is."],
  "multiplier-derived": ["info", "The size of a contract follows from the venue's own figures."],
  "id-conflict": [
    "warning",
    "One id stands with different figures. The first row stays; check time zones and edits.",
  ],
  "balance-gap": ["warning", "The running balance jumps, so rows are missing. Export the whole period."],
  "value-differs": [
    "warning",
    "Quantity times price is not the stated value. The quantity and the price count.",
  ],
  "opened-before-file": [
    "warning",
    "The position was opened before the file begins; its entry is inferred from the venue's P&L.",
  ],
  "close-without-open": ["warning", "A position is closed that no row opened. Import the earlier files."],
  "close-exceeds-position": [
    "warning",
    "More is closed than the rows have opened. Import the earlier files.",
  ],
  "funding-unattributed": ["warning", "No position was open at this time. Import the fills of that period."],
  "earlier-rows": [
    "info",
    "Earlier imports have rows of this account. Whether positions, funding and ledger agree with them is not checked here; PNL.RECONCILE tells it from the tables.",
  ],
  "account-named-late": [
    "warning",
    "Earlier imports of this venue name no account, so their rows stand under another one. Take them back and import all files together.",
  ],
  "ledger-differs": [
    "warning",
    "Fills and ledger do not agree. Import the missing files, or check the periods.",
  ],
  "realised-differs": [
    "warning",
    "The realised P&L of the fills is not what the venue states. Import the earlier files.",
  ],
} as const satisfies Record<string, readonly [Severity, string]>;
