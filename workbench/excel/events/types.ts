import type { EventSource } from "../../host/remote";

/** The numbers that Office.js has for the events of sheets and tables. */
const types = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  TableSelectionChanged: 100,
  TableDataChanged: 101,
} as const;

const BOOK = "Workbook";

const source = (name: keyof typeof types, targetId: string): EventSource => ({
  type: types[name],
  targetId,
});

export const sheetEvents = (sheetId: string): Record<string, EventSource> => ({
  DataChanged: source("DataChanged", sheetId),
  Activated: source("Activated", sheetId),
  Deactivated: source("Deactivated", sheetId),
  SelectionChanged: source("SelectionChanged", sheetId),
  Calculated: source("Calculated", sheetId),
});

export const bookEvents: Record<string, EventSource> = {
  ...sheetEvents(BOOK),
  Added: source("Added", BOOK),
  Deleted: source("Deleted", BOOK),
};

export const tableEvents = (tableId: string): Record<string, EventSource> => ({
  DataChanged: source("TableDataChanged", tableId),
  SelectionChanged: source("TableSelectionChanged", tableId),
});
