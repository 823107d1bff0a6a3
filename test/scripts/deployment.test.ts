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
    });
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
});
