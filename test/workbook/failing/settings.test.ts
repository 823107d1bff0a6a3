import {
  findAnyProfile,
  newProfile,
  profilesState,
  saveCustomProfiles,
} from "../../../src/workbook/profiles/store";
import type { ProfileDraft } from "../../../src/workbook/profiles/schema";
import { defaultSettings } from "../../../src/workbook/settings/rules";
import { ensureProfileCells, writeSettingsSheet } from "../../../src/workbook/settings/sheet";
import { loadSettings, saveSettings, settingsState } from "../../../src/workbook/settings/store";
import { fill } from "../../excel/book";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

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
const mine = newProfile(draft, []);
const other = newProfile({ ...draft, name: "10/90" }, [mine]);
const memory = {
  read: () => [settingsState.get(), profilesState.get()],
  keep: () => {
    const [settings, profiles] = [settingsState.get(), profilesState.get()];
    return () => {
      settingsState.set(settings);
      profilesState.set(profiles);
    };
  },
};

/** A workbook with these profiles and, if so wished, a Settings sheet. */
async function start(profiles: readonly (typeof mine)[], hasSheet: boolean): Promise<void> {
  await saveCustomProfiles(profiles);
  await saveSettings(defaultSettings);
  if (hasSheet) await writeSettingsSheet();
  await loadSettings();
}

test("the Settings sheet", async () => {
  const counts = await tryAll({
    name: "Settings sheet",
    prepare: () => start([mine], false),
    run: writeSettingsSheet,
    memory,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("the Settings sheet where names of a deleted one are left", async () => {
  const counts = await tryAll({
    name: "Settings sheet over dead names",
    prepare: async () => {
      await start([], false);
      await Excel.run(async (context) => {
        context.workbook.names.add("Ballast_Venue", "=#REF!");
        context.workbook.names.add("Ballast_Orders", "=#REF!");
        await context.sync();
      });
    },
    run: writeSettingsSheet,
    memory,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("cells for a profile on the Settings sheet that is there", async () => {
  const counts = await tryAll({
    name: "Profile cells",
    prepare: async () => {
      await start([mine], true);
      await saveCustomProfiles([mine, other]);
      await fill("Settings", "J6", [["a note"]]);
    },
    run: () => ensureProfileCells(findAnyProfile("10/90")!),
    memory,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("settings, in their cells too", async () => {
  const counts = await tryAll({
    name: "Save settings",
    prepare: () => start([], true),
    run: () => saveSettings({ ...defaultSettings, takerFee: 0.0005, decimals: 3 }),
    memory,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("profiles: one is changed, one is deleted, and both have cells", async () => {
  const heavier = { ...mine, components: [{ component: "spot", weight: 1 }] } as const;
  const counts = await tryAll({
    name: "Save profiles",
    prepare: () => start([mine, other], true),
    run: () => saveCustomProfiles([heavier]),
    memory,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});
