import { existsSync, readFileSync } from "node:fs";

const usage = `/proc/self/task/${process.pid}/schedstat`;

/** Processor time of the main thread on Linux, elsewhere the clock, in milliseconds. */
export const milliseconds = existsSync(usage)
  ? () => Number(readFileSync(usage, "utf8").split(" ")[0]) / 1e6
  : () => performance.now();

/**
 * Measures the stretches between the pauses of a call. The functions pause by posting a message to themselves. Slices end by the
 * clock, so on a busy machine they would end early: it is replaced by the processor's time. To be called before the functions load.
 */
export function watchPauses() {
  let start = 0;
  let stretches = [];
  let told;
  const begin = () => (start = milliseconds());
  const end = () => {
    stretches.push(milliseconds() - start);
    told?.(stretches.length);
  };
  Date.now = () => Math.floor(milliseconds());
  const Channel = globalThis.MessageChannel;
  globalThis.MessageChannel = function () {
    const { port1, port2 } = new Channel();
    return {
      port1: {
        close: () => port1.close(),
        set onmessage(listener) {
          port1.on("message", () => {
            begin();
            listener();
          });
        },
      },
      port2: {
        postMessage(message) {
          end();
          port2.postMessage(message);
        },
      },
    };
  };
  return {
    begin() {
      stretches = [];
      begin();
    },
    end,
    /** The longest stretch since `begin`. */
    longest: () => Math.max(...stretches),
    onPause(listener) {
      told = listener;
    },
  };
}
