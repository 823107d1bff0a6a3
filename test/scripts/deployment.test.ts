import { readFileSync } from "node:fs";
import path from "node:path";
import { readDeployment } from "../../scripts/deployment/deployment";
import { deployedManifest } from "../../scripts/deployment/manifest";

const manifest = readFileSync(path.join(__dirname, "../../manifest.xml"), "utf8");
const store = {
  BALLAST_STORE: "store",
  BALLAST_URL: "https://ballast.example",
  BALLAST_ASSET_ID: "WA200001234",
};

describe("where the add-in is put", () => {
  test("on this machine, unless the environment says otherwise", () => {
    expect(readDeployment({}, "0.1.0")).toEqual({
      url: "https://localhost:3000",
      store: "sideload",
      assetId: "",
      assetVersion: "0.1.0.0",
      namespace: "",
      market: true,
    });
  });

  test("without live data where the environment says off, and nothing else", () => {
    expect(readDeployment({ BALLAST_MARKET: "off" }, "1.2.3").market).toBe(false);
    expect(() => readDeployment({ BALLAST_MARKET: "no" }, "1.2.3")).toThrow(
      "BALLAST_MARKET is no; it is off, or not set.",
    );
  });

  test.each(["ACME", "acme", "Acme_Trading.Desk2", "A".repeat(32)])(
    "takes the namespace %s, in capitals",
    (given) => {
      expect(readDeployment({ BALLAST_NAMESPACE: ` ${given} ` }, "1.2.3").namespace).toBe(
        given.toUpperCase(),
      );
    },
  );

  test.each(["2ACME", "_ACME", "AC-ME", "ACME.", "AC..ME", "AC ME", "ÄCME", "ACME!"])(
    "refuses the namespace %s",
    (given) => {
      expect(() => readDeployment({ BALLAST_NAMESPACE: given }, "1.2.3")).toThrow(
        `The build stopped. BALLAST_NAMESPACE is ${given}; it must begin with a letter`,
      );
    },
  );

  test("refuses a namespace that is longer than Excel takes", () => {
    expect(() => readDeployment({ BALLAST_NAMESPACE: "A".repeat(33) }, "1.2.3")).toThrow(
      "BALLAST_NAMESPACE has 33 characters; Excel takes 32 at most.",
    );
  });

  test("at the address that is given, without its last slash", () => {
    expect(readDeployment({ BALLAST_URL: "https://your.site/ballast/" }, "1.2.3").url).toBe(
      "https://your.site/ballast",
    );
  });

  test("in the store, under the id and version that the store has on offer", () => {
    expect(readDeployment({ ...store, BALLAST_ASSET_VERSION: "1.0.0.0" }, "1.2.3")).toMatchObject({
      assetId: "WA200001234",
      assetVersion: "1.0.0.0",
    });
  });

  test.each([
    ["version 0", store, "0.9.0", "The version is 0.9.0"],
    ["localhost", { ...store, BALLAST_URL: "https://localhost:3000" }, "1.0.0", "needs BALLAST_URL"],
    ["no address", { ...store, BALLAST_URL: undefined }, "1.0.0", "needs BALLAST_URL"],
    ["an open address", { ...store, BALLAST_URL: "http://ballast.example" }, "1.0.0", "https only"],
    ["no asset id", { ...store, BALLAST_ASSET_ID: "" }, "1.0.0", "BALLAST_ASSET_ID is not set"],
    ["another asset id", { ...store, BALLAST_ASSET_ID: "ballast" }, "1.0.0", "BALLAST_ASSET_ID is ballast"],
    ["an unknown store", { BALLAST_STORE: "shop" }, "1.0.0", "BALLAST_STORE is shop"],
    ["no address at all", { BALLAST_URL: "your site" }, "1.0.0", "BALLAST_URL is your site"],
  ])("refuses %s", (_, environment, version, words) => {
    expect(() => readDeployment(environment, version)).toThrow(words);
  });
});

describe("the manifest as it is deployed", () => {
  test("is the source's at the product's own address and version", () => {
    const deployed = deployedManifest(
      manifest,
      readDeployment({ BALLAST_URL: "https://your.site" }, "1.2.3"),
      "1.2.3",
    );
    expect(deployed).toContain("<Version>1.2.3.0</Version>");
    expect(deployed).not.toContain("localhost");
    expect(deployed.replaceAll("https://your.site", "https://localhost:3000")).toBe(
      manifest.replace(/<Version>.*<\/Version>/, "<Version>1.2.3.0</Version>"),
    );
  });

  test("names the namespace behind the metadata, where the schema wants it, and in its example", () => {
    const deployed = deployedManifest(
      manifest,
      readDeployment({ BALLAST_NAMESPACE: "ACME" }, "1.2.3"),
      "1.2.3",
    );
    const [, resid] = /<\/Metadata>\s*<Namespace resid="([^"]+)"\/>\s*<\/ExtensionPoint>/.exec(deployed)!;
    const [shortStrings] = /<bt:ShortStrings>[^]*<\/bt:ShortStrings>/.exec(deployed)!;
    expect(shortStrings).toContain(`<bt:String id="${resid!}" DefaultValue="ACME"/>`);
    expect(deployed).not.toContain("No Namespace");
    expect(deployed).toContain("Type =ACME.HEDGE.PNL(1, 60000, 54000)");
  });
});
