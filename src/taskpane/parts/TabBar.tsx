import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef } from "react";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap" },
  tab: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalSNudge}`,
    border: "none",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: "pointer",
    // Five of them fit beside a scroll bar in the narrowest pane.
    "@media (max-width: 370px)": {
      padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXS}`,
      fontSize: tokens.fontSizeBase200,
    },
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  // In the contrast themes a transparent line has the colour of the text.
  label: {
    paddingBottom: tokens.spacingVerticalXXS,
    borderBottom: "3px solid transparent",
    "@media (forced-colors: active)": { borderBottomColor: "Canvas" },
  },
  selected: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  mark: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
});

interface TabBarProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly title: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Ids of the elements that a tab and its panel are. */
  readonly tabId: (id: Id) => string;
  readonly panelId: (id: Id) => string;
}

/**
 * Tabs, one of them selected. The arrow keys, Home and End move along, and the focused tab is shown at once. Fluent's
 * TabList is not used, because it adds focusable elements that are hidden from screen readers, which breaks the
 * accessibility rules.
 */
export function TabBar<Id extends string>(props: TabBarProps<Id>) {
  const { label, tabs, selected, onSelect, tabId, panelId } = props;
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ id }) => id === selected);

  function move(event: React.KeyboardEvent): void {
    const places: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    onSelect(tabs[place]!.id);
    bar.current?.querySelectorAll<HTMLElement>("[role=tab]")[place]?.focus();
  }

  return (
    <div ref={bar} role="tablist" aria-label={label} className={styles.bar} onKeyDown={move}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          aria-controls={panelId(id)}
          aria-selected={id === selected}
          tabIndex={id === selected ? 0 : -1}
          className={mergeClasses(styles.tab, id === selected && styles.selected)}
          onClick={() => onSelect(id)}
        >
          <span className={mergeClasses(styles.label, id === selected && styles.mark)}>{title}</span>
        </button>
      ))}
    </div>
  );
}
