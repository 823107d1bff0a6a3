import { openWorkbench } from "../workbench";

/** What `npm start` serves beside the add-in, as the add-in's own page reaches it under the policy that it ships with. */
test("the pane finds the simulated exchange, hears its streams and reads what the venues let a page read", async () => {
  const workbench = await openWorkbench();
  const { pane } = workbench;
  const prefix = await pane.locator("meta[name=ballast-simulated-exchange]").getAttribute("content");
  expect(prefix).toBe("/exchange");

  const heard = await pane.evaluate(
    (path) =>
      new Promise<string>((resolve, reject) => {
        const socket = new WebSocket(`wss://${location.host}${path}`);
        socket.onopen = () =>
          socket.send(JSON.stringify({ method: "SUBSCRIBE", params: ["btcusdt@markPrice@1s"], id: 1 }));
        socket.onmessage = ({ data }: MessageEvent<string>) => {
          if (data.includes("markPriceUpdate")) resolve(data);
        };
        socket.onerror = () => reject(new Error("The socket has failed."));
      }),
    `${prefix}/fstream.binance.com/market/ws`,
  );
  expect(JSON.parse(heard)).toMatchObject({ e: "markPriceUpdate", s: "BTCUSDT" });

  const read = (path: string) =>
    pane.evaluate(
      (address) =>
        fetch(address).then(
          ({ status }) => String(status),
          (error: unknown) => (error as Error).name,
        ),
      `${prefix}${path}`,
    );
  expect(await read("/api.bybit.com/v5/market/time")).toBe("200");
  expect(await read("/open-api.bingx.com/openApi/swap/v2/quote/contracts")).toBe("TypeError");
  expect(workbench.refused).toEqual([]);
  await workbench.close();
});
