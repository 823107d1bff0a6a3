import { observable } from "../../base/observable";
import type { Picked } from "../../workbook/accounts/read";

/** The tables of whole accounts that the user picked in the Accounts view; those that are not are found. */
export const pickedTables = observable<Picked>({});

/** Whose rules hold for these accounts. */
export const accountRules = observable("mark");
