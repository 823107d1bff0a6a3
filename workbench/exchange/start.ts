import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Exchange, ExchangeOptions } from "./exchange";
import { createExchange } from "./exchange";

/** An exchange with a server of its own, at `http://` and `ws://` plus its address. */
export interface StartedExchange extends Exchange {
  /** Such as 127.0.0.1:3000. */
  address: string;
  stop: () => Promise<void>;
}

/** Starts it on a port, by default any that is free. */
export async function startExchange({
  port = 0,
  ...options
}: ExchangeOptions & { port?: number } = {}): Promise<StartedExchange> {
  const exchange = createExchange(options);
  const server = createServer((request, response) => exchange.handle(request, response));
  server.on("upgrade", exchange.upgrade);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    ...exchange,
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      exchange.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
