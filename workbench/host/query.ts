import { find, getters, member } from "./reflection";
import { identity, items, RemoteObject } from "./remote";
import type { QueryInfo } from "./request";
import { wireName } from "./request";

type Tree = Map<string, Tree>;

/** Answers `load` with the selected properties by their wire names. Without a selection, all properties except objects are read. */
export async function query(
  target: RemoteObject,
  info: QueryInfo,
  onMissing: (name: string) => void,
): Promise<unknown> {
  const selection: Tree = new Map();
  for (const path of [...(info.Select ?? []), ...(info.Expand ?? [])]) add(selection, path.split("/"));
  return read(target, selection, info, onMissing);
}

function add(tree: Tree, [name, ...rest]: string[]): void {
  if (name === undefined || name === "") return;
  if (!tree.has(name)) tree.set(name, new Map());
  add(tree.get(name)!, rest);
}

async function read(
  target: RemoteObject,
  selection: Tree,
  page: Pick<QueryInfo, "Top" | "Skip">,
  onMissing: (name: string) => void,
): Promise<Record<string, unknown>> {
  if (target[items]) return readCollection(target, selection, page, onMissing);
  const answer: Record<string, unknown> = {};
  if (target[identity] !== undefined) answer.Id = target[identity];
  const wanted = named(selection);
  const all = wanted.size === 0;
  for (const name of all ? getters(target) : wanted.keys()) {
    const value: unknown = await (member(target, name, onMissing).get?.call(target) as unknown);
    if (value instanceof RemoteObject) {
      if (!all) answer[wireName(name)] = await read(value, wanted.get(name)!, {}, onMissing);
    } else answer[wireName(name)] = value ?? null;
  }
  return answer;
}

/** A selected name is either a property of the collection itself, such as `count`, or one of each item. */
async function readCollection(
  target: RemoteObject,
  selection: Tree,
  page: Pick<QueryInfo, "Top" | "Skip">,
  onMissing: (name: string) => void,
): Promise<Record<string, unknown>> {
  const answer: Record<string, unknown> = {};
  const ofItems: Tree = new Map(selection.get("items") ?? []);
  for (const [name, below] of selection) {
    if (name === "items") continue;
    if (!find(target, name)?.get) ofItems.set(name, below);
    else answer[wireName(name)] = await (member(target, name, onMissing).get?.call(target) as unknown);
  }
  const listed = target[items]!();
  const from = page.Skip ?? 0;
  const chosen = listed.slice(from, page.Top === undefined ? undefined : from + page.Top);
  const rows: unknown[] = [];
  for (const item of chosen) rows.push(await read(item, ofItems, {}, onMissing));
  answer._Items = rows;
  return answer;
}

/** `$all` and `*` mean everything, like an empty selection. */
function named(selection: Tree): Tree {
  return new Map([...selection].filter(([name]) => name !== "$all" && name !== "*"));
}
