import fc from "fast-check";
import * as v from "valibot";
import {
  emptyForm,
  readForm,
  sumOf,
  weightNames,
  writeForm,
  type ProfileForm,
  type WeightName,
} from "../../../src/taskpane/settings/profile-form";
import { profileDraftSchema } from "../../../src/workbook/profiles/schema";

const withWeights = (
  weights: Partial<Record<WeightName, string>>,
  others: Partial<ProfileForm> = {},
): ProfileForm => ({
  ...emptyForm,
  name: "My mix",
  ...others,
  weights: { ...emptyForm.weights, ...weights },
});
const good = withWeights({ spot: "70", cash: "10", futures: "20" });

test("a filled form is the profile that it says, percentages as fractions", () => {
  expect(readForm({ ...good, minLeverage: "2", maxLeverage: "5", stance: "short" }, [])).toEqual({
    faults: {},
    draft: {
      name: "My mix",
      components: [
        { component: "spot", weight: 0.7 },
        { component: "cash", weight: 0.1 },
        { component: "futures", weight: 0.2 },
      ],
      stance: "short",
      minLeverage: 2,
      maxLeverage: 5,
      notes: "",
    },
  });
});

test("a divided form asks for hedge reserve and active in place of futures, and forgets what futures said", () => {
  const divided = withWeights(
    { spot: "60", cash: "0", futures: "20", "hedge reserve": "20", active: "20" },
    { isDivided: true },
  );
  expect(weightNames(divided)).toEqual(["spot", "cash", "hedge reserve", "active"]);
  expect(readForm(divided, []).draft?.components.map(({ component }) => component)).not.toContain("futures");
  expect(sumOf(divided)).toBe("The weights sum to 100%.");
});

test.each<[string, Partial<ProfileForm>, Record<string, string>]>([
  ["no name", { name: "  " }, { name: expect.stringMatching(/^Enter .+\.$/) as string }],
  [
    "the name of another",
    { name: " Core AND more" },
    { name: "Enter another name: a profile already has it." },
  ],
  ["no number", { weights: { ...good.weights, cash: "ten" } }, { cash: "Enter a percentage from 0 to 100." }],
  [
    "more than all",
    { weights: { ...good.weights, cash: "101" } },
    { cash: "Enter a percentage from 0 to 100." },
  ],
  [
    "less than none",
    { weights: { ...good.weights, cash: "-1" } },
    { cash: "Enter a percentage from 0 to 100." },
  ],
  [
    "too little in all",
    { weights: { ...good.weights, cash: "9.5" } },
    { weights: "The weights sum to 99.5%: 0.5% is missing." },
  ],
  ["no leverage", { minLeverage: "" }, { minLeverage: expect.stringMatching(/^Enter .+\.$/) as string }],
])("%s: the field says what to enter, and there is no profile", (_, change, faults) => {
  const read = readForm({ ...good, ...change }, ["Core and more"]);
  expect(read.faults).toMatchObject(faults);
  expect(read.draft).toBeUndefined();
});

test.each([
  [{}, "The weights sum to 0%: 100% is missing."],
  [{ spot: "70", cash: "50" }, "The weights sum to 120%: 20% too much."],
  // In doubles 0.1 + 0.2 + 0.7 is not 1.
  [{ spot: "10", cash: "20", futures: "70" }, "The weights sum to 100%."],
  [{ spot: "33.3", cash: "33.3", futures: "33.3" }, "The weights sum to 99.9%: 0.1% is missing."],
] as const)("%j: %s", (weights, said) => expect(sumOf(withWeights(weights))).toBe(said));

test("what a form shows is read again as the same profile", () => {
  const share = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(share, share, fc.boolean(), fc.integer({ min: 1, max: 50 }), (a, b, isDivided, leverage) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      // In hundredths of a percent, so that they sum to one as they are typed.
      const parts = [low, high - low, 10_000 - high].map((part) => part / 10_000);
      const names = isDivided ? ["spot", "cash", "hedge reserve", "active"] : ["spot", "cash", "futures"];
      const draft = v.parse(profileDraftSchema, {
        name: "Mine",
        components: names.map((component, index) => ({ component, weight: parts[index] ?? 0 })),
        stance: "short",
        minLeverage: leverage,
        maxLeverage: leverage + 1,
        notes: "Why",
      });
      expect(readForm(writeForm(draft), [])).toEqual({ faults: {}, draft });
    }),
  );
});
