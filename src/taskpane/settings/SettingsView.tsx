import { Button, Link, makeStyles, Spinner, Title3, tokens } from "@fluentui/react-components";
import { ArrowResetRegular, ArrowUndoRegular, TableAddRegular, TableRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { LiveSection } from "../live/LiveSection";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { Problem } from "../../base/problem";
import { Section } from "../parts/Section";
import { version } from "../../base/version";
import { BracketsSection } from "./brackets/BracketsSection";
import { NumberSettings } from "./NumberSettings";
import { OpeningSection } from "./OpeningSection";
import { ProfilesSection } from "./ProfilesSection";
import { ResultsSection } from "./ResultsSection";
import { ReviewSettings } from "./ReviewSettings";
import { SourcesSection } from "./SourcesSection";
import { useSettingsView, type SettingsViewModel } from "./use-settings-view";
import { VenueSection } from "./VenueSection";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  text: { margin: 0 },
  result: { margin: 0, ":empty": { display: "none" } },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The settings that the rebalances of this workbook start from; they travel with the file. */
export function SettingsView() {
  const styles = useStyles();
  const view = useSettingsView();
  const { settings, faults, problem, save } = view;
  const shared = { settings, onChange: save };
  const resetButton = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Settings
      </Title3>
      <p className={styles.text}>Saved in this workbook, they travel with the file.</p>
      {problem && (
        <ProblemBar problem={problem} onDismiss={view.dismiss}>
          <TryAgain problem={problem} isBusy={view.isBusy} onTryAgain={() => void view.tryAgain()} />
        </ProblemBar>
      )}
      {faults.length > 0 && <ProblemBar problem={unreadable(faults)} />}
      <VenueSection {...shared} />
      <BracketsSection settings={settings} />
      <Section title="Rebalancing">
        <p className={styles.text}>Portfolio starts from these; its own rules take precedence.</p>
        <NumberSettings group="amounts" {...shared} />
        <NumberSettings group="bands" {...shared} />
      </Section>
      <Section title="Risk limits">
        <NumberSettings group="limits" {...shared} />
      </Section>
      <ReviewSettings {...shared} />
      <ProfilesSection />
      <SheetSection view={view} />
      <LiveSection />
      <OpeningSection />
      <ResultsSection />
      <Section title="Defaults">
        <div className={styles.buttons}>
          <Button ref={resetButton} icon={<ArrowResetRegular />} onClick={view.reset}>
            Reset to defaults
          </Button>
          {view.isReset && (
            <Button
              icon={<ArrowUndoRegular />}
              onClick={() => {
                view.undoReset();
                resetButton.current?.focus(); // this button disappears
              }}
            >
              Undo reset
            </Button>
          )}
        </div>
        <p className={styles.result} role="status">
          {view.isReset ? "All settings are back to their defaults; your profiles stay." : ""}
        </p>
      </Section>
      <SourcesSection settings={settings} />
      <Section title="About">
        <p className={styles.text}>
          Ballast {version}.{" "}
          <Link inline href="docs/index.html" target="_blank" rel="noreferrer">
            Read the documentation
          </Link>
          {" · "}
          <Link inline href="licences.txt" target="_blank" rel="noreferrer">
            Licences
          </Link>
        </p>
      </Section>
    </>
  );
}

function SheetSection({ view }: { view: SettingsViewModel }) {
  const styles = useStyles();
  const hasSheet = view.cells !== undefined;
  const sheetButton = useRef<HTMLButtonElement>(null);
  const icon = hasSheet ? <TableRegular /> : <TableAddRegular />;
  return (
    <Section title="Settings sheet">
      <p className={styles.text}>
        {hasSheet
          ? "Formulas can read the settings and your profiles by the names on the sheet. Changes that you make there are read back."
          : "A sheet with named cells lets formulas read the settings and your profiles: Ballast_FeeRate, Ballast_Contract."}
      </p>
      <div className={styles.buttons}>
        <Button
          ref={sheetButton}
          icon={view.isBusy ? <Spinner size="tiny" /> : icon}
          disabledFocusable={view.isBusy}
          onClick={() => void (hasSheet ? view.showSheet() : view.writeSheet())}
        >
          {hasSheet ? "Show the Settings sheet" : "Write a Settings sheet"}
        </Button>
        {view.canUndoSheet && (
          <Button
            icon={<ArrowUndoRegular />}
            disabledFocusable={view.isBusy}
            onClick={() => {
              void view.undoSheet();
              sheetButton.current?.focus(); // this button disappears
            }}
          >
            Undo the sheet
          </Button>
        )}
      </div>
      <p className={styles.result} role="status">
        {view.result}
      </p>
    </Section>
  );
}

function unreadable(faults: readonly string[]): Problem {
  return new Problem(
    "Some cells of the Settings sheet hold no setting.",
    faults,
    "Correct the cells; until then the previous values apply.",
  );
}
