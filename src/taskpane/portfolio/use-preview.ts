import { useEffect, useMemo, useState } from "react";
import { slice, workOff } from "../../base/pauses";
import { preview, type Preview, type PreviewInputs } from "./preview";

/**
 * The preview of these inputs. A few holdings are planned at once; thousands between the page's other work, and until that plan
 * stands there no other is shown for it.
 */
export function usePreview({ profile, holdings, holdingsAreWrong, rules, signal }: PreviewInputs): Preview {
  const { work, step } = useMemo(() => {
    const started = preview({ profile, holdings, holdingsAreWrong, rules, signal });
    return { work: started, step: slice(started) };
  }, [profile, holdings, holdingsAreWrong, rules, signal]);
  const [finished, setFinished] = useState<{ readonly work: typeof work; readonly shown: Preview }>();
  useEffect(
    () => (step.done ? undefined : workOff(work, (shown) => setFinished({ work, shown }))),
    [work, step],
  );
  if (step.done) return step.value;
  if (finished?.work === work) return finished.shown;
  return { kind: "planning", ...(finished?.shown.kind === "plan" && { last: finished.shown.plan }) };
}
