import { Button, Dropdown, Field, makeStyles, Option, tokens } from "@fluentui/react-components";
import { AddRegular, EditRegular } from "@fluentui/react-icons";
import type { Component, Profile } from "../../core/allocation/profiles";
import type { Conclusion } from "../../core/signals/reading/conclusion";
import { shiftedWeights, shiftOn } from "../../core/allocation/shift";
import { toNumber } from "../../core/number/decimal";
import { Explained } from "../glossary/Explained";
import { multiple, share, sentence, signalWords } from "../parts/format";
import { isOwn } from "../../workbook/profiles/store";
import { whenToUse } from "../../workbook/profiles/use-when";
import { Details } from "../parts/Details";
import { Section } from "../parts/Section";
import { openProfile } from "../state/wanted";
import { WeightBar } from "../parts/WeightBar";
import { useSeriesColors } from "../theme";

const useStyles = makeStyles({
  dropdown: { minWidth: 0 },
  option: { display: "flex", flexDirection: "column" },
  weights: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  facts: {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0 },
  useWhen: { margin: 0 },
  suggestion: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalXS,
  },
  picker: { display: "flex", alignItems: "end", gap: tokens.spacingHorizontalXS },
  field: { flexGrow: 1, minWidth: 0 },
});

interface ProfileSectionProps {
  /** The add-in's profiles and the user's own. */
  readonly profiles: readonly Profile[];
  readonly profile: Profile | undefined;
  /** The signal whose adjustment is applied. */
  readonly signal: string | undefined;
  /** What is held and what the adjustment makes of it, once holdings are read. */
  readonly adjusted: Adjusted | undefined;
  /** The profile that the prices ask for, while prices are read. */
  readonly suggestion: Conclusion | undefined;
  readonly onPick: (profileId: string) => void;
}

interface Adjusted {
  readonly before: readonly Component[];
  readonly after: readonly Component[];
}

/** Picks one of the profiles and shows what it stands for. */
export function ProfileSection({
  profiles,
  profile,
  signal,
  adjusted,
  suggestion,
  onPick,
}: ProfileSectionProps) {
  const styles = useStyles();
  return (
    <Section title="Profile">
      <div className={styles.picker}>
        <Field label="Allocation profile" className={styles.field}>
          <Dropdown
            inlinePopup
            className={styles.dropdown}
            placeholder="Pick a profile"
            value={profile?.name ?? ""}
            selectedOptions={profile ? [profile.id] : []}
            onOptionSelect={(_, { optionValue }) => optionValue !== undefined && onPick(optionValue)}
          >
            {profiles.map((option) => (
              <Option key={option.id} value={option.id} text={option.name}>
                <div className={styles.option}>
                  {option.name}
                  <span className={styles.weights}>{describeWeights(option)}</span>
                </div>
              </Option>
            ))}
          </Dropdown>
        </Field>
        {profile && isOwn(profile) && (
          <Button
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={`Edit the profile ${profile.name}`}
            title="Edit"
            onClick={() => openProfile(profile.id)}
          />
        )}
        <Button
          appearance="subtle"
          icon={<AddRegular />}
          aria-label="New profile"
          title="New profile"
          onClick={() => openProfile()}
        />
      </div>
      {suggestion && (
        <Suggestion suggestion={suggestion} profiles={profiles} picked={profile} onPick={onPick} />
      )}
      {profile && <ProfileFacts profile={profile} signal={signal} adjusted={adjusted} />}
    </Section>
  );
}

interface SuggestionProps extends Pick<ProfileSectionProps, "profiles" | "onPick"> {
  readonly suggestion: Conclusion;
  readonly picked: Profile | undefined;
}

function Suggestion({ suggestion, profiles, picked, onPick }: SuggestionProps) {
  const styles = useStyles();
  const suggested = profiles.find(({ id }) => id === suggestion.profile);
  return (
    <div className={styles.suggestion}>
      <p className={styles.useWhen}>
        The prices suggest <strong>{suggested?.name ?? "no profile"}</strong>: {suggestion.reason}.
      </p>
      {suggested && suggested.id !== picked?.id && (
        <Button size="small" onClick={() => onPick(suggested.id)}>
          Use this profile
        </Button>
      )}
    </div>
  );
}

function ProfileFacts({
  profile,
  signal,
  adjusted,
}: Pick<ProfileSectionProps, "signal" | "adjusted"> & { profile: Profile }) {
  const styles = useStyles();
  const colors = useSeriesColors();
  const { components, stance, minLeverage, maxLeverage, phase } = profile;
  const leverage =
    minLeverage === maxLeverage
      ? multiple(minLeverage)
      : `${multiple(minLeverage)} to ${multiple(maxLeverage)}`;
  return (
    <>
      {signal === undefined ? (
        <WeightBar colors={colors} components={components} />
      ) : (
        <WeightBar
          colors={colors}
          title={`Weights, adjusted on ${signalWords(signal)}`}
          components={adjusted?.after ?? shiftedWeights(shiftOn(profile, signal))}
          before={adjusted?.before ?? components}
        />
      )}
      <Details summary="About this profile">
        <p className={styles.useWhen}>{whenToUse(profile)}</p>
        <dl className={styles.facts}>
          <dt className={styles.term}>Stance</dt>
          <dd className={styles.fact}>
            <Explained text={sentence(stance)} />
          </dd>
          <dt className={styles.term}>
            <Explained text="Leverage" />
          </dt>
          <dd className={styles.fact}>{leverage}</dd>
          <dt className={styles.term}>Phase</dt>
          <dd className={styles.fact}>{sentence(phase)}</dd>
        </dl>
      </Details>
    </>
  );
}

function describeWeights({ components }: Profile): string {
  return components
    .filter(({ weight }) => !weight.isZero())
    .map(({ component, weight }) => `${share(toNumber(weight))} ${component}`)
    .join(", ");
}
