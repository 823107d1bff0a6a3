import {
  customProfiles,
  findAnyProfile,
  loadCustomProfiles,
  newProfile,
  profileReference,
  profilesState,
  saveCustomProfiles,
} from "../../../src/workbook/profiles/store";
import { defaultSettings, noRules, type Settings } from "../../../src/workbook/settings/rules";
import {
  defaultRules,
  firstBracket,
  loadSettings,
  saveSettings,
  settingsState,
} from "../../../src/workbook/settings/store";
import { parseSettings } from "../../../src/workbook/settings/fields";
import { ensureProfileCells, writeSettingsSheet } from "../../../src/workbook/settings/sheet";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook, select, stateOfBook, valuesOf } from "../../excel/book";

jest.setTimeout(60_000);
afterEach(closeTestBook);

const settings: Settings = {
  ...defaultSettings,
  venue: "Bybit linear",
  contract: "BTCUSDT",
  takerFee: 0.00055,
  makerFee: 0.0002,
  orders: "maker",
  minTrade: 10,
  absoluteBand: 0.05,
};
const thirds = newProfile(
  {
    name: "Mein Mix (50/50)",
    components: [
      { component: "spot", weight: 0.5 },
      { component: "hedge reserve", weight: 0.25 },
      { component: "active", weight: 0.25 },
    ],
    stance: "long",
    minLeverage: 1,
    maxLeverage: 3,
    notes: "",
  },
  [],
);

/** The cell that a name stands for. */
function addressOf(name: string): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.names.getItem(name).getRange().load("address");
    await context.sync();
    return range.address;
  });
}

async function set(name: string, values: unknown[][]): Promise<void> {
  const [sheet, cells] = (await addressOf(name)).replaceAll("'", "").split("!") as [string, string];
  await fill(sheet, cells.split(":")[0]!, values);
}

describe("settings", () => {
  test("are kept in the workbook and are the rules' defaults", async () => {
    const { host } = await openTestBook();
    expect(await loadSettings()).toEqual(defaultSettings);
    expect(defaultRules(defaultSettings)).toEqual(noRules);
    await saveSettings(settings);
    expect(await loadSettings()).toEqual(settings);
    const kept = { feeRate: 0.0002, minTrade: 10, absoluteBand: 0.05 };
    expect(defaultRules({ ...settings, contract: "" })).toEqual({ ...noRules, ...kept });
    expect(host.missing).toEqual([]);
  });

  test("what is saved while they are read is not lost to the reading", async () => {
    await openTestBook();
    await saveSettings(settings);
    const reading = loadSettings();
    const later = { ...settings, contract: "ETHUSDT" };
    const saving = saveSettings(later);
    await Promise.all([reading, saving]);
    expect(settingsState.get().settings).toEqual(later);
    expect(await loadSettings()).toEqual(later);
  });

  test("a contract brings the maintenance rate of its first bracket, with where it is from", () => {
    const of = (venue: string, contract: string) => {
      const named = { ...settings, venue, contract };
      return [defaultRules(named).maintenanceRate, firstBracket(named)?.words];
    };
    // Binance's published brackets: BTCUSDT starts at 0.4 %.
    expect(of("Binance USDⓈ-M", "BTC/USDT")).toEqual([
      0.004,
      expect.stringMatching(/^First bracket of BTCUSDT at Binance, \d{4}-\d{2}-\d{2}$/),
    ]);
    expect(of("Binance USDⓈ-M", "NOSUCHUSDT")).toEqual([noRules.maintenanceRate, undefined]);
    expect(of("", "BTCUSDT")).toEqual([noRules.maintenanceRate, undefined]);
  });

  test.each([
    ["nothing", "", {}],
    ["another's text", "[1]", {}],
    ["other types", '{"venue":1,"takerFee":"0.1","orders":"both"}', {}],
    ["numbers out of range", '{"takerFee":1,"minTrade":-1,"maxCore":1.2,"minDistance":null}', {}],
    ["limits the wrong way round", '{"minCore":0.9,"maxCore":0.1,"minTrade":4}', { minTrade: 4 }],
  ])("from a file with %s are at their defaults", (_, text, kept) =>
    expect(parseSettings(text)).toEqual({ ...defaultSettings, ...kept }),
  );
});

describe("the Settings sheet", () => {
  test("lets formulas read what is set, and is kept in step both ways", async () => {
    const book = await openTestBook();
    await saveSettings(settings);
    await writeSettingsSheet();
    await fill("Sheet1", "A1", [["=Ballast_FeeRate*1000", "=Ballast_Contract", "=Ballast_MaxCore"]]);
    await book.calculated();
    expect(await valuesOf("Sheet1!A1:C1")).toEqual([[0.2, "BTCUSDT", 0.8]]);
    expect(settingsState.get().cells).toBe("Settings!B5");

    await saveSettings({ ...settings, orders: "taker", maxCore: 0.75 });
    await book.calculated();
    expect(await valuesOf("Sheet1!A1:C1")).toEqual([[0.55, "BTCUSDT", 0.75]]);

    await set("Ballast_Venue", [[" OKX linear "]]);
    await set("Ballast_MinTrade", [[25]]);
    const read = { ...settings, orders: "taker", maxCore: 0.75, venue: "OKX linear", minTrade: 25 };
    expect(await loadSettings()).toEqual(read);
    expect(settingsState.get().faults).toEqual([]);

    await set("Ballast_MinTrade", [["much"]]);
    await set("Ballast_MinCore", [[0.9]]);
    expect(await loadSettings()).toEqual(read);
    expect(settingsState.get().faults).toEqual([
      "Settings!B11 holds much. Enter an amount of 0 or more, such as 10.",
      "Settings!B14 holds 0.9. Enter limits of which the lower is not above the upper.",
    ]);
    expect(book.host.missing).toEqual([]);
  });

  test("shows each setting with the name of its cell, and under the orders the fee rate that follows", async () => {
    const book = await openTestBook();
    await saveSettings(settings);
    await writeSettingsSheet();
    await book.calculated();
    const cells = await valuesOf("Settings!A1:D19");
    expect([cells[0]![0], ...cells.slice(3, 5)]).toEqual([
      "Settings",
      ["Setting", "Value", "Name in formulas", "What it is"],
      ["Venue", "Bybit linear", "Ballast_Venue", "Its fee rates and contracts are offered below"],
    ]);
    expect(cells.slice(6, 10).map(([label, value, name]) => [label, value, name])).toEqual([
      ["Taker fee rate", 0.00055, "Ballast_TakerFee"],
      ["Maker fee rate", 0.0002, "Ballast_MakerFee"],
      ["Orders are filled as", "maker", "Ballast_Orders"],
      ["Fee rate", 0.0002, "Ballast_FeeRate"],
    ]);
    expect(book.host.missing).toEqual([]);
  });

  test("is taken away again by undo, and the settings stay", async () => {
    await openTestBook();
    await fill("Settings", "A1", [["the user's own sheet"]]);
    await saveSettings(settings);
    await saveCustomProfiles([thirds]);
    await select("Sheet1", "A1");
    const before = await stateOfBook();
    await writeSettingsSheet();
    expect(await addressOf("Ballast_Venue")).toBe("'Ballast settings'!B5");
    await undoLastWrite();
    expect(await stateOfBook()).toEqual(before);
    expect(await loadSettings()).toEqual(settings);
    await saveCustomProfiles([]);
  });

  test("is written anew where the user deleted it", async () => {
    await openTestBook();
    await saveCustomProfiles([thirds]);
    await writeSettingsSheet();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Settings").delete();
      await context.sync();
    });
    expect(await loadSettings()).toEqual(defaultSettings);
    expect(settingsState.get().cells).toBeUndefined();
    await writeSettingsSheet();
    expect(await addressOf("Ballast_MinDistance")).toBe("Settings!B19");
    expect(await addressOf(thirds.rangeName)).toBe("Settings!F5:G9");
    await saveCustomProfiles([]);
  });
});

describe("profiles on the Settings sheet", () => {
  test("are read by the functions, edited there, renamed without a new name, and deleted", async () => {
    const book = await openTestBook({ functions: true });
    await saveCustomProfiles([thirds]);
    const profile = findAnyProfile(thirds.id)!;
    await ensureProfileCells(profile);
    await ensureProfileCells(profile);
    expect(profileReference(profile)).toBe("Ballast_Profile_Mein_Mix_50_50");
    await fill("Sheet1", "A1", [[`=ALLOC.TARGET(${profileReference(profile)},1000)`]]);
    await book.calculated();
    expect(await valuesOf("Sheet1!A1:C3")).toEqual([
      ["spot", 0.5, 500],
      ["hedge reserve", 0.25, 250],
      ["active", 0.25, 250],
    ]);

    await set(thirds.rangeName, [
      ["Spot", 0.9],
      ["futures", 0.1],
      ["", ""],
    ]);
    const edited = [
      { component: "spot", weight: 0.9 },
      { component: "futures", weight: 0.1 },
    ];
    expect(await loadCustomProfiles()).toEqual([{ ...thirds, components: edited }]);
    expect(await valuesOf("Settings!F3:G10")).toMatchObject({ 0: ["Mein Mix (50/50)", ""], 7: ["Sum", 1] });

    await set(thirds.rangeName, [["Spot", 0.8]]);
    expect((await loadCustomProfiles())[0]!.components).toEqual(edited);
    expect(profilesState.get().faults).toEqual([
      "Settings!F5:G9 (Mein Mix (50/50)): expected weights that sum to 1; these sum to 0.9.",
    ]);

    const second = newProfile({ ...thirds, name: "Second" }, customProfiles());
    await saveCustomProfiles([{ ...thirds, name: "1234" }, second]);
    await ensureProfileCells(findAnyProfile("Second")!);
    await book.calculated();
    expect((await valuesOf("Settings!F3:I3"))[0]).toEqual(["1234", "", "", "Second"]);
    expect(await valuesOf("Sheet1!A1:B1")).toEqual([["spot", 0.5]]);

    await saveCustomProfiles([second]);
    expect((await valuesOf("Settings!F3:I3"))[0]).toEqual(["", "", "", "Second"]);
    expect(book.host.missing).toEqual([]);
    await saveCustomProfiles([]);
  });
});
