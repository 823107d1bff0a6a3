/** A value kept as JSON in the workbook's settings, where it travels with the file. */
export interface Stored {
  readonly key: string;
  /** Queues the reading. The result gives the text after the next round trip, and undefined where nothing is kept. */
  readonly load: (context: Excel.RequestContext) => () => string | undefined;
  /** Queues the writing. */
  readonly save: (context: Excel.RequestContext, value: unknown) => void;
}

/** The value that is kept under the key. */
export function storedUnder(key: string): Stored {
  return {
    key,
    load: ({ workbook }) => {
      const setting = workbook.settings.getItemOrNullObject(key).load("value");
      return () => (setting.isNullObject ? undefined : String(setting.value));
    },
    save: ({ workbook }, value) => void workbook.settings.add(key, JSON.stringify(value)),
  };
}

/** The text as a value, undefined where it is no JSON: a file comes from anywhere. */
export function parseStored(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
