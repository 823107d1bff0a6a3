import { Button, makeStyles, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, SearchRegular, WrenchRegular } from "@fluentui/react-icons";
import { mayBeOfOthers, type Findings } from "../../workbook/formulas/repair/search";
import type { RepairReport } from "../../workbook/formulas/repair/repair";
import { useEffect, useRef } from "react";
import { counted } from "../parts/format";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { TryAgain } from "../undo/TryAgain";
import { LeftoverList } from "./LeftoverList";
import { useRepair } from "./use-repair";

const useStyles = makeStyles({
  /** The tabs cover this much above it. */
  section: { scrollMarginTop: "40px" },
  text: { margin: 0, overflowWrap: "anywhere" },
  result: { margin: 0, ":empty": { display: "none" } },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Finds formulas that lost the add-in, shows them, and enters them again. */
export function RepairSection() {
  const styles = useStyles();
  const section = useRef<HTMLDivElement>(null);
  const findButton = useRef<HTMLButtonElement>(null);
  /** For a button that disappears when it is pressed. */
  const keepFocus = () => findButton.current?.focus();
  const repair = useRepair(() => section.current?.scrollIntoView());
  const { activity, share, findings, left, report, problem, canUndo } = repair;
  useEffect(() => {
    if (findings) section.current?.scrollIntoView({ block: "nearest" });
  }, [findings]);
  const isBusy = activity !== undefined;
  const chosen = findings ? findings.leftovers.length - left.size : 0;
  return (
    <div ref={section} className={styles.section}>
      <Section title="Repair formulas">
        <p className={styles.text}>
          Where a workbook was opened without Ballast, formulas can be left as <code>_xldudf_…</code>, also as
          functions of another file (<code>Book.xla!_xldudf_…</code>), or as <code>#NAME?</code>. First choose
          Home &gt; Add-ins and click Ballast there. Ballast finds such formulas in cells, names and
          conditional formats and re-enters them, as recalculating does not help.
        </p>
        <div className={styles.buttons}>
          <Button
            ref={findButton}
            appearance={chosen > 0 ? "secondary" : "primary"}
            icon={activity === "search" ? <Spinner size="tiny" /> : <SearchRegular />}
            disabledFocusable={isBusy}
            onClick={() => void repair.search()}
          >
            Find broken formulas
          </Button>
          {chosen > 0 && (
            <Button
              appearance="primary"
              icon={activity === "repair" ? <Spinner size="tiny" /> : <WrenchRegular />}
              disabledFocusable={isBusy}
              onClick={() => {
                void repair.repair();
                keepFocus();
              }}
            >
              Repair {counted(chosen, "formula")}
            </Button>
          )}
          {canUndo && (
            <Button
              icon={activity === "undo" ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
              disabledFocusable={isBusy}
              onClick={() => {
                void repair.undo();
                keepFocus();
              }}
            >
              Undo repair
            </Button>
          )}
          {isBusy && activity !== "undo" && (
            <Button
              onClick={() => {
                repair.cancel();
                keepFocus();
              }}
            >
              Cancel
            </Button>
          )}
        </div>
        {isBusy && activity !== "undo" && (
          <ProgressBar
            value={share}
            aria-label={activity === "search" ? "Searching the workbook" : "Re-entering the formulas"}
          />
        )}
        <p className={styles.result} role="status">
          {isBusy ? "" : report ? reported(report) : findings ? found(findings) : repair.result}
        </p>
        {findings && findings.leftovers.length > 0 && (
          <LeftoverList
            label="Broken formulas"
            items={findings.leftovers.map((leftover) => ({ leftover }))}
            left={left}
            onToggle={repair.toggle}
            onShow={repair.show}
          />
        )}
        {report && report.broken.length > 0 && (
          <LeftoverList label="Still broken" items={report.broken} onShow={repair.show} />
        )}
        {problem && (
          <ProblemBar problem={problem} onDismiss={repair.dismiss}>
            <TryAgain problem={problem} isBusy={isBusy} onTryAgain={() => void repair.repairAgain()} />
          </ProblemBar>
        )}
      </Section>
    </div>
  );
}

function found({ leftovers, skipped, deadRules, isCancelled }: Findings): string {
  const withoutNamespace = leftovers.filter(({ causes }) => causes.includes("no namespace")).length;
  const withAnother = leftovers.filter(mayBeOfOthers).length;
  const sentences = [
    leftovers.length === 0
      ? `No formula needs repair${isCancelled ? " so far" : ""}.`
      : `${counted(leftovers.length, "formula")} ${leftovers.length === 1 ? "needs" : "need"} a repair. Untick any that should stay as they are.`,
    ...(withoutNamespace > 0
      ? [
          `${counted(withoutNamespace, "formula")} ${withoutNamespace === 1 ? "was" : "were"} written by a Ballast without a prefix: Repair adds the one that the functions have here.`,
        ]
      : []),
    ...(withAnother > 0
      ? [
          `${counted(withAnother, "formula")} ${withAnother === 1 ? "has" : "have"} a prefix that this Ballast does not use, and ${withAnother === 1 ? "is" : "are"} not ticked: tick those that a Ballast with that prefix wrote, and leave those of another add-in.`,
        ]
      : []),
    ...skipped.map(
      ({ sheet, count: cells }) =>
        `${sheet} is protected: ${counted(cells, "formula")} there ${cells === 1 ? "is" : "are"} left alone. Unprotect it on the Review tab to repair ${cells === 1 ? "it" : "them"}.`,
    ),
    ...(deadRules.length > 0
      ? [
          `Excel does not call Ballast's functions in conditional formats, and ${counted(deadRules.length, "format")} ${deadRules.length === 1 ? "has" : "have"} some (${deadRules.map(({ where }) => where).join(", ")}): put the call into a cell and let the format read that cell.`,
        ]
      : []),
    ...(isCancelled ? ["The search was cancelled before it finished."] : []),
  ];
  return sentences.join(" ");
}

function reported({ repaired, repairedRules, broken, left }: RepairReport): string {
  const sentences = [
    `${counted(repaired, "formula")} repaired.`,
    ...(repairedRules > 0
      ? [
          `${counted(repairedRules, "conditional format")} among them ${repairedRules === 1 ? "has its" : "have their"} formula back, but Excel does not call Ballast's functions there: put the call into a cell and let the format read that cell.`,
        ]
      : []),
    ...(broken.length > 0 ? [`${counted(broken.length, "formula")} still broken:`] : []),
    ...(left > 0 ? [`Cancelled: ${counted(left, "formula")} left as before.`] : []),
  ];
  return sentences.join(" ");
}
