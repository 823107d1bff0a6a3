import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Clock } from "./clock";
import { systemClock } from "./clock";
import type { Controls } from "./control";
import { controlled, isLocal } from "./control";
import type { Desk } from "./desk";
import type { Line, Wire } from "./line";
import { Connected } from "./line";
import { VenueMarket } from "./market/market";
import { PricePath } from "./market/path";
import { answerRequest } from "./requests";
import { venues } from "./venues/index";
import type { VenueName } from "./venues/protocol";
import { noFaults } from "./venues/protocol";

export interface ExchangeOptions {
  /** The same seed gives the same prices at the same time. */
  seed?: number;
  clock?: Clock;
  /** How often what is due is sent. */
  tickMs?: number;
}

/** All venues in one: at `/<host of an exchange>/<path>` it speaks as that exchange does. */
export interface Exchange extends Controls {
  /** Answers a request. Its path is without the prefix that the exchange is mounted at. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Takes a WebSocket at such a path. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** The same without a network; undefined where no exchange streams at that path. */
  connect: (path: string, wire: Wire) => Line | undefined;
  close: () => void;
}

export function createExchange({
  seed = 1,
  clock = systemClock,
  tickMs = 500,
}: ExchangeOptions = {}): Exchange {
  const path = new PricePath(seed);
  const desks = new Map<VenueName, Desk>();
  const byHost = new Map<string, Desk>();
  for (const venue of venues) {
    const faults = { ...noFaults };
    const market = new VenueMarket(path, venue.name, () => clock.now() + faults.skew, venue.fundingHours);
    const desk: Desk = { venue, market, faults, lines: new Set() };
    desks.set(venue.name, desk);
    for (const host of venue.hosts) byHost.set(host, desk);
  }
  const sockets = new WebSocketServer({ noServer: true });
  const stop = clock.every(tickMs, () => {
    for (const { lines } of desks.values()) for (const { streams } of lines) streams.tick();
  });

  const exchange: Exchange = {
    handle: (request, response) => {
      const [host, address] = partsOf(request.url);
      const desk = byHost.get(host);
      if (host === "control" && address === "/") void controlled(exchange, request, response);
      else if (desk) void answerRequest(desk, host, address, request, response);
      else response.writeHead(404).end(`There is no exchange ${host} here.\n`);
    },
    upgrade: (request, socket, head) => {
      const early: (string | Uint8Array)[] = [];
      const wire: Wire = { send: (frame) => early.push(frame), cut: () => socket.destroy() };
      const line = isLocal(request) ? exchange.connect(request.url ?? "", wire) : undefined;
      if (!line) return void socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      socket.on("close", () => line.close());
      sockets.handleUpgrade(request, socket, head, (client) => {
        wire.send = (frame) => client.send(frame);
        wire.cut = () => client.terminate();
        client.on("message", (data: Buffer) => line.receive(data.toString()));
        client.on("error", () => client.terminate());
        for (const frame of early) client.send(frame);
      });
    },
    connect: (url, wire) => {
      const [host, address] = partsOf(url);
      const desk = byHost.get(host);
      return desk && Connected.open(desk, host, address, wire);
    },
    fault: (venue, faults) => {
      Object.assign(desks.get(venue)!.faults, faults);
    },
    cut: (venue) => {
      const cut = [...desks].flatMap(([name, { lines }]) => (venue && venue !== name ? [] : [...lines]));
      for (const line of cut) line.cut();
      return cut.length;
    },
    heal: () => {
      for (const { faults } of desks.values()) Object.assign(faults, noFaults);
    },
    connections: () =>
      Object.fromEntries(
        [...desks].map(([name, { lines }]) => [
          name,
          {
            connections: lines.size,
            streams: [...lines].reduce((sum, { streams }) => sum + streams.size, 0),
          },
        ]),
      ),
    close: () => {
      stop();
      exchange.cut();
      sockets.close();
    },
  };
  return exchange;
}

/** `/fapi.binance.com/fapi/v1/time?x=1` is the host, which may have a port, and the rest. */
function partsOf(url = ""): [host: string, address: string] {
  const [, host = "", rest = ""] = /^\/([^/?:]*)(?::\d+)?(.*)$/.exec(url) ?? [];
  return [host, rest.startsWith("/") ? rest : `/${rest}`];
}
