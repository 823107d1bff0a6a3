import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type RefObject } from "react";
import type { Profile } from "../../../core/allocation/profiles";
import type { Offer } from "../../../core/signals/reading/evidence";
import { Details } from "../../parts/Details";
import { localized, signalWords } from "../../parts/format";
import { Conditions } from "./Conditions";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  offer: { display: "flex", flexDirection: "column", alignItems: "start", gap: tokens.spacingVerticalXS },
  state: { fontWeight: tokens.fontWeightSemibold },
  reason: { display: "block", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface OffersProps {
  readonly profile: Profile;
  readonly offers: readonly Offer[];
  /** The signal whose adjustment is applied. */
  readonly applied: string | undefined;
  readonly onApply: (signal: string | undefined) => void;
}

/** The profile's adjustments: those whose signal is seen, and the one that is applied, before the others. */
export function Offers({ profile, offers, applied, onApply }: OffersProps) {
  const styles = useStyles();
  const { name, adjustments } = profile;
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    // The button that was pressed has disappeared.
    if (isPressed.current) (back.current ?? heading.current)?.focus();
    isPressed.current = false;
  }, [applied]);
  if (offers.length === 0) return <p className={styles.none}>{name} has no adjustments to signals.</p>;
  const insteadOf = (signal: string) => adjustments.find((one) => one.insteadOf === signal);
  const isInstead = ({ signal }: Offer) =>
    adjustments.some((one) => one.insteadOf !== undefined && one.on.includes(signal));
  const isApplied = ({ signal }: Offer) =>
    applied !== undefined && (applied === signal || insteadOf(signal)?.on.includes(applied) === true);
  const own = offers.filter((offer) => !isInstead(offer));
  const first = own.filter((offer) => offer.evidence?.seen === "seen" || isApplied(offer));
  const others = own.filter((offer) => !first.includes(offer));
  const listOf = (some: readonly Offer[], label: string) => (
    <ul className={styles.list} aria-label={label}>
      {some.map((offer) => (
        <OneOffer
          key={offer.signal}
          offer={offer}
          instead={insteadOf(offer.signal)}
          isApplied={isApplied(offer)}
          back={back}
          onApply={(signal) => {
            isPressed.current = true;
            onApply(signal);
          }}
        />
      ))}
    </ul>
  );
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        Adjustments of {name}
      </h3>
      {first.length > 0 && listOf(first, "Adjustments seen or applied")}
      {others.length > 0 && (
        <Details summary={othersWords(others)}>{listOf(others, "Other adjustments")}</Details>
      )}
    </>
  );
}

interface OneOfferProps extends Pick<OffersProps, "onApply"> {
  readonly offer: Offer;
  /** What can be done on the same signal instead. */
  readonly instead: Profile["adjustments"][number] | undefined;
  readonly isApplied: boolean;
  readonly back: RefObject<HTMLButtonElement | null>;
}

function OneOffer({ offer: { signal, reason, evidence }, instead, isApplied, back, onApply }: OneOfferProps) {
  const styles = useStyles();
  const words = signalWords(signal);
  const apply = signal === "spot-to-futures" ? localized("Move 10 %") : "Apply the adjustment";
  return (
    <li className={styles.offer}>
      <div>
        On {words}: <span className={styles.state}>{isApplied ? "applied" : seenWord(evidence)}</span>
        <span className={styles.reason}>{localized(reason)}</span>
        {instead && <span className={styles.reason}>Or instead: {localized(instead.reason)}</span>}
      </div>
      {evidence && <Conditions evidence={evidence} of={words} />}
      {isApplied ? (
        <Button ref={back} onClick={() => onApply(undefined)}>
          Back to the profile's own weights
        </Button>
      ) : (
        <div className={styles.buttons}>
          <Button
            appearance={evidence?.seen === "seen" ? "primary" : "secondary"}
            aria-label={`${apply} on ${words}`}
            onClick={() => onApply(signal)}
          >
            {apply}
          </Button>
          {instead && (
            <Button aria-label={`Hedge instead on ${words}`} onClick={() => onApply(instead.on[0])}>
              Hedge instead
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function seenWord(evidence: Offer["evidence"]): string {
  if (!evidence) return "not checked: add prices";
  return { seen: "seen now", "not seen": "not seen now", "not known": "not known" }[evidence.seen];
}

/** How many adjustments are not in sight, and why: nothing was looked for, or it is not seen. */
function othersWords(others: readonly Offer[]): string {
  if (others.every(({ evidence }) => !evidence)) return `${others.length} to apply by hand, without prices`;
  const unknown = others.filter(({ evidence }) => evidence?.seen !== "not seen").length;
  const notSeen = others.length - unknown;
  return [
    ...(notSeen > 0 ? [`${notSeen} not seen now`] : []),
    ...(unknown > 0 ? [`${unknown} not known`] : []),
  ].join(", ");
}
