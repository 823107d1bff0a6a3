import { existsSync, openSync, readSync } from "node:fs";

const usage = `/proc/self/task/${process.pid}/schedstat`;

/** Processor time of the main thread on Linux, which tells it every 4 ms; elsewhere the clock. In milliseconds. */
const milliseconds = existsSync(usage) ? readingOf(openSync(usage)) : () => performance.now();

function readingOf(file) {
  const text = Buffer.alloc(32);
  return () => {
    readSync(file, text, 0, text.length, 0);
    return parseInt(text.latin1Slice(), 10) / 1e6;
  };
}

/** The same for whoever asks often: it is read anew after 2 ms by the clock, as reading it is work. */
function now() {
  const clock = performance.now();
  if (clock - known.clock >= 2) known = { clock, milliseconds: milliseconds() };
  return known.milliseconds;
}

let known = { clock: -Infinity, milliseconds: 0 };

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
  Date.now = () => Math.floor(now());
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
