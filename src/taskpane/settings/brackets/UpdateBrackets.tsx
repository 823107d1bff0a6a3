import {
  Button,
  Dropdown,
  Field,
  Input,
  Link,
  makeStyles,
  Option,
  Spinner,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useId, useRef } from "react";
import type { Ask } from "../../../market/brackets/ask";
import type { Settings } from "../../../workbook/settings/rules";
import { ProblemBar } from "../../parts/ProblemBar";
import { BracketsPreview } from "./BracketsPreview";
import { endpointOf, symbolsOf, venueChoices } from "./choices";
import { useBrackets } from "./use-brackets";

const useStyles = makeStyles({
  text: { margin: 0 },
  input: { minWidth: 0 },
  pasted: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

/** Asks without a key, a cookie or the address of this page's document. */
const askByFetch: Ask = (url, init) =>
  window.fetch(url, { ...init, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" });

interface UpdateBracketsProps {
  readonly settings: Settings;
  readonly ask?: Ask;
}

/** Reads a venue's brackets, from its public endpoint or pasted, and writes them into the workbook. */
export function UpdateBrackets({ settings, ask = askByFetch }: UpdateBracketsProps) {
  const styles = useStyles();
  const symbols = useId();
  const readButton = useRef<HTMLButtonElement>(null);
  const model = useBrackets(settings, ask);
  const { venue, symbol, text, activity, problem } = model;
  const { host, address, words } = endpointOf(venue, symbol);
  return (
    <>
      <p className={styles.text}>
        The brackets shipped with Ballast are dated. Here you put today&apos;s into a table in this workbook,
        which formulas can use instead.
      </p>
      <Field label="Venue">
        <Dropdown
          inlinePopup
          className={styles.input}
          value={venue}
          selectedOptions={[venue]}
          onOptionSelect={(_, { optionValue }) => model.pickVenue(optionValue ?? venue)}
        >
          {venueChoices.map((name) => (
            <Option key={name} value={name}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label="Symbol">
        <Input
          className={styles.input}
          placeholder="BTCUSDT"
          list={symbols}
          value={symbol}
          onChange={(_, { value }) => model.typeSymbol(value)}
        />
      </Field>
      <datalist id={symbols}>
        {symbolsOf(venue).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {host !== undefined && (
        <div className={styles.buttons}>
          <Button
            icon={activity === "fetch" ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
            disabledFocusable={activity !== undefined}
            onClick={() => void model.fetch()}
          >
            Fetch from {host}
          </Button>
        </div>
      )}
      <p className={styles.hint}>
        {words}{" "}
        {address !== undefined && symbol.trim() !== "" && (
          <Link inline href={address} target="_blank" rel="noreferrer">
            Open the address
          </Link>
        )}
      </p>
      <Field label="Paste the venue's answer, or the table from its page">
        <Textarea
          rows={4}
          value={text}
          textarea={{ className: styles.pasted, spellCheck: false }}
          onChange={(_, { value }) => model.paste(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          ref={readButton}
          disabledFocusable={activity !== undefined}
          onClick={() => void model.readText()}
        >
          Read the text
        </Button>
      </div>
      {problem && <ProblemBar problem={problem} onDismiss={model.dismiss} />}
      <BracketsPreview model={model} focused={readButton} />
    </>
  );
}
