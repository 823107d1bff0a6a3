const { default: Sequencer } = require("@jest/test-sequencer");

/** Files in a browser are the longest for their size, by which Jest orders in a fresh clone. None of them should be left for the end. */
module.exports = class BrowserFirst extends Sequencer {
  sort(tests) {
    const inBrowser = ({ context }) => context.config.displayName?.name === "e2e";
    const ordered = super.sort(tests);
    return [...ordered.filter(inBrowser), ...ordered.filter((test) => !inBrowser(test))];
  }
};
