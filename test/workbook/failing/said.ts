import { overlaps, parseAddress } from "../../../src/excel/addresses";

/** The places that a message does not name. What is on a sheet or in a block that it names is named with that. */
export function notSaid(places: readonly string[], message: string): string[] {
  const sheets = [...message.matchAll(/the sheet ([^,;:)]+)/g)].map(([, name]) => name!);
  const blocks = [...message.matchAll(/(?:'[^']+'|\w+)![A-Z]+\d+(?::[A-Z]+\d+)?/g)].map(([address]) =>
    parseAddress(address),
  );
  return places.filter((place) => {
    if (place === "active") return false;
    const [, kind, rest] = /^(name|table|setting|sheet|rule|validation|chart) (.*)$/.exec(place) ?? [];
    if (kind === "name" || kind === "table") return !new RegExp(`\\b${rest!}\\b`).test(message);
    if (kind === "setting") return !message.includes("settings");
    const sheet = kind === "sheet" ? rest! : (rest ?? place).split("!")[0]!;
    if (sheets.includes(sheet)) return false;
    // The widths of columns and the charts are said with the block that they belong to.
    if (kind === "sheet" || kind === "chart") return !blocks.some((block) => block.sheet === sheet);
    const cells = parseAddress(`'${sheet}'!${(rest ?? place).split("!")[1]!.split(" ")[0]!}`);
    return !blocks.some((block) => overlaps(block, cells));
  });
}
