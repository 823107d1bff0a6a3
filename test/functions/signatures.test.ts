import { breaks, currentSignatures, keptSignatures } from "../../scripts/site/signatures";

test("no id goes and no argument moves; what is new is kept too (npm run signatures)", () => {
  expect(Object.keys(keptSignatures()).length).toBeGreaterThanOrEqual(69);
  expect(breaks(keptSignatures(), currentSignatures())).toEqual([]);
  expect(keptSignatures()).toEqual(currentSignatures());
});

describe("what breaks workbooks", () => {
  const kept = { LIQ_PRICE: ["side", "entryPrice", "[feeRate]"] };
  test.each([
    ["a function that is gone", {}, ["LIQ_PRICE is gone."]],
    [
      "arguments that changed places",
      { LIQ_PRICE: ["entryPrice", "side", "[feeRate]"] },
      ["LIQ_PRICE: side is not where it was.", "LIQ_PRICE: entryPrice is not where it was."],
    ],
    [
      "an argument that is no longer optional",
      { LIQ_PRICE: ["side", "entryPrice", "feeRate"] },
      ["LIQ_PRICE: [feeRate] is not where it was."],
    ],
    [
      "a new argument that must be given",
      { LIQ_PRICE: ["side", "entryPrice", "[feeRate]", "rule"] },
      ["LIQ_PRICE: rule is new and must be optional."],
    ],
    [
      "a new one that may be left out: nothing",
      { LIQ_PRICE: ["side", "entryPrice", "[feeRate]", "[rule]"] },
      [],
    ],
  ])("%s", (_, current, expected) => {
    expect(breaks(kept, current)).toEqual(expected);
  });
});
