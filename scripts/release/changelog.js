/** How many points of a version the pane shows. */
const shown = 5;

/**
 * The points of a version: what its entries say in bold, the first five. What is not released yet stands for a version that has no
 * heading.
 *
 * @param {string} changelog
 * @param {string} version
 * @returns {string[]}
 */
function pointsOf(changelog, version) {
  const sections = changelog.split(/^## /m);
  const section =
    sections.find((text) => text.startsWith(`[${version}]`)) ??
    sections.find((text) => text.startsWith("[Unreleased]")) ??
    "";
  return [...section.matchAll(/^- \*\*([^*]+)\.\*\*/gm)].slice(0, shown).map(([, point]) => point);
}

/**
 * The changelog with what is not released under the heading of a version.
 *
 * @param {string} changelog
 * @param {string} version
 * @param {string} date such as 2026-11-29
 * @returns {string}
 */
function releasedChangelog(changelog, version, date) {
  const heading = "## [Unreleased]\n";
  const [, entries = ""] = changelog.split(heading);
  if (!/^- /m.test(entries.split(/^## /m)[0]))
    throw new Error("CHANGELOG.md has nothing under Unreleased: say there what the version changes.");
  return changelog.replace(heading, `${heading}\n## [${version}] - ${date}\n`);
}

module.exports = { pointsOf, releasedChangelog };
