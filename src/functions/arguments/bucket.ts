import { bucketNames, isUnclearBucket } from "../../core/allocation/targets";
import { choices } from "../cells/errors";
import { text } from "./words";

/** A bucket of a portfolio. A name of the user's own is spot, unless it sounds like another bucket. */
export const bucket = {
  ...text,
  wanted: `${choices(bucketNames)}, or another name for spot`,
  read: (value: number | string | boolean) => {
    const name = text.read(value);
    return name === undefined || isUnclearBucket(name) ? undefined : name;
  },
};
