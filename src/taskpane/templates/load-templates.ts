import type { Template } from "../../excel/sheets/description";
import { loadScript } from "../parts/files/own-file";

/** Loads the descriptions of the templates from a bundle of their own, because only this view needs them. */
export async function loadTemplates(): Promise<readonly Template[]> {
  return (
    await loadScript(
      "The templates were not loaded.",
      () => import(/* webpackChunkName: "templates" */ "../../templates"),
    )
  ).templates;
}
