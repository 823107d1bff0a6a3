import { asServiceError, ServiceError } from "./errors";
import { registerEvent } from "./events";
import type { Registrations } from "./events";
import { query } from "./query";
import { member } from "./reflection";
import { identity, keepsReference, RemoteObject, typeName } from "./remote";
import type { Action, ArgumentInfo, ObjectPath, RequestBody, ResponseBody } from "./request";
import { ActionType, ObjectPathType, publicName } from "./request";

export interface ExecutorOptions {
  /** The object at the root of the API: the workbook. */
  root: RemoteObject;
  /** The other objects that Office.js can ask for, by their service names. */
  services: Readonly<Record<string, RemoteObject>>;
  /** Called before values are read, so that they are calculated. */
  beforeRead: () => Promise<void>;
  registrations: Registrations;
  /** Called with the name of a member that the client asked for and the model does not have. */
  onMissing: (name: string) => void;
}

/** Serves the batches of `context.sync()`. It finds members by reflection, so classes use the public names of Office.js. */
export function createExecutor(options: ExecutorOptions): (body: RequestBody) => Promise<ResponseBody> {
  const references = new Map<string, RemoteObject>();
  let nextReference = 1;

  const keep = (object: RemoteObject): string => {
    const id = `r${nextReference++}`;
    references.set(id, object);
    return id;
  };

  return async (body) => {
    const batch = new Batch(body, options, references, keep);
    return batch.run();
  };
}

/** One request. Each object path is resolved once, when the first action needs it. */
class Batch {
  private readonly resolved = new Map<number, unknown>();
  private readonly kept = new Map<RemoteObject, string>();

  constructor(
    private readonly body: RequestBody,
    private readonly options: ExecutorOptions,
    private readonly references: Map<string, RemoteObject>,
    private readonly keep: (object: RemoteObject) => string,
  ) {}

  async run(): Promise<ResponseBody> {
    const response: ResponseBody = { Results: [], TraceIds: [] };
    for (const [index, action] of this.body.Actions.entries()) {
      try {
        if (action.ActionType === ActionType.Trace) {
          // A registration of an event needs the result of its trace; one of a document event needs its id in TraceIds.
          response.TraceIds.push(action.Id);
          response.Results.push({ ActionId: action.Id, Value: null });
          continue;
        }
        response.Results.push({ ActionId: action.Id, Value: await this.perform(action) });
      } catch (thrown) {
        const error = asServiceError(thrown);
        if (error.code === "NotImplemented") this.options.onMissing(this.location(action));
        response.Error = {
          Code: error.code,
          Message: error.message,
          Location: this.location(action),
          ActionIndex: index,
          HttpStatusCode: error.httpStatusCode,
        };
        return response;
      }
    }
    return response;
  }

  private async perform(action: Action): Promise<unknown> {
    const target = await this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.Instantiate:
        return this.instance(target);
      case ActionType.Query:
        if (target === null) return null;
        await this.options.beforeRead();
        return query(asRemote(target), action.QueryInfo ?? {}, this.options.onMissing);
      case ActionType.Method:
        if (target === null && action.Name === "_KeepReference") return null;
        return this.call(asRemote(target), action);
      case ActionType.SetProperty:
        return this.assign(asRemote(target), action);
      case ActionType.EnsureUnchanged:
        return null;
      default:
        throw new ServiceError(
          "NotImplemented",
          `The workbench does not serve actions of type ${action.ActionType}.`,
        );
    }
  }

  /** The answer about an object that the client has just asked for. */
  private instance(target: unknown): unknown {
    if (!(target instanceof RemoteObject)) return null;
    if (target[keepsReference]) {
      const reference = this.kept.get(target) ?? this.keep(target);
      this.kept.set(target, reference);
      return { _ReferenceId: reference };
    }
    return target[identity] === undefined ? {} : { Id: target[identity] };
  }

  private async call(target: RemoteObject, action: Action): Promise<unknown> {
    if (action.Name === "_KeepReference") return null;
    if (action.Name === "_RemoveReference") {
      this.references.delete(String(action.ArgumentInfo?.Arguments?.[0]));
      return null;
    }
    if (registerEvent(target, action.Name, this.options.registrations, this.options.onMissing)) return null;
    const value = await this.invoke(target, publicName(action.Name), action.ArgumentInfo);
    if (value instanceof RemoteObject) return this.instance(value);
    return value ?? null;
  }

  private async assign(target: RemoteObject, action: Action): Promise<null> {
    const name = publicName(action.Name);
    const [value] = await this.values(action.ArgumentInfo);
    const descriptor = member(target, name, this.options.onMissing);
    if (descriptor.set === undefined) {
      throw new ServiceError("InvalidOperation", `The property '${name}' is read-only.`);
    }
    descriptor.set.call(target, value);
    return null;
  }

  private async invoke(target: RemoteObject, name: string, info: ArgumentInfo | undefined): Promise<unknown> {
    const values = await this.values(info);
    const value: unknown = member(target, name, this.options.onMissing).value;
    if (typeof value !== "function") throw new ServiceError("ApiNotFound");
    return (value as (...values: unknown[]) => unknown).apply(target, values);
  }

  private async resolve(id: number): Promise<unknown> {
    if (this.resolved.has(id)) return this.resolved.get(id);
    const path = this.body.ObjectPaths[String(id)];
    if (path === undefined) throw new ServiceError("InvalidArgument", `No object path ${id}.`);
    const value = await this.follow(path);
    this.resolved.set(id, value);
    return value;
  }

  private async follow(path: ObjectPath): Promise<unknown> {
    switch (path.ObjectPathType) {
      case ObjectPathType.Root:
        return this.options.root;
      case ObjectPathType.Null:
        return null;
      case ObjectPathType.Service: {
        const service = this.options.services[path.Name];
        if (service) return service;
        this.options.onMissing(path.Name);
        throw new ServiceError("ApiNotFound");
      }
      case ObjectPathType.ReferenceId: {
        const kept = this.references.get(path.Name);
        if (kept) return kept;
        throw new ServiceError("InvalidReference", "The object that this refers to has been released.");
      }
    }
    const parent = await this.resolve(path.ParentObjectPathId!);
    if (parent === null) return null;
    const target = asRemote(parent);
    switch (path.ObjectPathType) {
      case ObjectPathType.Property: {
        const descriptor = member(target, publicName(path.Name), this.options.onMissing);
        return (await (descriptor.get?.call(target) as unknown)) ?? null;
      }
      case ObjectPathType.Indexer:
        return (await this.invoke(target, "getItem", path.ArgumentInfo)) ?? null;
      default:
        return (await this.invoke(target, publicName(path.Name), path.ArgumentInfo)) ?? null;
    }
  }

  /** The arguments of a call. Objects of the workbook come as paths, and omitted arguments as null. */
  private async values(info: ArgumentInfo | undefined): Promise<unknown[]> {
    const values: unknown[] = (info?.Arguments ?? []).map((value) => value ?? undefined);
    for (const [index, id] of (info?.ReferencedObjectPathIds ?? []).entries()) {
      if (typeof id === "number" && id > 0) values[index] = await this.resolve(id);
    }
    return values;
  }

  /** The member that failed, such as `WorksheetCollection.getItem`. */
  private location(action: Action): string {
    const path = this.body.ObjectPaths[String(action.ObjectPathId)];
    const owner = (id: number | undefined) => {
      const value = id === undefined ? undefined : this.resolved.get(id);
      return value instanceof RemoteObject ? value[typeName] : undefined;
    };
    if (action.ActionType === ActionType.Instantiate || !this.resolved.has(action.ObjectPathId)) {
      const parent = owner(path?.ParentObjectPathId);
      const name = path?.ObjectPathType === ObjectPathType.Indexer ? "getItem" : publicName(path?.Name ?? "");
      return parent ? `${parent}.${name}` : name;
    }
    const target = owner(action.ObjectPathId) ?? "";
    return action.Name === "" ? target : `${target}.${publicName(action.Name)}`;
  }
}

function asRemote(target: unknown): RemoteObject {
  if (target instanceof RemoteObject) return target;
  if (target === null) throw new ServiceError("ItemNotFound");
  throw new ServiceError("InvalidOperation");
}
