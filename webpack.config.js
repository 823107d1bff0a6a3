const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const { Compilation, DefinePlugin, sources } = require("webpack");
const { version } = require("./package.json");
const { developmentUrl, readDeployment } = require("./scripts/deployment/deployment");
const { LicencesPlugin } = require("./scripts/deployment/licences");
const { deployedManifest } = require("./scripts/deployment/manifest");
const { policyFor } = require("./scripts/deployment/policy");
const { SwcMinimizer } = require("./scripts/deployment/minified");
const { SizeLimitPlugin } = require("./scripts/deployment/size-limit");
const { withNamespace } = require("./scripts/deployment/namespace");
const { readFunctionDocs } = require("./scripts/site/function-docs");
const { functionFiles } = require("./scripts/site/function-files");
const { pointsOf } = require("./scripts/release/changelog");
const { SitePlugin } = require("./site/plugin");

const deployment = readDeployment(process.env, version);

/** What the doc comments say, as data for the pane's Functions view. */
class FunctionDocsPlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap("FunctionDocsPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "FunctionDocsPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        () => {
          const text = withNamespace(JSON.stringify(readFunctionDocs()), deployment.namespace);
          compilation.emitAsset("function-docs.json", new sources.RawSource(text));
        },
      );
    });
  }
}

/**
 * Puts the deployment's address into the help links of functions.json, and its namespace into the texts: Excel itself puts it
 * before the names. The generator's allowCustomDataForDataTypeAny stays the
 * only flag: it hands over errors too, and allowErrorForDataTypeAny beside it crashes Excel LTSC 2021 (office-js#4385).
 */
class DeployedMetadataPlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap("DeployedMetadataPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "DeployedMetadataPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE },
        () =>
          compilation.updateAsset("functions.json", (asset) => {
            const metadata = asset.source().toString().replaceAll(developmentUrl, deployment.url);
            const described = (key, value) =>
              key === "description" ? withNamespace(value, deployment.namespace) : value;
            return new sources.RawSource(JSON.stringify(JSON.parse(metadata, described), null, 2));
          }),
      );
    });
  }
}

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: "swc-loader",
  options: {
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
      target: "es2022",
    },
  },
};

const usedDecimal = {
  test: /decimal\.js[\\/]decimal\.mjs$/,
  loader: path.join(__dirname, "scripts/deployment/used-decimal.js"),
};

const hasSourceMaps = process.env.BALLAST_SOURCE_MAPS === "1";
const common = {
  mode: "production",
  target: ["web", "es2022"],
  devtool: hasSourceMaps && "source-map",
  // Webpack's own keeps the source map.
  optimization: { minimizer: hasSourceMaps ? undefined : [new SwcMinimizer()] },
  // A package keeps its path where node_modules is a link, so that a build is the same in any folder.
  resolve: { extensions: [".ts", ".tsx", ".js"], symlinks: false },
  resolveLoader: { symlinks: false },
  performance: { hints: false },
};
const defined = new DefinePlugin({
  BALLAST_VERSION: JSON.stringify(version),
  BALLAST_NAMESPACE: JSON.stringify(deployment.namespace),
  BALLAST_MARKET: JSON.stringify(deployment.market),
  BALLAST_NEWS: JSON.stringify(
    pointsOf(fs.readFileSync(path.join(__dirname, "CHANGELOG.md"), "utf8"), version),
  ),
});
/** What is in either bundle. */
const packages = new Map();
const dist = path.join(__dirname, "dist");
/** A page of an older build asks for files of its own: a name that says the content never meets another's. */
const hashed = "chunks/[name].[contenthash:8].js";

/** @type {import("webpack").Configuration[]} */
module.exports = [
  {
    ...common,
    name: "functions",
    entry: { functions: "./src/functions/index.ts" },
    // The pane finds it there: src/workbook/formulas/functions.ts.
    output: { path: dist, filename: "[name].js", library: { name: "BallastFunctions", type: "var" } },
    module: { rules: [typescript, usedDecimal] },
    plugins: [
      defined,
      new CustomFunctionsMetadataPlugin({ output: "functions.json", input: functionFiles }),
      new DeployedMetadataPlugin(),
      new FunctionDocsPlugin(),
      // Of these 118 kB the venues are some 22, a third of it their bracket tables; the readers of arguments 16, allocation 13, cells
      // and messages 11, decimal.js 9, accounts 9. With a source map the script is minified by webpack's own minimizer, and larger.
      ...(hasSourceMaps ? [] : [new SizeLimitPlugin({ groups: ["functions"], limit: 118_000 })]),
      new LicencesPlugin({ packages }),
      // Here, because what it says of the functions holds together with their metadata.
      new CopyPlugin({
        patterns: [
          {
            from: "manifest.xml",
            transform: (source) => deployedManifest(source.toString(), deployment, version),
          },
        ],
      }),
    ],
  },
  {
    ...common,
    name: "site",
    entry: { site: "./site/page/index.ts", theme: "./site/page/theme.ts" },
    output: { path: dist, filename: "docs/assets/[name].js" },
    module: { rules: [typescript] },
    plugins: [
      defined,
      new SitePlugin({ version, namespace: deployment.namespace }),
      new LicencesPlugin({ packages }),
      new CopyPlugin({
        patterns: [
          { from: "*.css", context: "site/styles", to: "docs/assets" },
          { from: "**/*.png", context: "docs/images", to: "docs/images" },
        ],
      }),
    ],
  },
  {
    ...common,
    name: "taskpane",
    dependencies: ["functions", "site"], // whose packages the file with the licences names, too
    entry: { taskpane: "./src/taskpane/index.ts" },
    output: { path: dist, filename: hashed, chunkFilename: hashed },
    module: { rules: [typescript, usedDecimal] },
    plugins: [
      defined,
      new LicencesPlugin({ packages, licences: "licences.txt", sbom: "sbom.cdx.json" }),
      // What the pane loads before it is drawn for the first time.
      new SizeLimitPlugin({ groups: ["taskpane", "interface"], limit: 200_000 }),
      new HtmlPlugin({
        template: "./src/taskpane/taskpane.html",
        filename: "taskpane.html",
        scriptLoading: "defer",
        inject: "body",
      }),
      new CopyPlugin({
        patterns: [
          {
            from: "scripts/deployment/_headers",
            to: "[name]",
            toType: "template",
            transform: (source) => source.toString().replace("{policy}", policyFor(deployment)),
          },
          // As they are: the minifier would write them in newer syntax, or leave out the syntax that is tried.
          { from: "*.js", context: "src/taskpane/page", to: "page", info: { minimized: true } },
          { from: "assets/*.png" },
          { from: "*.png", context: "assets/templates", to: "templates" },
        ],
      }),
    ],
  },
];
