import {
  Body1,
  Button,
  Link,
  makeStyles,
  ProgressBar,
  Spinner,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { ArrowDownloadRegular, ArrowUndoRegular, TableAddRegular } from "@fluentui/react-icons";
import { useId, useRef, useState } from "react";
import type { Template } from "../../excel/sheets/description";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { fileOf, openInBrowser, pageOf, pictureOf } from "./download";
import { InsertLive } from "./InsertLive";
import type { Inserting } from "./use-insertion";

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  picture: {
    display: "block",
    width: "100%",
    aspectRatio: "8 / 5",
    objectFit: "cover",
    objectPosition: "left top",
    backgroundColor: "#FFFFFF",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0 },
  answers: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  outcome: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    ":has(> :only-child:empty)": { display: "none" },
  },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
  undo: { flexShrink: 0 },
});

/** One template: its picture, what it answers, and what can be done with it. */
export function TemplateCard({ template, inserting }: { template: Template; inserting: Inserting }) {
  const styles = useStyles();
  const heading = useId();
  const insertButton = useRef<HTMLButtonElement>(null);
  const [hasPicture, setHasPicture] = useState(true);
  const insertion = inserting.insertionOf(template.id);
  const isInserting = insertion?.kind === "inserting";
  const isUndoing = insertion?.kind === "undoing";
  const undoes = isUndoing || inserting.canUndo(insertion);
  return (
    <article className={styles.card} aria-labelledby={heading}>
      {hasPicture && (
        <img
          className={styles.picture}
          src={pictureOf(template)}
          alt=""
          loading="lazy"
          onError={() => setHasPicture(false)}
        />
      )}
      <div className={styles.body}>
        <div className={styles.head}>
          <Subtitle2 as="h2" block id={heading} className={styles.heading}>
            {template.title}
          </Subtitle2>
          <Link href={pageOf(template)} target="_blank" rel="noopener" aria-describedby={heading}>
            How to use
          </Link>
        </div>
        <Body1 as="p" block className={styles.answers}>
          {template.answers}
        </Body1>
        <div className={styles.buttons}>
          <Button
            ref={insertButton}
            appearance="primary"
            icon={isInserting ? <Spinner size="tiny" /> : <TableAddRegular />}
            disabledFocusable={inserting.isBusy}
            aria-describedby={heading}
            onClick={() => void inserting.insert(template)}
          >
            Insert
          </Button>
          {isInserting && (
            <Button
              onClick={() => {
                inserting.cancel();
                insertButton.current?.focus();
              }}
            >
              Cancel
            </Button>
          )}
          {!isInserting && (
            <Button
              as="a"
              href={fileOf(template)}
              download
              icon={<ArrowDownloadRegular />}
              aria-describedby={heading}
              onClick={openInBrowser}
            >
              Download
            </Button>
          )}
        </div>
        <InsertLive template={template} inserting={inserting} heading={heading} />
        {isInserting && <ProgressBar value={insertion.done} aria-label={`Inserting ${template.title}`} />}
        <div className={styles.outcome}>
          <p className={styles.result} role="status">
            {isInserting && `${insertion.step}…`}
            {(insertion?.kind === "inserted" || insertion?.kind === "over") && insertion.result}
          </p>
          {undoes && (
            <Button
              className={styles.undo}
              size="small"
              icon={isUndoing ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
              disabledFocusable={inserting.isBusy}
              aria-describedby={heading}
              onClick={() => {
                void inserting.undo(template.id);
                insertButton.current?.focus();
              }}
            >
              Undo
            </Button>
          )}
        </div>
        {insertion?.kind === "failed" && (
          <ProblemBar problem={insertion.problem} onDismiss={inserting.dismiss}>
            <TryAgain problem={insertion.problem} onTryAgain={() => void inserting.insertAgain(template)} />
          </ProblemBar>
        )}
      </div>
    </article>
  );
}
