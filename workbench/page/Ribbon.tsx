import type { ReactNode } from "react";
import { useState } from "react";
import type { AddinManifest, RibbonButton } from "./manifest";

interface RibbonProps {
  manifest: AddinManifest;
  /** Opens the pane, or runs the function of the button. Resolves when the add-in reports that it is done. */
  onPress: (button: RibbonButton) => Promise<void>;
  /** The workbench's own commands, after those of the add-in. */
  children: ReactNode;
}

/** A strip with the commands that the add-in's manifest declares. */
export function Ribbon({ manifest, onPress, children }: RibbonProps) {
  const [running, setRunning] = useState<string>();
  const press = async (button: RibbonButton) => {
    setRunning(button.id);
    try {
      await onPress(button);
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <header className="ribbon">
      <div className="brand">
        <h1>{manifest.name} workbench</h1>
        <p>A sheet that stands in for Excel</p>
      </div>
      {manifest.groups.map((group) => (
        <div className="group" role="group" aria-label={group.label} key={group.label}>
          <span aria-hidden="true">{group.label}</span>
          {group.buttons.map((button) => (
            <button
              type="button"
              key={button.id}
              title={button.tip}
              aria-busy={running === button.id}
              disabled={running === button.id}
              onClick={() => void press(button)}
            >
              <img src={button.iconUrl} alt="" width={20} height={20} />
              {button.label}
            </button>
          ))}
        </div>
      ))}
      {children}
    </header>
  );
}
