const fc = require("../../node_modules/fast-check/lib/cjs/fast-check.js");

// All laws of one commit are tried with the same cases, so that a run can be repeated; each commit tries others.
if (process.env.BALLAST_SEED) fc.configureGlobal({ seed: Number(process.env.BALLAST_SEED) });

module.exports = fc;
