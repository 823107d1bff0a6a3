const { gzipSync } = require("node:zlib");
const { Compilation } = require("webpack");

/** Fails the build where the scripts that the named groups of chunks load are together larger than they may be, in bytes gzipped. */
class SizeLimitPlugin {
  /** @param {{ groups: readonly string[], limit: number }} options */
  constructor({ groups, limit }) {
    this.groups = groups;
    this.limit = limit;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("SizeLimitPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "SizeLimitPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          const files = this.groups.flatMap((name) => compilation.namedChunkGroups.get(name).getFiles());
          let size = 0;
          for (const file of new Set(files))
            size += gzipSync(compilation.getAsset(file).source.buffer()).length;
          if (size <= this.limit) return;
          const names = this.groups.join(" and ");
          compilation.errors.push(
            new Error(`${names}: ${size} bytes gzipped, which is more than ${this.limit}`),
          );
        },
      );
    });
  }
}

module.exports = { SizeLimitPlugin };
