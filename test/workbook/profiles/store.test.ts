import * as v from "valibot";
import {
  allProfiles,
  customProfiles,
  findAnyProfile,
  loadCustomProfiles,
  newProfile,
  parseProfiles,
  profileReference,
  saveCustomProfiles,
} from "../../../src/workbook/profiles/store";
import { profileDraftSchema, type ProfileDraft } from "../../../src/workbook/profiles/schema";
import { closeTestBook, openTestBook } from "../../excel/book";

jest.setTimeout(60_000);
afterEach(closeTestBook);

const draft: ProfileDraft = {
  name: "My mix",
  components: [
    { component: "spot", weight: 0.7 },
    { component: "cash", weight: 0.2 },
    { component: "futures", weight: 0.1 },
  ],
  stance: "short",
  minLeverage: 1,
  maxLeverage: 2,
  notes: "",
};

/** Where a draft with this change is refused, and what is said to be expected. */
function refusal(change: object): [string | null, string] {
  const read = v.safeParse(profileDraftSchema, { ...draft, ...change });
  const [issue] = read.issues!;
  return [v.getDotPath(issue), issue.message];
}

test("profiles are kept in the workbook, and stand after the add-in's own", async () => {
  const { host } = await openTestBook();
  expect(await loadCustomProfiles()).toEqual([]);
  const mine = newProfile(draft, []);
  const divided = newProfile(
    {
      ...draft,
      name: "my-mix",
      stance: "long",
      components: [
        { component: "spot", weight: 0.5 },
        { component: "hedge reserve", weight: 0.2 },
        { component: "active", weight: 0.3 },
      ],
    },
    [mine],
  );
  await saveCustomProfiles([mine, divided]);
  expect(await loadCustomProfiles()).toEqual([mine, divided]);
  expect(
    allProfiles()
      .map(({ name }) => name)
      .slice(5),
  ).toEqual(["Active Yield Seeker (3)", "My mix", "my-mix"]);

  const profile = findAnyProfile("MY MIX")!;
  expect([profile.spot, profile.cash, profile.futures].map(Number)).toEqual([0.7, 0.2, 0.1]);
  expect(profile.position).toEqual({ side: "short", margin: "futures" });
  expect(findAnyProfile(divided.id)).toMatchObject({ position: { side: "long", margin: "active" } });
  expect(Number(findAnyProfile(divided.id)!.futures)).toBe(0.5);
  expect(
    [profile, findAnyProfile(divided.id)!, findAnyProfile("conservative-core")!].map(profileReference),
  ).toEqual(["Ballast_Profile_My_mix", "Ballast_Profile_my_mix_2", '"conservative-core"']);
  await saveCustomProfiles([]);
  expect(host.missing).toEqual([]);
});

test("a workbook takes a hundred, and keeps what it had where there would be more", async () => {
  await openTestBook();
  const hundred = Array.from({ length: 100 }, (_, index) =>
    newProfile({ ...draft, name: `Mix ${index + 1}` }, []),
  );
  await saveCustomProfiles(hundred);
  await expect(saveCustomProfiles([...hundred, newProfile(draft, hundred)])).rejects.toThrow(
    "A workbook holds at most 100 profiles of your own; this would make 101.",
  );
  expect(customProfiles()).toEqual(hundred);
  expect(await loadCustomProfiles()).toEqual(hundred);
  expect(parseProfiles(JSON.stringify([...hundred, hundred[0]]))).toHaveLength(100);
});

test.each([
  ["nothing", ""],
  ["another's text", "null"],
  ["no list", "{}"],
  ["entries of other kinds", '[1, {"id":"a"}, {"id":"a","rangeName":"A1"}]'],
  ["weights that do not sum to 1", JSON.stringify([{ ...newProfile(draft, []), components: [] }])],
])("%s holds no profile", (_, text) => expect(parseProfiles(text)).toEqual([]));

test.each<[string, object, string | null, RegExp]>([
  [
    "a sum of 95 %",
    { components: [...draft.components.slice(0, 2), { component: "futures", weight: 0.05 }] },
    "components",
    /sum to 1; these sum to 0.95$/,
  ],
  [
    "a component twice",
    { components: [draft.components[0], draft.components[0]] },
    "components",
    /only once/,
  ],
  [
    "futures beside a part of it",
    { components: [draft.components[2], { component: "active", weight: 0.9 }] },
    "components",
    /parts of it/,
  ],
  [
    "an unknown component",
    { components: [{ component: "gold", weight: 1 }] },
    "components.0.component",
    /^one of spot, cash/,
  ],
  [
    "a weight above 1",
    { components: [{ component: "spot", weight: 70 }] },
    "components.0.weight",
    /from 0 to 1/,
  ],
  ["a name of the add-in's", { name: " conservative core (1)" }, "name", /another name/],
  ["no name", { name: " " }, "name", /^a name$/],
  ["a formula for a name", { name: ' =HYPERLINK("https://example.com")' }, "name", /not begin with = \+ - @/],
  ["what Excel reads as a formula", { name: "@SUM(A1)" }, "name", /not begin with = \+ - @/],
  ["a name of two lines", { name: "My\nmix" }, "name", /without line breaks/],
  ["leverage the wrong way round", { minLeverage: 3 }, "maxLeverage", /at least the minimum, 3/],
  ["an unknown stance", { stance: "sideways" }, "stance", /long, short, delta-neutral/],
  ["an unknown key", { weights: [] }, "weights", /no more than name, components/],
  ["a missing key", { stance: undefined }, "stance", /long, short/],
])("%s is refused in its place", (_, change, path, message) => {
  const [at, said] = refusal(change);
  expect(at).toBe(path);
  expect(said).toMatch(message);
});

test("weights may miss the last digit of three thirds, and components come in any case", () => {
  const third = 1 / 3;
  const components = ["Spot", " cash", "FUTURES"].map((component) => ({ component, weight: third }));
  const read = v.parse(profileDraftSchema, { ...draft, components });
  expect(read.components.map(({ component }) => component)).toEqual(["spot", "cash", "futures"]);
});
