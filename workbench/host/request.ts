/** The body of one `context.sync()` as Office.js sends it. */
export interface RequestBody {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

export enum ActionType {
  Instantiate = 1,
  Query = 2,
  Method = 3,
  SetProperty = 4,
  Trace = 5,
  RecursiveQuery = 6,
  QueryAsJson = 7,
  EnsureUnchanged = 8,
  Update = 9,
}

export interface Action {
  Id: number;
  ActionType: ActionType;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
}

export enum ObjectPathType {
  Root = 1,
  Service = 2,
  Method = 3,
  Property = 4,
  Indexer = 5,
  ReferenceId = 6,
  Null = 7,
}

export interface ObjectPath {
  Id: number;
  ObjectPathType: ObjectPathType;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

export interface ArgumentInfo {
  Arguments?: unknown[];
  /** The path id of each argument that is an object of the workbook. */
  ReferencedObjectPathIds?: (number | null)[] | null;
}

export interface QueryInfo {
  Select?: string[];
  Expand?: string[];
  Top?: number;
  Skip?: number;
}

export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: {
    Code: string;
    Message: string;
    Location: string;
    ActionIndex: number;
    HttpStatusCode: number;
  };
}

/** The protocol writes `Worksheets` for the public `worksheets`. Private members such as `_RegisterAddedEvent` stay as they are. */
export const publicName = (wireName: string): string => wireName.charAt(0).toLowerCase() + wireName.slice(1);
export const wireName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
