/** Whether a cell is being edited. Excel then refuses the batches of an add-in, or holds them back until the edit ends. */
export class CellEdit {
  private end: (() => void) | undefined;
  private over: Promise<void> = Promise.resolve();

  get isOn(): boolean {
    return this.end !== undefined;
  }

  set(isOn: boolean): void {
    if (isOn === this.isOn) return;
    this.end?.();
    this.end = undefined;
    if (isOn) this.over = new Promise((resolve) => (this.end = resolve));
  }

  async whenOver(): Promise<void> {
    while (this.isOn) await this.over;
  }
}
