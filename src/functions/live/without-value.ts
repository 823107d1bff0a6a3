import type { NoValue } from "../../market/live/interface";
import { type Failure, texts, unsolved } from "../cells/errors";

/** Why a cell has no live value. One reason gives one failure, since it may fill many cells. */
export function withoutValue({ reason }: NoValue): Failure {
  const known = failures.get(reason);
  if (known) return known;
  if (failures.size >= most) failures.clear();
  const failure = unsolved(texts.noLiveValue(reason));
  failures.set(reason, failure);
  return failure;
}

const most = 500;
const failures = new Map<string, Failure>();
