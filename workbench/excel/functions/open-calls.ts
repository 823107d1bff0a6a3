import type { CellPlace } from "../addresses";
import type { Calculation } from "../calculation/calculation";

/** Results that are there wait no longer than this for those of other calls. */
const LONGEST_WAIT_MS = 500;

/**
 * Counts the calls without a result, and calculates the cells whose results have arrived: together, and not while the engine runs.
 * Each calculation reads all formulas of the workbook, and one that is asked for during another makes the engine start over.
 */
export class OpenCalls {
  private open = 0;
  private arrived: CellPlace[] = [];
  private noneOpen: () => void = () => undefined;

  constructor(
    private readonly calculation: Pick<Calculation, "callsOpen" | "isRunning" | "whenRunEnds">,
    private readonly calculate: (places: CellPlace[]) => void,
  ) {}

  begun(): void {
    this.count(1);
  }

  /** Nobody waits for the result any more. */
  dropped(): void {
    this.count(-1);
  }

  answered(place: CellPlace): void {
    this.arrived.push(place);
    if (this.arrived.length === 1) void this.takeOver();
    this.count(-1);
  }

  private async takeOver(): Promise<void> {
    await pause(0); // the other results of the same message
    do {
      await this.calculation.whenRunEnds();
      await this.others();
    } while (this.calculation.isRunning);
    const places = this.arrived;
    this.arrived = [];
    this.calculate(places);
    this.report();
  }

  private async others(): Promise<void> {
    if (this.open === 0) return;
    await Promise.race([new Promise<void>((resolve) => (this.noneOpen = resolve)), pause(LONGEST_WAIT_MS)]);
  }

  private count(change: number): void {
    this.open += change;
    this.report();
    if (this.open === 0) this.noneOpen();
  }

  private report(): void {
    this.calculation.callsOpen(this.open + this.arrived.length);
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
