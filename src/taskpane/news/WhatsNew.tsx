import {
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { version } from "../../base/version";
import { takeNews } from "./news";

const useStyles = makeStyles({
  bar: {
    alignItems: "start",
    margin: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  body: { whiteSpace: "normal", overflowWrap: "anywhere" },
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
    <MessageBar intent="info" layout="multiline" politeness="polite" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>New in Ballast {version}</MessageBarTitle>
        <ul className={styles.points}>
          {news.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <Link inline href="docs/changelog.html" target="_blank" rel="noreferrer">
          All changes
        </Link>
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label="Dismiss what is new"
            onClick={() => setNews([])}
          />
        }
      />
    </MessageBar>
  );
}
