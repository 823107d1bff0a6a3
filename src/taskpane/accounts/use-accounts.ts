import { useEffect, useEffectEvent, useRef, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { parseAddress } from "../../excel/addresses";
import type { CellsSource } from "../../excel/cells/source";
import { undoLastWrite, type Write } from "../../excel/writes/undo";
import { type Accounts, accountsOf, type Asked, type Goal } from "../../workbook/accounts/figures";
import {
  type AccountSheet,
  type Picked,
  readAccounts,
  readSelectedTable,
} from "../../workbook/accounts/read";
import { writeSampleAccount } from "../../workbook/accounts/sample";
import type { TableKind } from "../../workbook/accounts/tables";
import { writeAccount } from "../../workbook/accounts/write";
import { selectCells } from "../../workbook/formulas/explain/explain-cell";
import { readNumber } from "../parts/number-input";
import { accountRules, pickedTables } from "../state/account-choice";
import { shownView } from "../state/navigation";
import { useLastWrite, useObservable } from "../state/use-observable";
import { useWorkbookChanges } from "../state/use-workbook-changes";
import { writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";

type Activity = TableKind | "sample" | "write" | "undo";

/** What is read, and what the functions say of it. */
export interface AccountsRead {
  readonly sheet: AccountSheet;
  /** Undefined where there is neither a table of positions nor collateral. */
  readonly accounts: Accounts | undefined;
}

/** The writes that this view offers to take back. */
const ownWrites: readonly Write["kind"][] = ["account", "sample account"];

/** Milliseconds without another choice before all is calculated again. */
const quiet = 150;

/** The Accounts view's choices, what it has read, and what its buttons do. It reads and follows the sheet while it is in front. */
export function useAccounts() {
  const picked = useObservable(pickedTables);
  const rules = useObservable(accountRules);
  const [account, setAccount] = useState<string>();
  const [targetText, setTargetText] = useState("30");
  const [goal, setGoal] = useState<Goal>("distance");
  const [read, setRead] = useState<AccountsRead>();
  const [readProblem, setReadProblem] = useState<Problem>();
  const [activity, setActivity] = useState<Activity>();
  const [progress, setProgress] = useState<string>();
  const [result, setResult] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const isShown = useObservable(shownView) === "accounts";
  const last = useLastWrite();
  const written = last && ownWrites.includes(last.kind) ? last : undefined;
  const target = readTarget(targetText);
  const turn = useRef(0);
  const cancelling = useRef<AbortController>(undefined);
  const tried = useRef<() => Promise<void>>(undefined);

  const asked: Asked = { account, target: target ?? 0.3, goal };
  async function readNow(): Promise<void> {
    const own = (turn.current += 1);
    try {
      const next = await readAll(picked, rules, asked);
      // A reading that was begun later is the one that counts.
      if (own !== turn.current) return;
      setRead(next);
      setReadProblem(undefined);
    } catch (error) {
      if (own === turn.current) setReadProblem(asProblem("The account was not read.", error));
    }
  }
  const readSoon = useEffectEvent(readNow);

  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => void readSoon(), quiet);
    return () => clearTimeout(timer);
  }, [isShown, picked, rules, account, target, goal]);

  useWorkbookChanges(
    isShown,
    () => void readNow(),
    (error) => setReadProblem(asProblem("The view is not updating with the sheet.", error)),
  );

  async function during(doing: Activity, what: string, work: () => Promise<void>): Promise<void> {
    setActivity(doing);
    setProblem(undefined);
    setResult("");
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    setActivity(undefined);
    setProgress(undefined);
  }

  function writing(doing: Activity, what: string, work: () => Promise<void>): Promise<void> {
    tried.current = work;
    return during(doing, what, work);
  }

  async function writeSheet(): Promise<void> {
    cancelling.current = new AbortController();
    const fresh = await readAll(picked, rules, asked);
    setRead(fresh);
    if (fresh.accounts?.kind !== "figures") return;
    const { name, cross, isolated } = fresh.accounts.figures;
    const outcome = await writeAccount(
      { tables: fresh.sheet.tables, rules },
      { ...asked, account: name },
      cross?.standing ?? isolated[0],
      { signal: cancelling.current.signal, onProgress: setProgress },
    );
    setResult(
      outcome.kind === "cancelled"
        ? "Cancelled. The workbook is unchanged."
        : `Written to ${outcome.write.address}.`,
    );
  }

  return {
    ...{ read, readProblem, activity, progress, result, problem, written },
    ...{ picked, rules, targetText, target, goal, setAccount, setTargetText, setGoal },
    setRules: accountRules.set,
    pick: (kind: TableKind, source: CellsSource | "none" | undefined) =>
      pickedTables.set({ ...pickedTables.get(), [kind]: source }),
    pickSelection: (kind: TableKind) =>
      during(kind, "The selection was not read.", async () => {
        const source = await readSelectedTable(kind);
        pickedTables.set({ ...pickedTables.get(), [kind]: source });
      }),
    showCells: (address: string) =>
      void selectCells(address).catch((error: unknown) =>
        setProblem(asProblem("The cell was not selected.", error)),
      ),
    addSample: () =>
      writing("sample", "The sample was not written.", async () => {
        await writeSampleAccount();
        pickedTables.set({});
      }),
    write: () => writing("write", "The account was not written.", writeSheet),
    cancel: () => cancelling.current?.abort(),
    tryAgain: () =>
      during("write", "The last write was not undone.", () =>
        writeAgain(tried.current ?? (() => Promise.resolve())),
      ),
    undo: () =>
      during("undo", "The last write was not undone.", async () => {
        const what = written && describeWrite(written);
        if (await undoLastWrite(askToLose)) setResult(`Undone: ${what}.`);
      }),
    dismiss: () => setProblem(undefined),
  };
}

export type AccountsModel = ReturnType<typeof useAccounts>;

/** The write that Undo takes back, such as "account in Account 2". */
export function describeWrite({ kind, address }: Write): string {
  return `${kind} in ${parseAddress(address).sheet}`;
}

async function readAll(picked: Picked, rules: string, asked: Asked): Promise<AccountsRead> {
  const sheet = await readAccounts(picked);
  const { tables } = sheet;
  const accounts =
    tables.positions || tables.collateral ? await accountsOf({ tables, rules }, asked) : undefined;
  return { sheet, accounts };
}

/** The shock that is typed as a percentage; undefined where it is none above 0. */
function readTarget(text: string): number | undefined {
  const typed = readNumber(text, true);
  return typed !== undefined && typed > 0 ? typed : undefined;
}
