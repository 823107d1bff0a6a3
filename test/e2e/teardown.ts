import type { ChildProcess } from "node:child_process";

export default function teardown(): void {
  (globalThis as { ballastServer?: ChildProcess }).ballastServer?.kill();
}
