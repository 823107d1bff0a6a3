import { useState } from "react";
import type { KeyboardEvent, PointerEvent, Ref } from "react";
import { frameName } from "../host/wire";
import type { AddinManifest } from "./manifest";

const WIDTH = { initial: 350, least: 320, most: 640 };
const KEY_STEP = 10;

interface AddinPaneProps {
  manifest: AddinManifest;
  open: boolean;
  onClose: () => void;
  frame: Ref<HTMLIFrameElement>;
}

/** The add-in in its frame. A closed pane is hidden but stays loaded, so that its functions go on calculating. */
export function AddinPane({ manifest, open, onClose, frame }: AddinPaneProps) {
  const [width, setWidth] = useState(WIDTH.initial);
  const [dragging, setDragging] = useState(false);
  const resize = (to: number) => setWidth(Math.min(WIDTH.most, Math.max(WIDTH.least, to)));

  const drag = (event: PointerEvent) => {
    if (dragging) resize(window.innerWidth - event.clientX);
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") resize(width + KEY_STEP);
    if (event.key === "ArrowRight") resize(width - KEY_STEP);
  };

  return (
    <>
      <div
        className="divider"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the task pane"
        aria-valuenow={width}
        aria-valuemin={WIDTH.least}
        aria-valuemax={WIDTH.most}
        tabIndex={0}
        hidden={!open}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={drag}
        onPointerUp={() => setDragging(false)}
        onKeyDown={byKey}
      />
      <aside className="pane" style={{ width }} hidden={!open} aria-label={`${manifest.name} task pane`}>
        <div className="pane-header">
          <h2>{manifest.name}</h2>
          <button type="button" aria-label="Close the task pane" onClick={onClose}>
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
              <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </button>
        </div>
        <iframe
          ref={frame}
          title={manifest.name}
          name={frameName(location.origin, "en-us")}
          src={manifest.paneUrl}
          className={dragging ? "dragging" : undefined}
        />
      </aside>
    </>
  );
}
