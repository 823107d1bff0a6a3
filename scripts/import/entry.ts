/** What the script that prints a file's normal form takes from the sources. */
export { importFiles } from "../../src/imports/import";
export { readZone } from "../../src/imports/values/zones";
export { earlierRow } from "../../src/imports/tables/earlier";
export { printed } from "./printed";
