import type { Univer } from "@univerjs/core";
import { LocaleType, mergeLocales } from "@univerjs/core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/presets/preset-sheets-conditional-formatting";
import conditionTexts from "@univerjs/presets/preset-sheets-conditional-formatting/locales/en-US";
import { UniverSheetsCorePreset } from "@univerjs/presets/preset-sheets-core";
import coreTexts from "@univerjs/presets/preset-sheets-core/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/presets/preset-sheets-data-validation";
import validationTexts from "@univerjs/presets/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/presets/preset-sheets-filter";
import filterTexts from "@univerjs/presets/preset-sheets-filter/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/presets/preset-sheets-sort";
import sortTexts from "@univerjs/presets/preset-sheets-sort/locales/en-US";
import { UniverSheetsTablePlugin, UniverSheetsTableUIPlugin } from "@univerjs/presets/preset-sheets-table";
import tableTexts from "@univerjs/presets/preset-sheets-table/locales/en-US";
import { createUniver } from "@univerjs/presets";
import "@univerjs/presets/lib/styles/preset-sheets-conditional-formatting.css";
import "@univerjs/presets/lib/styles/preset-sheets-core.css";
import "@univerjs/presets/lib/styles/preset-sheets-data-validation.css";
import "@univerjs/presets/lib/styles/preset-sheets-filter.css";
import "@univerjs/presets/lib/styles/preset-sheets-sort.css";
import "@univerjs/presets/lib/styles/preset-sheets-table.css";

/** The spreadsheet that the user sees: Univer with its formula bar and sheet tabs, without its toolbar. */
export function createGridView(container: HTMLElement, dark: boolean): Univer {
  const { univer } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        coreTexts,
        tableTexts,
        filterTexts,
        sortTexts,
        conditionTexts,
        validationTexts,
      ),
    },
    darkMode: dark,
    presets: [
      UniverSheetsCorePreset({
        container,
        toolbar: false,
        footer: { menus: false },
      }),
      // Excel has no tab above a table with its name.
      { plugins: [UniverSheetsTablePlugin, [UniverSheetsTableUIPlugin, { hideAnchor: true }]] },
      UniverSheetsFilterPreset(),
      UniverSheetsSortPreset(),
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsDataValidationPreset(),
    ],
  });
  return univer;
}
