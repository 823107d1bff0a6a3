import type { MouseEvent } from "react";
import type { Template } from "../../excel/sheets/description";
import { panesSaveFiles } from "../parts/files/save-file";

/** Address of the .xlsx file that the build made of a template. */
export const fileOf = ({ id }: Template): string => `templates/${id}.xlsx`;
export const pictureOf = ({ id }: Template): string => `templates/${id}.png`;
export const pageOf = ({ id }: Template): string => `docs/templates/${id}.html`;

/** Opens the file in a browser window if the pane cannot save it. */
export function openInBrowser(event: MouseEvent<HTMLAnchorElement>): void {
  if (panesSaveFiles()) return;
  event.preventDefault();
  Office.context.ui.openBrowserWindow(event.currentTarget.href);
}
