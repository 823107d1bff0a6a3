import fs from "node:fs";
import readline from "node:readline";

/**
 * What earlier runs have printed, line by line: their rows, with what later ones of them have changed, and what their files cover.
 *
 * @param {readonly string[]} files outputs of this script in the order of the runs
 * @param {(table: string, cell: (title: string) => unknown) => object | undefined} earlierRow
 */
export async function readEarlier(files, earlierRow) {
  const keys = new Set();
  const accounts = new Map();
  const rows = new Map();
  let covers = [];
  for (const file of files) {
    const own = [];
    for await (const { list, entry } of entriesOf(file)) {
      if (list === "Covers") own.push(entry);
      else if (list === "Recounted")
        Object.assign(rows.get(`${entry.table} ${entry.key}`) ?? {}, { counted: entry.counted });
      else if (entry.Key !== undefined) {
        keys.add(entry.Key);
        nameAccount(accounts, entry);
        const row = earlierRow(list, (title) => entry[title] ?? "");
        if (row) rows.set(`${row.table} ${row.key}`, row);
      }
    }
    // A run that came after others has printed theirs too.
    covers = [...new Map([...covers, ...own].map((cover) => [JSON.stringify(cover), cover])).values()];
  }
  return { earlierKeys: keys, earlierAccounts: accounts, earlierRows: rows.values(), earlierCovers: covers };
}

/** The entries of an output's lists, each of which has a line of its own. */
async function* entriesOf(file) {
  let list;
  for await (const line of readline.createInterface({
    input: fs.createReadStream(file),
    crlfDelay: Infinity,
  })) {
    const [, name] = /^ "([^"]+)": \[$/.exec(line) ?? [];
    if (name !== undefined) list = name;
    else if (list !== undefined && line.startsWith("  {"))
      yield { list, entry: JSON.parse(line.replace(/,$/, "")) };
  }
}

/** The UIDs that an earlier run has named, by venue: an account is the venue with the UID behind it. */
function nameAccount(accounts, { Venue, Account }) {
  if (Account === Venue) return;
  const uid = Account.slice(Venue.length + 1);
  const known = accounts.get(Venue) ?? [];
  if (!known.includes(uid)) accounts.set(Venue, [...known, uid]);
}
