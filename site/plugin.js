const path = require("node:path");
const { Compilation, sources } = require("webpack");

/** What pages are made of beside the scripts that webpack knows of. */
const watched = ["docs", "site", "src/functions"].map((folder) => path.join(__dirname, "..", folder));

/** Puts the pages of the documentation site into the build, below docs/. */
class SitePlugin {
  /** @param {{ version: string, namespace: string }} deployment */
  constructor(deployment) {
    this.deployment = deployment;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("SitePlugin", (compilation) => {
      compilation.hooks.processAssets.tapPromise(
        { name: "SitePlugin", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        async () => {
          for (const folder of watched) compilation.contextDependencies.add(folder);
          const { buildSite } = await import("./build/site.mjs");
          for (const [name, text] of await buildSite(this.deployment))
            compilation.emitAsset(`docs/${name}`, new sources.RawSource(text), { minimized: true });
        },
      );
    });
  }
}

module.exports = { SitePlugin };
