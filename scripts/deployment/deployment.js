/**
 * Where the add-in is put, out of the environment of the build.
 *
 * - BALLAST_URL: the site that serves dist/. Without it the build is for this machine.
 * - BALLAST_STORE: where people get the add-in from: `sideload` (where it is not set), `organisation` or `store`.
 * - BALLAST_ASSET_ID, BALLAST_ASSET_VERSION: the id that the store has given the add-in, such as WA200001234, and the version that
 *   it has on offer (the product's where it is not set). A workbook from the store names these, not the manifest's.
 * - BALLAST_NAMESPACE: what stands before the functions' names in cells, such as ACME for ACME.LIQ.PRICE. Nothing where it is not set.
 * - BALLAST_MARKET: `off` leaves live data out; no other value is taken.
 */
const developmentUrl = "https://localhost:3000";
/** @type {Deployment["store"][]} */
const stores = ["sideload", "organisation", "store"];

/**
 * @typedef {{ url: string, store: "sideload" | "organisation" | "store", assetId: string, assetVersion: string, namespace: string, market: boolean }} Deployment
 *
 * @param {Record<string, string | undefined>} environment
 * @param {string} version the product's, out of package.json
 * @returns {Deployment}
 */
function readDeployment(environment, version) {
  const given = (name) => environment[name]?.trim() ?? "";
  const url = (given("BALLAST_URL") || developmentUrl).replace(/\/+$/, "");
  const store = given("BALLAST_STORE") || "sideload";
  const assetId = given("BALLAST_ASSET_ID");
  const assetVersion = given("BALLAST_ASSET_VERSION") || manifestVersion(version);
  const namespace = given("BALLAST_NAMESPACE");
  const market = given("BALLAST_MARKET");
  const faults = [
    !URL.canParse(url) && `BALLAST_URL is ${url}; it must be an address such as https://your.site.`,
    !stores.includes(store) && `BALLAST_STORE is ${store}; it is one of ${stores.join(", ")}.`,
    namespace !== "" && namespaceFault(namespace),
    !["", "off"].includes(market) && `BALLAST_MARKET is ${market}; it is off, or not set.`,
    ...(store === "store" ? storeFaults({ url, assetId, assetVersion, version }) : []),
  ].filter(Boolean);
  if (faults.length > 0) throw new Error(`The build stopped. ${faults.join(" ")}`);
  // Excel shows its own functions in capitals, and an id has no other letters.
  return { url, store, assetId, assetVersion, namespace: namespace.toUpperCase(), market: market !== "off" };
}

/** What the store refuses: https://learn.microsoft.com/office/dev/store/validation-policies. */
function storeFaults({ url, assetId, assetVersion, version }) {
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);
  return [
    isLocal && "A build for the store needs BALLAST_URL: the address that serves it to everybody.",
    !isLocal && !url.startsWith("https://") && `BALLAST_URL is ${url}; the store takes https only.`,
    Number(version.split(".")[0]) < 1 && `The version is ${version}; the store takes 1.0.0 and higher.`,
    !/^WA\d{9}$/i.test(assetId) &&
      `BALLAST_ASSET_ID is ${assetId || "not set"}; it must be the id that the store has given the add-in, such as WA200001234.`,
    !/^[1-9]\d*(\.\d+){1,3}$/.test(assetVersion) &&
      `BALLAST_ASSET_VERSION is ${assetVersion}; it must be the version that the store has on offer, such as 1.0.0.0.`,
  ];
}

/** Excel's own limit: the `namespace` of @microsoft/app-manifest's schema for custom functions. */
const longest = 32;

/**
 * What is wrong with a namespace as the environment gives it; undefined where it may stand before the functions' names.
 *
 * @param {string} given
 * @returns {string | undefined}
 * @see https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming
 */
function namespaceFault(given) {
  if (given.length > longest)
    return `BALLAST_NAMESPACE has ${given.length} characters; Excel takes ${longest} at most.`;
  if (/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/i.test(given)) return undefined;
  return `BALLAST_NAMESPACE is ${given}; it must begin with a letter and hold only the letters A to Z, digits, underscores and single periods between them, such as ACME.`;
}

/** Office wants four numbers. */
function manifestVersion(version) {
  return `${version.replace(/-.*/, "")}.0`;
}

module.exports = { developmentUrl, manifestVersion, readDeployment, stores };
