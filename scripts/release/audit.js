const { spawnSync } = require("node:child_process");

/**
 * What npm's registry knows of the packages that ship: a sentence for the release, and whether it stops it. A registry that gives no
 * answer clears nobody, and the sentence says so.
 *
 * @param {string} printed what `npm audit --omit=dev --json` prints
 * @returns {{ stops: boolean, sentence: string }}
 */
function verdictOf(printed) {
  const counts = countsIn(printed);
  if (!counts) {
    return {
      stops: false,
      sentence:
        "Known vulnerabilities: not checked, as the registry gave no answer. Run npm audit --omit=dev where it does, before you publish.",
    };
  }
  const { total, ...levels } = counts;
  if (total === 0) return { stops: false, sentence: "Known vulnerabilities in what ships: none." };
  const found = Object.entries(levels).flatMap(([level, count]) => (count > 0 ? [`${count} ${level}`] : []));
  return {
    stops: true,
    sentence: `Known vulnerabilities in what ships: ${found.join(", ")}. npm audit --omit=dev names them.`,
  };
}

function countsIn(printed) {
  try {
    const counts = JSON.parse(printed).metadata?.vulnerabilities;
    return Number.isInteger(counts?.total) ? counts : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the registry about the packages in `dependencies` and all that they need. */
function audit(root) {
  const command = [process.env.npm_execpath, "audit", "--omit=dev", "--json"];
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  return verdictOf(stdout);
}

module.exports = { audit, verdictOf };
