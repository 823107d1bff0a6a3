import { useEffect, useMemo, useState } from "react";
import { slice, workOff } from "../../base/pauses";
import { preview, type Preview, type PreviewInputs } from "./preview";

/**
 * The preview of these inputs. A few holdings are planned immediately. Thousands are planned between the page's other work, and until
 * that plan is ready, the numbers of the last one are not shown.
 */
export function usePreview({
  profile,
  holdings,
  holdingsAreWrong,
  rules,
  signal,
  accounts,
}: PreviewInputs): Preview {
  const { work, step } = useMemo(() => {
    const started = preview({ profile, holdings, holdingsAreWrong, rules, signal, accounts });
    return { work: started, step: slice(started) };
  }, [profile, holdings, holdingsAreWrong, rules, signal, accounts]);
  const [finished, setFinished] = useState<{ readonly work: typeof work; readonly shown: Preview }>();
  useEffect(
    () => (step.done ? undefined : workOff(work, (shown) => setFinished({ work, shown }))),
    [work, step],
  );
  if (step.done) return step.value;
  if (finished?.work === work) return finished.shown;
  return { kind: "planning", last: finished?.shown.kind === "plan" ? finished.shown.plan : undefined };
}
