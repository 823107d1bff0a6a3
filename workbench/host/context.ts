import { addinId } from "./wire";

/** What Excel tells an add-in about itself and the document when it starts. */
export interface DocumentContext {
  url: string;
  locale: string;
  /** Settings saved with the document, each as JSON text. */
  settings: Readonly<Record<string, string>>;
}

/** The requirement sets that the workbench implements. */
const requirementSets = {
  ExcelApi: "1.16",
  SharedRuntime: "1.1",
  CustomFunctions: "1.9",
  CustomFunctionsRuntime: "1.3",
  AddInCommands: "1.1",
  Settings: "1.1",
  DelayForCellEdit: "1.1",
} as const;

const EXCEL_ON_THE_WEB = 16;
const READ_WRITE = 1;

export function appContext(document: DocumentContext): Record<string, unknown> {
  return {
    _id: addinId,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: "16.00",
    _appUILocale: document.locale,
    _dataLocale: document.locale,
    _docUrl: document.url,
    _clientMode: READ_WRITE,
    _settings: Object.entries(document.settings),
    _reason: "DocumentOpened",
    _requirementMatrix: JSON.stringify(requirementSets),
  };
}
