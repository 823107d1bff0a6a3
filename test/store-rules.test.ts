import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { readDeployment } from "../scripts/deployment/deployment";
import { deployedManifest } from "../scripts/deployment/manifest";
import { storeFaults, type Served } from "./support/store-rules";

const root = path.resolve(__dirname, "..");
const base = "https://ballast.example/app";
const deployment = readDeployment(
  { BALLAST_STORE: "store", BALLAST_URL: base, BALLAST_ASSET_ID: "WA200001234" },
  "1.2.3",
);
const manifest = deployedManifest(readFileSync(path.join(root, "manifest.xml"), "utf8"), deployment, "1.2.3");

const inDist: Served = (name) => {
  const file = path.join(root, "dist", name);
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
};

describe("the manifest of a build for the store", () => {
  test("keeps to the store's rules", () => {
    expect(storeFaults(manifest, base, inDist)).toEqual([]);
  });

  const longer = (text: string, length: number): string => text.padEnd(length, "x");
  test.each<[string, string | RegExp, string, string]>([
    ["an id that is no GUID", /<Id>.*<\/Id>/, "<Id>ballast</Id>", 'Id "ballast" is no GUID'],
    ["version 0", "<Version>1.", "<Version>0.", 'Version "0.2.3.0" is not 1.0 or higher'],
    ["no version", /<Version>.*<\/Version>/, "", 'Version "" is not 1.0 or higher'],
    ["no support page", /<SupportUrl.*\/>/, "", "SupportUrl is missing"],
    ["no large icon", /<HighResolutionIconUrl.*\/>/, "", "HighResolutionIconUrl is missing"],
    ["a name without text", /(<DisplayName DefaultValue=)"[^"]*"/, '$1""', "has not 1 to 125 characters"],
    ["a long description", /(<Description DefaultValue=)"/, `$1"${longer("", 251)}`, "has not 1 to 250"],
    [
      "an open address",
      `"${base}/functions.js"`,
      '"http://ballast.example/app/functions.js"',
      "is not https",
    ],
    ["this machine", `"${base}/functions.js"`, '"https://localhost:3000/functions.js"', "is this machine's"],
    ["another site", `"${base}/functions.js"`, '"https://other.example/functions.js"', "is on no AppDomain"],
    [
      "a domain with a path",
      "<Hosts>",
      `<AppDomains><AppDomain>${base}</AppDomain></AppDomains><Hosts>`,
      "is more than a site",
    ],
    [
      "a file that is not built",
      `${base}/functions.js`,
      `${base}/worksheet.js`,
      "worksheet.js is not served",
    ],
    [
      "a long address",
      `${base}/functions.js`,
      `${base}/functions.js?${longer("", 2048)}`,
      "longer than 2048",
    ],
    [
      "a resource twice",
      '<bt:Url id="Documentation.Url"',
      '<bt:Url id="Taskpane.Url"',
      "Taskpane.Url is there twice",
    ],
    [
      "a button twice",
      'id="Ballast.Templates"',
      'id="Ballast.Functions"',
      "Ballast.Functions is there twice",
    ],
    [
      "a resource that is missing",
      /<bt:String id="Group.Label".*\/>/,
      "",
      "Group.Label is used but not defined",
    ],
    ["a resource for nothing", '<Label resid="Group.Label"/>', "", "Group.Label is not used"],
    ["a long resource id", /Group\.Label/g, longer("Group.Label", 33), "has not 1 to 32 characters"],
    [
      "a long label",
      /(id="Group.Label" DefaultValue=)"/,
      `$1"${longer("", 126)}`,
      "has not 1 to 125 characters",
    ],
    [
      "a long tip",
      /(id="Templates.Tip" DefaultValue=)"/,
      `$1"${longer("", 251)}`,
      "has not 1 to 250 characters",
    ],
    [
      "a button without an icon",
      '<bt:Image size="80" resid="Repair.80"/>',
      "",
      "Ballast.RepairFormulas has no icon of 80",
    ],
    [
      "an icon of another size",
      `${base}/assets/repair-32.png`,
      `${base}/assets/repair-16.png`,
      "is no PNG of 32 by 32",
    ],
    [
      "an icon that is no picture",
      `${base}/assets/ballast-64.png`,
      `${base}/taskpane.html`,
      "is no PNG of 64 by 64",
    ],
  ])("is refused for %s", (_, there, instead, words) => {
    const changed = manifest.replace(there, instead);
    expect(changed).not.toBe(manifest);
    expect(storeFaults(changed, base, inDist).join("\n")).toContain(words);
  });
});
