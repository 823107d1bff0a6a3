import { AriaLiveAnnouncer, FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import { PortfolioView } from "./portfolio/PortfolioView";
import { useTheme } from "./theme";
import { version } from "./version";

const useStyles = makeStyles({
  pane: {
    minHeight: "100vh",
    display: "flex",
    flexDirection: "column",
  },
  view: {
    flexGrow: 1,
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "640px",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  footer: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The frame around the views: theme, room and the brand line. */
export function App() {
  const styles = useStyles();
  return (
    <FluentProvider theme={useTheme()}>
      <AriaLiveAnnouncer>
        <div className={styles.pane}>
          <main className={styles.view}>
            <PortfolioView />
          </main>
          <footer className={styles.footer}>Ballast {version}</footer>
        </div>
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}
