/** What a page tells about itself and its changes, as far as it is needed here. */
type Page = Pick<Window, "innerWidth" | "addEventListener" | "removeEventListener"> & {
  readonly document: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
};

const signs = ["resize", "focus", "pointerdown", "keydown"] as const;

/**
 * Calls `show` once, when the pane is seen for the first time. Excel also starts the page unseen, to calculate cells or to run a
 * ribbon command. Office has an event for a pane that appears, but not for one that is there from the start, so the page is
 * asked as well: unseen, it is hidden or has no width. The result calls `show` at once.
 */
export function whenShown(
  page: Page,
  onAppeared: (appeared: () => void) => void,
  show: () => void,
): () => void {
  let isShown = false;
  const showOnce = (): void => {
    if (isShown) return;
    isShown = true;
    for (const sign of signs) page.removeEventListener(sign, look);
    page.document.removeEventListener("visibilitychange", look);
    show();
  };
  const look = (): void => {
    if (page.document.visibilityState === "visible" && page.innerWidth > 0) showOnce();
  };
  for (const sign of signs) page.addEventListener(sign, look);
  page.document.addEventListener("visibilitychange", look);
  onAppeared(showOnce);
  look();
  return showOnce;
}
