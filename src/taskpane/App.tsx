import {
  AriaLiveAnnouncer,
  FluentProvider,
  Link,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { useCallback, useEffect, useId, useLayoutEffect, useState } from "react";
import { bringStepsBack } from "./first-run/seen";
import { LiveStatus } from "./live/LiveStatus";
import { shownView, type ViewId } from "./state/navigation";
import { useObservable } from "./state/use-observable";
import { TabBar } from "./parts/TabBar";
import { keepFocusInSight, staysInSight } from "./parts/focus-in-sight";
import { LoadedView } from "./LoadedView";
import { NameErrors } from "./NameErrors";
import { WhatsNew } from "./news/WhatsNew";
import { useTheme } from "./theme";
import { UndoDialog } from "./undo/UndoDialog";
import { version } from "../base/version";
import { views } from "./views";
import { WaitNotice } from "./WaitNotice";

const useStyles = makeStyles({
  pane: {
    minHeight: "100vh",
    display: "flex",
    flexDirection: "column",
  },
  tabs: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalS,
  },
  main: { flexGrow: 1 },
  view: {
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "640px",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  hidden: { display: "none" },
  footer: {
    display: "flex",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    "& a, & button": { fontSize: "inherit" },
  },
  brand: { flexGrow: 1 },
});

/**
 * The frame around the views: theme, tabs and the brand line. A view keeps its state while another is in front. The view in front is
 * loaded before the others, which are all loaded then, because they answer to each other.
 */
export function App() {
  const styles = useStyles();
  const shown = useObservable(shownView);
  const id = useId();
  const [isFirstDrawn, setFirstDrawn] = useState(false);
  const onShown = useCallback(() => setFirstDrawn(true), []);
  useScrollPosition(shown);
  useEffect(keepFocusInSight, []);
  return (
    <FluentProvider theme={useTheme()}>
      <AriaLiveAnnouncer>
        <div className={styles.pane}>
          <header className={styles.tabs} {...staysInSight}>
            <TabBar
              label="Views"
              tabs={views}
              selected={shown}
              onSelect={shownView.set}
              tabId={(view) => `${id}-${view}-tab`}
              panelId={(view) => `${id}-${view}`}
            />
            <WaitNotice />
            <LiveStatus />
          </header>
          <main className={styles.main}>
            <WhatsNew />
            <NameErrors />
            {views.map((view) => (
              <div
                key={view.id}
                role="tabpanel"
                id={`${id}-${view.id}`}
                aria-labelledby={`${id}-${view.id}-tab`}
                className={mergeClasses(styles.view, view.id !== shown && styles.hidden)}
              >
                {(isFirstDrawn || view.id === shown) && <LoadedView view={view} onShown={onShown} />}
              </div>
            ))}
          </main>
          <footer className={styles.footer}>
            <span className={styles.brand}>Ballast {version}</span>
            <Link
              as="button"
              onClick={() => {
                shownView.set("portfolio");
                bringStepsBack();
              }}
            >
              Five steps
            </Link>
            <Link href="docs/glossary.html" target="_blank" rel="noreferrer">
              Glossary
            </Link>
          </footer>
        </div>
        <UndoDialog />
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}

const positions = new Map<ViewId, number>();

/** Restores the scroll position of each view. */
function useScrollPosition(shown: ViewId): void {
  useLayoutEffect(() => {
    window.scrollTo(0, positions.get(shown) ?? 0);
  }, [shown]);
  useEffect(() => {
    const remember = () => positions.set(shownView.get(), window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, []);
}
