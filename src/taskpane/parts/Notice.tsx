import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  messageBarClassNames,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  bar: {
    alignItems: "start",
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    // A pane magnified twice has room for the words or for the icon.
    "@media (max-width: 240px)": {
      paddingLeft: tokens.spacingHorizontalS,
      [`& .${messageBarClassNames.icon}`]: { display: "none" },
    },
  },
  body: { whiteSpace: "normal", overflowWrap: "anywhere" },
});

interface NoticeProps {
  readonly intent: "info" | "warning" | "error";
  readonly title?: string;
  /** True where a screen reader is not interrupted by it, warning or error as it is. */
  readonly isPolite?: boolean;
  readonly onDismiss?: () => void;
  /** What the button that dismisses it is called. */
  readonly dismissLabel?: string;
  /** Buttons below the text. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A bar that says something: a title, a text of several lines, and what can be done about it. */
export function Notice(props: NoticeProps) {
  const styles = useStyles();
  const {
    intent,
    title,
    isPolite,
    onDismiss,
    dismissLabel = "Dismiss",
    actions,
    className,
    children,
  } = props;
  return (
    <MessageBar
      intent={intent}
      layout="multiline"
      politeness={isPolite ? "polite" : undefined}
      className={mergeClasses(styles.bar, className)}
    >
      <MessageBarBody className={styles.body}>
        {title !== undefined && (
          <>
            <MessageBarTitle>{title}</MessageBarTitle>{" "}
          </>
        )}
        {children}
      </MessageBarBody>
      {(onDismiss ?? actions) && (
        <MessageBarActions
          containerAction={
            onDismiss && (
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={dismissLabel}
                onClick={onDismiss}
              />
            )
          }
        >
          {actions}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
