import { useState } from "react";
import { asProblem, type Problem } from "../../../base/problem";
import { undoLastWrite } from "../../../excel/writes/undo";
import type { Ask } from "../../../market/brackets/ask";
import type { Settings } from "../../../workbook/settings/rules";
import { writeBrackets } from "../../../workbook/brackets/write";
import { localized } from "../../parts/format";
import { useLastWrite } from "../../state/use-observable";
import { askToLose } from "../../undo/undo-question";
import { chosenVenue } from "./choices";
import { fetchPreview, pastePreview, type Preview } from "./preview";

type Activity = "fetch" | "write" | "undo";

/** The choices of the section, what was read, and the actions of its buttons. */
export function useBrackets(settings: Settings, ask: Ask) {
  const [venue, setVenue] = useState(() => chosenVenue(settings.venue));
  const [symbol, setSymbol] = useState(settings.contract);
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<Preview>();
  const [activity, setActivity] = useState<Activity>();
  const [problem, setProblem] = useState<Problem>();
  const [result, setResult] = useState("");
  const last = useLastWrite();

  async function attempt(
    what: string,
    doing: Activity | undefined,
    work: () => Promise<string>,
  ): Promise<void> {
    setActivity(doing);
    setProblem(undefined);
    setResult("");
    try {
      setResult(await work());
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    setActivity(undefined);
  }

  /** What was read is of another contract by now. */
  const anew = (): void => {
    setPreview(undefined);
    setProblem(undefined);
    setResult("");
  };

  const read = (doing: "fetch" | undefined, reading: () => Preview | Promise<Preview>): Promise<void> => {
    setPreview(undefined);
    return attempt("The brackets were not read.", doing, async () => {
      const next = await reading();
      setPreview(next);
      return localized(next.changes.summary);
    });
  };

  return {
    ...{ venue, symbol, text, preview, activity, problem, result },
    canUndo: last?.kind === "brackets",
    pickVenue: (next: string) => {
      setVenue(next);
      anew();
    },
    typeSymbol: (next: string) => {
      setSymbol(next.slice(0, 60));
      anew();
    },
    paste: (next: string) => {
      setText(next);
      anew();
    },
    dismiss: () => setProblem(undefined),
    fetch: () => read("fetch", () => fetchPreview({ venue, symbol }, ask)),
    readText: () => read(undefined, () => pastePreview(text, { venue, symbol })),
    write: () =>
      attempt("The brackets were not written.", "write", async () => {
        const { address } = await writeBrackets(preview!.checked.table);
        return `Written to ${address}.`;
      }),
    undo: () =>
      attempt("The brackets were not undone.", "undo", async () =>
        (await undoLastWrite(askToLose)) ? "The table is back as it was." : "",
      ),
  };
}

export type BracketsModel = ReturnType<typeof useBrackets>;
