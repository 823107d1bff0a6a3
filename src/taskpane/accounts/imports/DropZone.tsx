import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { shownView } from "../../state/navigation";

const useStyles = makeStyles({
  zone: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    width: "100%",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  over: { border: `2px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { flexShrink: 0, fontSize: "24px", color: tokens.colorBrandForeground1 },
  words: { display: "flex", flexDirection: "column", minWidth: 0 },
  hint: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  hidden: { display: "none" },
});

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files that are dropped anywhere in the pane while its view is in front, or chosen. */
export function DropZone({ onFiles }: DropZoneProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: Iterable<File>): void => {
    const given = [...files];
    if (given.length > 0) onFiles(given);
  };
  const drop = useEffectEvent((event: DragEvent): void => {
    setOver(false);
    // Without this the browser would open the file in place of the pane.
    event.preventDefault();
    if (shownView.get() === "accounts") take(event.dataTransfer?.files ?? []);
  });
  const hover = useEffectEvent((event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    setOver(shownView.get() === "accounts");
  });
  const leave = useEffectEvent((event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false);
  });
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    window.addEventListener("dragover", (event) => hover(event), { signal });
    window.addEventListener("dragleave", (event) => leave(event), { signal });
    window.addEventListener("drop", (event) => drop(event), { signal });
    return () => ending.abort();
  }, []);
  return (
    <>
      <button
        type="button"
        className={mergeClasses(styles.zone, isOver && styles.over)}
        onClick={() => input.current?.click()}
      >
        <ArrowUploadRegular className={styles.icon} />
        <span className={styles.words}>
          <span>Drop export files here, or choose them</span>
          <span className={styles.hint}>CSV, Excel, zip; several at once. They stay on this machine.</span>
        </span>
      </button>
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        multiple
        aria-label="Export files"
        onChange={({ target }) => {
          take(target.files ?? []);
          target.value = ""; // so that the same files can be chosen again
        }}
      />
    </>
  );
}
