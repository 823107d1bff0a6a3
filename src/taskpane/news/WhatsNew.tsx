import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { version } from "../../base/version";
import { Notice } from "../parts/Notice";
import { takeNews } from "./news";

const useStyles = makeStyles({
  bar: {
    margin: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
    "@media (max-width: 240px)": { margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} 0` },
  },
  points: {
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}`,
    paddingLeft: tokens.spacingHorizontalL,
  },
});

/** Says once after an update what is new. It stays until it is dismissed or the pane is closed. */
export function WhatsNew() {
  const styles = useStyles();
  const [news, setNews] = useState(takeNews);
  if (news.length === 0) return null;
  return (
    <Notice
      intent="info"
      title={`New in Ballast ${version}`}
      onDismiss={() => setNews([])}
      dismissLabel="Dismiss what is new"
      className={styles.bar}
    >
      <ul className={styles.points}>
        {news.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Link inline href="docs/changelog.html" target="_blank" rel="noreferrer">
        All changes
      </Link>
    </Notice>
  );
}
