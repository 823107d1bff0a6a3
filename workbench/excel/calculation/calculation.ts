import type { ICommandInfo, ICommandService, IDisposable, IExecutionOptions } from "@univerjs/core";
import type { IActiveDirtyManagerService } from "@univerjs/engine-formula";
import {
  FormulaExecuteStageType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import {
  ClearSelectionFormatCommand,
  SetBorderCommand,
  SetRangeValuesMutation,
  SetStyleCommand,
} from "@univerjs/sheets";

/** Readers wait as long as the engine goes on. Of one that has failed, or a call that no one answers, nothing more is heard. */
const LONGEST_SILENCE_MS = 30_000;

/**
 * Knows whether the sheet is calculated. The formula engine starts 100 ms after the last change, so a change counts as
 * work from the moment it is made. Calls to the add-in's functions count until their results are in the cells.
 */
export class Calculation implements IDisposable {
  private awaitsStart = false;
  /** The engine may start a run before the last one has ended; it queues them. */
  private runs = 0;
  private runsEnding = 0;
  private openCalls = 0;
  private checking = false;
  private toldIdle = true;
  private waiting: (() => void)[] = [];
  private waitingForRun: (() => void)[] = [];
  private silence?: ReturnType<typeof setTimeout>;
  private readonly watchers = new Set<(calculating: boolean) => void>();
  private readonly subscription: IDisposable;

  constructor(
    commands: ICommandService,
    private readonly dirty: IActiveDirtyManagerService,
  ) {
    this.subscription = commands.onCommandExecuted((command, options) => {
      if (command.id === SetFormulaCalculationStartMutation.id) {
        this.awaitsStart = false;
        this.runs++;
      } else if (command.id === SetFormulaCalculationNotificationMutation.id) this.follow(command);
      else if (this.causesCalculation(command, options)) this.awaitsStart = true;
      else return;
      this.check();
    });
  }

  get idle(): boolean {
    return !this.awaitsStart && this.runs === 0 && this.openCalls === 0;
  }

  get isRunning(): boolean {
    return this.runs > 0;
  }

  /** Takes the number of calls to the add-in's functions whose results are not in the cells yet. */
  callsOpen(count: number): void {
    this.openCalls = count;
    this.check();
  }

  async whenIdle(): Promise<void> {
    if (this.idle) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.hear();
    });
  }

  /** Resolves once the engine runs no more, though calls may be open. */
  async whenRunEnds(): Promise<void> {
    if (this.isRunning) await new Promise<void>((resolve) => this.waitingForRun.push(resolve));
  }

  watch(watcher: (calculating: boolean) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  dispose(): void {
    this.subscription.dispose();
    this.release();
  }

  /**
   * Counts the runs that have ended. A run that is stopped reports its result twice, but each run reports once that it is complete,
   * and its result right after that.
   */
  private follow({ params }: Readonly<ICommandInfo>): void {
    const { stageInfo, functionsExecutedState } = (params ?? {}) as Notification;
    if (stageInfo?.stage === FormulaExecuteStageType.CALCULATION_COMPLETED) this.runsEnding++;
    else if (functionsExecutedState !== undefined && this.runsEnding > 0) {
      this.runsEnding--;
      this.runs--;
      if (!this.isRunning) for (const resolve of this.waitingForRun.splice(0)) resolve();
    }
  }

  private causesCalculation(command: Readonly<ICommandInfo>, options?: IExecutionOptions): boolean {
    if (!this.dirty.get(command.id)) return false;
    if (command.id !== SetRangeValuesMutation.id) return true;
    const { trigger } = (command.params ?? {}) as { trigger?: string };
    return !options?.onlyLocal && !(trigger !== undefined && styling.has(trigger));
  }

  /** The engine still writes results into cells in the same turn in which it reports its end, so this looks one turn later. */
  private check(): void {
    if (this.checking) return;
    this.hear();
    this.checking = true;
    setTimeout(() => {
      this.checking = false;
      const { idle } = this;
      if (idle) this.release();
      if (idle === this.toldIdle) return;
      this.toldIdle = idle;
      for (const watcher of this.watchers) watcher(!idle);
    }, 0);
  }

  private hear(): void {
    clearTimeout(this.silence);
    if (this.waiting.length > 0) this.silence = setTimeout(() => this.release(), LONGEST_SILENCE_MS);
  }

  private release(): void {
    clearTimeout(this.silence);
    const released = this.waiting;
    this.waiting = [];
    for (const resolve of released) resolve();
  }
}

/** What the engine says of a run: the stage that it has come to, or its result. */
interface Notification {
  stageInfo?: { stage: FormulaExecuteStageType };
  functionsExecutedState?: number;
}

const styling = new Set<string>([SetStyleCommand.id, SetBorderCommand.id, ClearSelectionFormatCommand.id]);
