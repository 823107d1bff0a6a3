/** A number as a cell shows it in one of the product's number formats, with a locale's marks and the digits 0 to 9. */
export function cellText(value: number, format: string, locale = "en-US"): string {
  if (format === "General") return numberText(value, { maximumSignificantDigits: 10 }, locale);
  if (format.startsWith("yyyy")) return dateText(value, format);
  const { section, isPlain } = sectionFor(value, format.split(";"));
  return sectionText(isPlain ? value : Math.abs(value), section, locale);
}

/** The section of the format that counts for a value. A section for numbers below 0 brings its own sign. */
function sectionFor(value: number, sections: readonly string[]): { section: string; isPlain: boolean } {
  const conditional = sections.map((section) => /^\[>=(\d+)\](.*)$/.exec(section));
  if (conditional[0]) {
    const met = conditional.find((one) => !one || value >= Number(one[1]));
    return { section: met?.[2] ?? sections.at(-1)!, isPlain: true };
  }
  const [positive, negative, zero = positive] = sections;
  if (value < 0 && negative !== undefined) return { section: negative, isPlain: false };
  return { section: value === 0 ? zero! : positive!, isPlain: true };
}

/** A section such as `+#,##0.00##" h"`. */
function sectionText(value: number, section: string, locale: string): string {
  const [, before, digits, after] = /^([^#0]*)([#0,.]+)(.*)$/.exec(section)!;
  const [whole, decimals = ""] = digits!.split(".");
  const isPercent = after!.includes("%");
  const digitsShown = {
    style: isPercent ? "percent" : "decimal",
    useGrouping: whole!.includes(","),
    minimumFractionDigits: decimals.replaceAll("#", "").length,
    maximumFractionDigits: decimals.length,
  } as const;
  const text = numberText(value, digitsShown, locale);
  // What is rounded to 0 has no sign.
  const signless = /[1-9]/.test(text) ? text : text.replace("-", "");
  return `${before}${signless}${after!.replace("%", "").replaceAll('"', "")}`;
}

function numberText(value: number, options: Intl.NumberFormatOptions, locale: string): string {
  return new Intl.NumberFormat(locale, { numberingSystem: "latn", ...options }).format(value);
}

/** A date of Excel's, counted in days from the end of 1899. */
function dateText(serial: number, format: string): string {
  const iso = new Date(Math.round((serial - 25569) * 86_400_000)).toISOString();
  return format.includes("hh") ? iso.slice(0, 16).replace("T", " ") : iso.slice(0, 10);
}
