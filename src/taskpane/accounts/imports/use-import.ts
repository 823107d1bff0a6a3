import { useEffect, useEffectEvent, useRef, useState } from "react";
import { withPauses } from "../../../base/pauses";
import { asProblem, type Problem } from "../../../base/problem";
import type { ImportFile } from "../../../imports/files/container";
import type { Mapping } from "../../../imports/formats/mapped";
import { readKept, withMappings } from "../../../workbook/imports/kept";
import { planImport } from "../../../workbook/imports/plan";
import { readThere } from "../../../workbook/imports/there";
import { writeImport } from "../../../workbook/imports/write";
import { counted } from "../../parts/format";
import { lasting, type Answers } from "./answers";
import { faultOf } from "./questions";
import { chooseAgain, readFiles, type Choices, type Read } from "./reading";
import { writtenWords } from "./words";

type Activity = "read" | "write";

/** What was said of the files in this session; the workbook gets what lasts of it with the import. */
interface Said {
  readonly answers: Answers;
  readonly mappings: readonly Mapping[];
  readonly choices: Choices;
}

const nothingSaid: Said = {
  answers: {},
  mappings: [],
  choices: { shortUids: false, withNotes: true, asResults: false },
};

/** Reads the files that were dropped, asks what they do not say, and writes what is new. */
export function useImport(files: readonly ImportFile[], takenBack: number, onWritten: () => void) {
  const [said, setSaid] = useState(nothingSaid);
  const [typed, setTyped] = useState<Answers>({});
  const [read, setRead] = useState<Read>();
  const [isUidFixed, setUidFixed] = useState(false);
  const [mappings, setMappings] = useState<readonly Mapping[]>([]);
  const [activity, setActivity] = useState<Activity | undefined>("read");
  const [progress, setProgress] = useState("");
  const [result, setResult] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const cancelling = useRef<AbortController>(undefined);

  async function during(doing: Activity, what: string, work: (signal: AbortSignal) => Promise<string>) {
    cancelling.current?.abort();
    const own = new AbortController();
    cancelling.current = own;
    setActivity(doing);
    setProblem(undefined);
    setProgress("");
    setResult("");
    const end = (text: string, error?: Problem): void => {
      // Work that was begun later is the one that counts.
      if (cancelling.current !== own) return;
      setActivity(undefined);
      setResult(text);
      setProblem(error);
    };
    try {
      end(await work(own.signal));
    } catch (error) {
      if (own.signal.aborted) end("Cancelled. The workbook is unchanged.");
      else end("", asProblem(what, error));
    }
  }

  /** Reads all files with what was said. A reading that is cancelled leaves what was there before. */
  function readAll(next: Said, before: Read | undefined): Promise<void> {
    return during("read", "The files were not read.", async (signal) => {
      await take(next, before, signal);
      return "";
    });
  }

  async function take(next: Said, before: Read | undefined, signal: AbortSignal): Promise<void> {
    const there = await readThere();
    const kept = await readKept();
    const isFixed = there.keys.size > 0;
    const { choices } = next;
    const known = withMappings(kept.mappings, next.mappings);
    const all: Said = {
      answers: { ...kept.answers, ...next.answers },
      mappings: next.mappings,
      choices: isFixed ? { ...choices, shortUids: kept.shortUids } : choices,
    };
    const onRows = (rows: number): void => {
      signal.throwIfAborted();
      setProgress(`${counted(rows, "row")} read`);
    };
    const own = await readFiles({ files, ...all, mappings: known, there, onRows }, before);
    signal.throwIfAborted();
    setSaid(all);
    setTyped(all.answers);
    setMappings(known);
    setUidFixed(isFixed);
    setRead(own);
  }

  const readNew = useEffectEvent(() => void readAll(said, undefined));
  useEffect(() => {
    const timer = setTimeout(() => readNew());
    return () => {
      clearTimeout(timer);
      cancelling.current?.abort();
    };
  }, [files, takenBack]);

  /** What is chosen for long tables changes nothing of what was read. */
  function choose(own: Read, asResults: boolean): Promise<void> {
    return during("read", "The results were not added up.", async (signal) => {
      setProgress(asResults ? "Adding up the results" : "Looking at the workbook");
      const choices = { ...said.choices, asResults };
      const chosen = await chooseAgain(own, choices, await readThere());
      signal.throwIfAborted();
      setSaid({ ...said, choices });
      setRead(chosen);
      return "";
    });
  }

  function write(fresh: Read): Promise<void> {
    return during("write", "The import was not written.", async (signal) => {
      const outcome = await writeImport(fresh.brought, {
        signal,
        onProgress: setProgress,
        seen: fresh.plan,
        said: {
          answers: lasting(said.answers),
          mappings: said.mappings,
          shortUids: said.choices.shortUids,
        },
      });
      if (outcome.kind === "cancelled") return "Cancelled. The workbook is unchanged.";
      if (outcome.kind === "changed") {
        await take(said, fresh, signal);
        return "The workbook has changed since the files were read, so nothing was written. The preview now shows what is new.";
      }
      onWritten();
      setUidFixed(true);
      setRead({ ...fresh, plan: await withPauses(planImport(fresh.brought, await readThere())) });
      if (outcome.kind === "nothing new") return "The workbook already has all of these rows.";
      return writtenWords(outcome);
    });
  }

  const questions = read?.questions ?? [];
  const faults = new Map(
    questions.flatMap((question) => {
      const fault = faultOf(question, typed[question.key] ?? "");
      return fault === undefined ? [] : [[question.key, fault] as const];
    }),
  );
  return {
    ...{ read, said, typed, faults, mappings, activity, progress, result, problem, isUidFixed },
    /** Without an answer to these nothing is written. */
    open: questions.filter(({ key, isNeeded }) => isNeeded && said.answers[key] === undefined),
    type: (key: string, text: string) => setTyped({ ...typed, [key]: text }),
    answer: () => {
      const given = Object.entries(typed).filter(([key, text]) => text.trim() !== "" && !faults.has(key));
      return readAll({ ...said, answers: Object.fromEntries(given) }, read);
    },
    shortenUids: (shortUids: boolean) =>
      readAll({ ...said, choices: { ...said.choices, shortUids } }, undefined),
    writeResults: (asResults: boolean) => (read ? choose(read, asResults) : Promise.resolve()),
    writeNotes: (withNotes: boolean) => {
      if (!read) return;
      setSaid({ ...said, choices: { ...said.choices, withNotes } });
      setRead({ ...read, brought: { ...read.brought, withNotes } });
    },
    map: (mapping: Mapping) =>
      readAll({ ...said, mappings: withMappings(said.mappings, [mapping]) }, undefined),
    write: () => (read ? write(read) : Promise.resolve()),
    cancel: () => cancelling.current?.abort(),
    dismiss: () => setProblem(undefined),
  };
}

export type ImportModel = ReturnType<typeof useImport>;
