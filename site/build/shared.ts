/** What the build of the pages takes from the product, bundled for Node by shared.mjs. */
export { groupFunctions } from "../../src/taskpane/explorer/groups";
export { labelOf } from "../../src/workbook/formulas/function-doc";
export { synonymsOf } from "../../src/taskpane/glossary/words";
export { indexOf } from "../search/index-of";
export { pageSynonymsOf } from "../search/words";
export { argumentsOf, readGiven } from "../values/formula";
export { sentenceOf } from "../values/sentence";
export { shownResult } from "../values/shown";
export { typedText } from "../values/typed";
