import type { MouseEvent } from "react";
import type { Template } from "../../excel/sheets/description";
import { panesSaveFiles } from "../parts/save-file";

/** Where the build puts what belongs to a template. */
export const fileOf = ({ id }: Template): string => `templates/${id}.xlsx`;
export const pictureOf = ({ id }: Template): string => `templates/${id}.png`;
export const pageOf = ({ id }: Template): string => `docs/templates/${id}.html`;

/** Where a pane cannot save the file, a browser window does. */
export function openInBrowser(event: MouseEvent<HTMLAnchorElement>): void {
  if (panesSaveFiles()) return;
  event.preventDefault();
  Office.context.ui.openBrowserWindow(event.currentTarget.href);
}
