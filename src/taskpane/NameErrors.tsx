import { useState } from "react";
import { describeNameErrors } from "../workbook/formulas/name-errors";
import { ProblemBar } from "./parts/ProblemBar";
import { useLastWrite } from "./state/use-observable";

/** Says so where formulas of the last write show #NAME?, whichever view wrote them. */
export function NameErrors() {
  const write = useLastWrite();
  const [dismissed, setDismissed] = useState<typeof write>();
  const problem = describeNameErrors(write?.nameErrors ?? []);
  if (!problem || write === dismissed) return null;
  return <ProblemBar problem={problem} onDismiss={() => setDismissed(write)} />;
}
