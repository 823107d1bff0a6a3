import { Worker } from "node:worker_threads";

/**
 * A loop that never ends blocks the timers of its process, and with them Jest's own limits. So another thread ends the process of a
 * file that runs for too long, and Jest goes on with the other files.
 */
const LONGEST_FILE_MINUTES = 15;

const watchdog = new Worker(
  `const { file, minutes } = require("node:worker_threads").workerData;
  setTimeout(() => {
    require("node:fs").writeSync(2, file + " has run for " + minutes + " minutes and is ended.\\n");
    process.kill(process.pid, "SIGKILL");
  }, minutes * 60_000);`,
  { eval: true, workerData: { file: expect.getState().testPath, minutes: LONGEST_FILE_MINUTES } },
);
watchdog.unref();
afterAll(() => watchdog.terminate());
