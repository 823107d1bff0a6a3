import { useEffect, useEffectEvent, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";

export interface Reading<T> {
  readonly value?: T;
  readonly problem?: Problem;
}

/** Reads something from the workbook, again with every new version. The previous value stays until then. */
export function useRead<T>(version: number, what: string, read: () => Promise<T>): Reading<T> {
  const [reading, setReading] = useState<Reading<T>>({});
  const readNow = useEffectEvent(read);
  useEffect(() => {
    if (version === 0) return;
    let isCurrent = true;
    readNow().then(
      (value) => isCurrent && setReading({ value }),
      (error: unknown) => isCurrent && setReading({ problem: asProblem(what, error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [version, what]);
  return reading;
}
