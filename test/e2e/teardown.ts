import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

export default async function teardown(): Promise<void> {
  const server = (globalThis as { ballastServer?: ChildProcess }).ballastServer;
  if (server?.exitCode !== null) return;
  server.kill("SIGKILL"); // it holds nothing that would be lost, and a gentle end waits for open connections
  await once(server, "exit");
}
