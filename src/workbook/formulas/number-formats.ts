import { runExcel } from "../../excel/run";

/** True where this Excel takes results with their number formats. */
export function offersNumberFormats(): boolean {
  return globalThis.BallastFunctions?.numberFormats.isOffered() ?? false;
}

export function showsNumberFormats(): boolean {
  return globalThis.BallastFunctions?.numberFormats.isOn() ?? false;
}

/** Kept on this machine. Excel calculates the open workbook again, so that cells with results follow at once. */
export async function chooseNumberFormats(isOn: boolean): Promise<void> {
  globalThis.BallastFunctions?.numberFormats.choose(isOn);
  await runExcel("The workbook was not calculated again.", async (context) => {
    context.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
}
