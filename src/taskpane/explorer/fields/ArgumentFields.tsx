import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { asProblem, type Problem } from "../../../base/problem";
import type { FunctionDoc } from "../../../workbook/formulas/function-doc";
import { declaredArguments } from "../../../workbook/formulas/functions";
import { pickSelection } from "../../../workbook/formulas/insert/selection";
import { ProblemBar } from "../../parts/ProblemBar";
import { ArgumentField } from "./ArgumentField";
import type { Call } from "./use-call";
import { fieldWords } from "./words";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** A field for each argument of a function. */
export function ArgumentFields({ doc, call }: { doc: FunctionDoc; call: Call }) {
  const styles = useStyles();
  const [notPicked, setNotPicked] = useState<Problem>();
  const words = fieldWords(doc, declaredArguments(doc.id), call.typed, call.defaults);
  const fault = call.result.value?.kind === "values" ? call.result.value.fault : undefined;
  const pick = async (at: number): Promise<void> => {
    try {
      call.type(at, await pickSelection());
      setNotPicked(undefined);
    } catch (error) {
      setNotPicked(asProblem("The selected cells were not taken.", error));
    }
  };
  return (
    <div className={styles.fields}>
      {doc.parameters.map(({ name, optional }, at) => (
        <ArgumentField
          key={name}
          words={words[at]!}
          isRequired={!optional}
          isAtFault={fault === name && call.typed[at] !== ""}
          value={call.typed[at]!}
          onChange={(text) => call.type(at, text)}
          onPick={() => void pick(at)}
        />
      ))}
      {notPicked && <ProblemBar problem={notPicked} onDismiss={() => setNotPicked(undefined)} />}
    </div>
  );
}
