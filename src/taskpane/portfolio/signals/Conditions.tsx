import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, DismissCircleRegular, QuestionCircleRegular } from "@fluentui/react-icons";
import type { Condition, Evidence } from "../../../core/signals/reading/evidence";
import { Details } from "../../parts/Details";
import { counted, localized, sentence } from "../../parts/format";

const useStyles = makeStyles({
  title: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground3 },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  condition: { display: "grid", gridTemplateColumns: "20px 1fr", columnGap: tokens.spacingHorizontalXS },
  icon: { fontSize: "16px", color: tokens.colorNeutralForeground3 },
  met: { color: tokens.colorStatusSuccessForeground1 },
  state: { fontWeight: tokens.fontWeightSemibold },
  reason: { display: "block", color: tokens.colorNeutralForeground3 },
});

/** What a signal is seen by: each condition with a tick and in words whether it is met, and the numbers. Open while it is seen. */
export function Conditions({ evidence, of }: { evidence: Evidence; of: string }) {
  const { all, oneOf, seen } = evidence;
  const every = [...all, ...oneOf];
  const met = every.filter(({ state }) => state === "met").length;
  const unknown = every.filter(({ state }) => state === "not known").length;
  const first = oneOf.length === 0 && all.length === 1 ? "Needs" : "Needs all of";
  return (
    <Details
      summary={`${met} of ${counted(every.length, "condition")} met${unknown > 0 ? `, ${unknown} not known` : ""}`}
      isOpen={seen === "seen"}
    >
      {all.length > 0 && <Group title={first} of={of} conditions={all} />}
      {oneOf.length > 0 && (
        <Group title={all.length > 0 ? "And one of" : "Needs one of"} of={of} conditions={oneOf} />
      )}
    </Details>
  );
}

function Group({ title, of, conditions }: { title: string; of: string; conditions: readonly Condition[] }) {
  const styles = useStyles();
  return (
    <div>
      <p className={styles.title}>{title}</p>
      <ul className={styles.list} aria-label={`${title}: conditions of ${of}`}>
        {conditions.map(({ words, state, reason }) => (
          <li key={words} className={styles.condition}>
            <Tick state={state} />
            <div>
              {localized(words)}: <span className={styles.state}>{state}</span>
              <span className={styles.reason}>{localized(sentence(reason))}.</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The icon repeats the words beside it, so it is hidden from screen readers, as Fluent does for an icon without a title. */
function Tick({ state }: { state: Condition["state"] }) {
  const styles = useStyles();
  const Icon = {
    met: CheckmarkCircleRegular,
    "not met": DismissCircleRegular,
    "not known": QuestionCircleRegular,
  }[state];
  return <Icon className={mergeClasses(styles.icon, state === "met" && styles.met)} />;
}
