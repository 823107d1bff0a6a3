import type { MouseEvent } from "react";
import type { Template } from "../../workbook/template/description";

/** Where the build puts what belongs to a template. */
export const fileOf = ({ id }: Template): string => `templates/${id}.xlsx`;
export const pictureOf = ({ id }: Template): string => `templates/${id}.png`;
export const pageOf = ({ id }: Template): string => `docs/templates/${id}.html`;

/** Excel on the desktop keeps files from being saved by a pane; a browser window saves them. */
export function openInBrowser(event: MouseEvent<HTMLAnchorElement>): void {
  if (!Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) return;
  event.preventDefault();
  Office.context.ui.openBrowserWindow(event.currentTarget.href);
}
