import { OpenCalls } from "../../../../workbench/excel/functions/open-calls";

const cell = (row: number) => ({ sheetId: "sheet1", row, column: 0 });

/** Calls in a workbook whose engine runs as long as the test wants. */
function openCalls() {
  const seen = { calculated: [] as number[][], open: 0 };
  let endRun: (() => void) | undefined;
  const engine = {
    get isRunning() {
      return endRun !== undefined;
    },
    callsOpen: (count: number) => (seen.open = count),
    whenRunEnds: async () => {
      if (endRun) await running;
    },
  };
  let running: Promise<void> | undefined;
  const calls = new OpenCalls(engine, (places) => seen.calculated.push(places.map(({ row }) => row)));
  return {
    calls,
    seen,
    startRun: () => {
      running = new Promise((resolve) => (endRun = resolve));
    },
    endRun: () => {
      endRun?.();
      endRun = undefined;
    },
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("results that arrive in several messages are calculated together", async () => {
  const { calls, seen } = openCalls();
  for (let row = 0; row < 6; row++) calls.begun();
  for (let message = 0; message < 3; message++) {
    calls.answered(cell(2 * message));
    calls.answered(cell(2 * message + 1));
    if (message < 2) await jest.advanceTimersByTimeAsync(200);
  }
  expect(seen).toEqual({ calculated: [], open: 6 });
  await jest.advanceTimersByTimeAsync(1);
  expect(seen).toEqual({ calculated: [[0, 1, 2, 3, 4, 5]], open: 0 });
});

test("a call that takes long holds the results of others for half a second, and one that is dropped no longer", async () => {
  const { calls, seen } = openCalls();
  for (let row = 0; row < 3; row++) calls.begun();
  calls.answered(cell(0));
  await jest.advanceTimersByTimeAsync(499);
  expect(seen.calculated).toEqual([]);
  await jest.advanceTimersByTimeAsync(2);
  expect(seen).toEqual({ calculated: [[0]], open: 2 });
  calls.answered(cell(1));
  await jest.advanceTimersByTimeAsync(100);
  calls.dropped();
  await jest.advanceTimersByTimeAsync(0);
  expect(seen).toEqual({ calculated: [[0], [1]], open: 0 });
});

test("nothing is calculated while the engine runs, which would start over", async () => {
  const { calls, seen, startRun, endRun } = openCalls();
  calls.begun();
  calls.begun();
  startRun();
  calls.answered(cell(0));
  await jest.advanceTimersByTimeAsync(10_000);
  calls.answered(cell(1));
  await jest.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual({ calculated: [], open: 2 });
  endRun();
  await jest.advanceTimersByTimeAsync(0);
  expect(seen).toEqual({ calculated: [[0, 1]], open: 0 });
});

test("a run that starts during the wait is waited for too", async () => {
  const { calls, seen, startRun, endRun } = openCalls();
  calls.begun();
  calls.begun();
  calls.answered(cell(0));
  await jest.advanceTimersByTimeAsync(400);
  startRun();
  await jest.advanceTimersByTimeAsync(200);
  expect(seen.calculated).toEqual([]);
  endRun();
  calls.answered(cell(1));
  await jest.advanceTimersByTimeAsync(0);
  expect(seen).toEqual({ calculated: [[0, 1]], open: 0 });
});
