import type { CellPlace } from "../addresses";
import type { Outcome } from "./results";

/** A cell that shows what a stream has sent last. */
export interface Reader {
  place: CellPlace;
  outcome?: Outcome;
}

interface Stream {
  readers: Set<Reader>;
  last?: Outcome;
  cancel: () => void;
}

/** Calls of streaming functions. Cells with the same function and the same arguments share one, as in Excel. */
export class Streams {
  private readonly open = new Map<string, Stream>();

  /** Takes what a reader gets, its first outcome and all later ones. */
  constructor(private readonly deliver: (reader: Reader, outcome: Outcome) => void) {}

  /**
   * Lets a cell read a stream.
   *
   * @param key The function and its arguments.
   * @param reader The cell. What the stream has sent last is in it at once.
   * @param call Calls the function; what it returns cancels that.
   * @returns Ends the reading; with the last reader the function is cancelled.
   */
  read(key: string, reader: Reader, call: (onOutcome: (outcome: Outcome) => void) => () => void): () => void {
    const stream = this.open.get(key) ?? this.start(key, call);
    stream.readers.add(reader);
    reader.outcome = stream.last;
    return () => {
      stream.readers.delete(reader);
      if (stream.readers.size > 0) return;
      this.open.delete(key);
      stream.cancel();
    };
  }

  private start(key: string, call: (onOutcome: (outcome: Outcome) => void) => () => void): Stream {
    const stream: Stream = { readers: new Set(), cancel: () => undefined };
    this.open.set(key, stream);
    stream.cancel = call((outcome) => {
      stream.last = outcome;
      for (const reader of stream.readers) this.deliver(reader, outcome);
    });
    return stream;
  }
}

/** Excel takes over what streams send about twice a second; see https://github.com/OfficeDev/office-js/issues/1828. */
const PAUSE_MS = 500;

/**
 * Collects the cells whose streams have sent something and calculates them together. Between two calculations there is a pause, in which
 * whoever waits for the workbook finds it calculated, however fast the streams are.
 */
export class Updates {
  private changed = new Map<string, CellPlace>();
  private waiting = false;

  constructor(private readonly calculate: (places: CellPlace[]) => Promise<void>) {}

  add(place: CellPlace): void {
    this.changed.set(`${place.sheetId} ${place.row} ${place.column}`, place);
    if (!this.waiting) void this.run();
  }

  private async run(): Promise<void> {
    this.waiting = true;
    while (this.changed.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const places = [...this.changed.values()];
      this.changed.clear();
      await this.calculate(places);
    }
    this.waiting = false;
  }
}
