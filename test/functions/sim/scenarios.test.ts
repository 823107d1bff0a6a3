import { simScenarios } from "../../../src/functions/sim";
import crashes from "../../vectors/crashes.json";
import { add, multiply, quotient, rational, toShownDouble } from "../../support/rational";
import { call } from "../support";

const [header, ...shipped] = call(simScenarios);
const shocksOf = (name: string) =>
  new Map(shipped.filter(([scenario]) => scenario === name).map(([, asset, shock]) => [asset, shock]));

test("SIM.SCENARIOS has a header and the ten scenarios, by the beginnings of their names", () => {
  expect(header).toEqual(["Scenario", "Asset", "Shock", "Source"]);
  const names = [...new Set(shipped.map(([name]) => name))];
  expect(names).toEqual(crashes.rows.map(({ scenario }) => scenario));
  expect(call(simScenarios, "2022-")).toEqual([header, ...shipped.filter(([name]) => (name as string).startsWith("2022-"))]); // prettier-ignore
  expect(call(simScenarios, "1987")).toMatchObject([[{ error: "#VALUE!" }]]);
});

test.each(crashes.rows)("$scenario falls as the klines say", ({ scenario, percent }) => {
  const found = shocksOf(scenario);
  const known = percent.flatMap((figure, index) =>
    figure === "" ? [] : [{ asset: crashes.coins[index]!, figure }],
  );
  expect([...found.keys()]).toEqual([...known.map(({ asset }) => asset), "*"]);
  for (const { asset, figure } of known) expect(found.get(asset)).toBe(Number(`${figure}e-2`));
});

test.each(crashes.rows)("every other coin falls in $scenario by the mean of all but BTC, to six decimals", ({ scenario, percent }) => {
  const counted = percent.slice(1).filter((figure) => figure !== "");
  const sum = counted.map((figure) => rational(figure)).reduce(add);
  const mean = toShownDouble(quotient(multiply(sum, rational("0.01")), rational(String(counted.length)))!);
  expect(shocksOf(scenario).get("*")).toBe(Number(mean.toFixed(6)));
}); // prettier-ignore

test("every figure names where it is from", () => {
  for (const [, asset, , source] of shipped)
    expect(source).toMatch(asset === "*" ? /^mean of/ : /klines .*: open of \d{4}-\d\d-\d\d to /);
});
