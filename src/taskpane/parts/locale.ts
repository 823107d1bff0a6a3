/** The locale in which the pane shows and reads numbers: the browser's. Node, where only tests run, counts as US English. */
export const paneLocale: string =
  typeof document === "undefined" ? "en-US" : new Intl.NumberFormat().resolvedOptions().locale;

/** A format in the pane's locale, with the digits 0 to 9 that its fields take. */
export function numberFormat(
  options: Intl.NumberFormatOptions = {},
  locale: string = paneLocale,
): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { numberingSystem: "latn", ...options });
}

/** How a locale writes numbers. */
export interface NumberMarks {
  /** Between thousands. */
  readonly group: string;
  readonly decimal: string;
  /** Digits between two group marks: 3, in India 2. */
  readonly groupSize: number;
}

/** The marks of a locale: "," and "." in English, "." and "," in German, a narrow blank and "," in French. */
export function numberMarks(locale: string = paneLocale): NumberMarks {
  const parts = numberFormat({}, locale).formatToParts(12_345_678.9);
  const valuesOf = (type: Intl.NumberFormatPartTypes): string[] =>
    parts.filter((part) => part.type === type).map(({ value }) => value);
  return {
    group: valuesOf("group")[0] ?? "",
    decimal: valuesOf("decimal")[0]!,
    groupSize: valuesOf("integer").at(-2)?.length ?? 3,
  };
}
