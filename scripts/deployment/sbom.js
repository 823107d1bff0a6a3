const { Enums, Models, Serialize, Spec } = require("@cyclonedx/cyclonedx-library");

/**
 * The software bill of materials, as CycloneDX 1.6: the packages that are in the bundles and which of them uses which. It has no
 * time and no serial number, so that two builds of the same sources have the same one.
 *
 * @param {import("./licences").Shipped[]} packages
 * @param {{ name: string, version: string, license: string, description: string, dependencies: Record<string, string> }} product
 * @returns {string}
 */
function sbomOf(packages, product) {
  const bom = new Models.Bom();
  const component = new Models.Component(Enums.ComponentType.Application, product.name, {
    bomRef: purlOf(product),
    version: product.version,
    description: product.description,
    licenses: licenceOf(product.license),
  });
  bom.metadata.component = component;
  const components = new Map(packages.map((one) => [one.name, componentOf(one)]));
  const needed = new Set(packages.flatMap(({ needs }) => needs));
  for (const { name, needs } of packages) {
    const own = components.get(name);
    bom.components.add(own);
    for (const need of needs) if (components.has(need)) own.dependencies.add(components.get(need).bomRef);
    // A package that only hands others on leaves nothing of itself in a bundle: the product needs what it hands on.
    if (name in product.dependencies || !needed.has(name)) component.dependencies.add(own.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ name, version, licence, sha512 }) {
  const [, group, own] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name);
  const purl = purlOf({ name, version });
  return new Models.Component(Enums.ComponentType.Library, own, {
    bomRef: purl,
    group,
    version,
    purl,
    licenses: licenceOf(licence),
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm["SHA-512"], sha512]]),
  });
}

const licenceOf = (id) => new Models.LicenseRepository([new Models.SpdxLicense(id)]);

/** Where a package is in npm's registry: https://github.com/package-url/purl-spec. */
const purlOf = ({ name, version }) => `pkg:npm/${name.replace("@", "%40")}@${version}`;

module.exports = { sbomOf };
