const { spawnSync } = require("node:child_process");
const { version } = require("./package.json");

const commit = spawnSync("git", ["rev-parse", "--short=7", "HEAD"], { cwd: __dirname, encoding: "utf8" });
if (commit.status === 0) process.env.BALLAST_SEED ??= String(parseInt(commit.stdout, 16));

const transform = {
  "^.+\\.(t|mj|j)sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2022",
      },
    },
  ],
};

const setupFilesAfterEnv = ["<rootDir>/test/support/watchdog.ts"];

/** `npm test` runs all; `npx jest --selectProjects unit` runs what needs neither a build nor a browser. */
module.exports = {
  // Now and then a message port of the grid's calculation engine outlives its closing (Node 20) and would keep Node running.
  forceExit: true,
  // By default a core is left alone, and on two cores the files would come one after the other.
  maxWorkers: "100%",
  testSequencer: "<rootDir>/test/support/sequencer.cjs",
  projects: [
    {
      displayName: "unit",
      testEnvironment: "node",
      transform,
      setupFilesAfterEnv,
      globals: {
        BALLAST_VERSION: version,
        BALLAST_NAMESPACE: "",
        BALLAST_MARKET: true,
        BALLAST_NEWS: ["News."],
      },
      moduleNameMapper: { "^fast-check$": "<rootDir>/test/support/fast-check.cjs" },
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
      // These are published as ES modules only.
      transformIgnorePatterns: ["/node_modules/(?!(trading-signals|hucre)/)"],
    },
    {
      displayName: "e2e",
      testEnvironment: "node",
      transform,
      setupFilesAfterEnv,
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
      globalSetup: "<rootDir>/test/e2e/setup.ts",
      globalTeardown: "<rootDir>/test/e2e/teardown.ts",
    },
  ],
};
