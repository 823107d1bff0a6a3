import { Button, Dropdown, Field, makeStyles, Option } from "@fluentui/react-components";
import { findListing, findMarkets, markets, nearSymbols, possibleSymbols } from "../../core/venues/find";
import { contractFunding } from "../../core/venues/funding";
import type { Listing, Market } from "../../core/venues/market";
import { settingFields, type SettingField } from "../../workbook/settings/fields";
import type { Settings } from "../../workbook/settings/rules";
import { ChoiceField } from "../parts/ChoiceField";
import { writeNumber } from "../parts/number-input";
import { Section } from "../parts/Section";
import { ContractField } from "./ContractField";
import { NumberSettings } from "./NumberSettings";

const useStyles = makeStyles({
  input: { minWidth: 0 },
  offer: { margin: 0, overflowWrap: "anywhere" },
  button: { alignSelf: "start" },
});

interface VenueSectionProps {
  readonly settings: Settings;
  readonly onChange: (next: Settings) => void;
}

/** The venue that the user trades at, and its fees. */
export function VenueSection({ settings, onChange }: VenueSectionProps) {
  const styles = useStyles();
  const { venue, contract } = settings;
  const found = findMarkets(venue);
  const market = found.length === 1 ? found[0] : undefined;
  return (
    <Section title="Venue and fees">
      <Field label={fieldOf("venue").label} hint={fieldOf("venue").hint}>
        <Dropdown
          inlinePopup
          className={styles.input}
          value={venue === "" ? "None" : market ? titleOf(market) : venue}
          selectedOptions={[venue]}
          onOptionSelect={(_, { optionValue }) => onChange({ ...settings, venue: optionValue ?? "" })}
        >
          <Option value="">None</Option>
          {markets.map((one) => (
            <Option key={nameOf(one)} value={nameOf(one)}>
              {titleOf(one)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <ContractField
        label={fieldOf("contract").label}
        hint={contractHint(market, contract)}
        market={market}
        value={contract}
        onChange={(next) => onChange({ ...settings, contract: next })}
      />
      {market && <FeeOffer market={market} settings={settings} onChange={onChange} />}
      <NumberSettings group="fees" settings={settings} onChange={onChange} />
      <ChoiceField
        {...fieldOf("orders")}
        value={settings.orders}
        onPick={(orders) => onChange({ ...settings, orders })}
      />
    </Section>
  );
}

function FeeOffer({ market, settings, onChange }: VenueSectionProps & { market: Market }) {
  const styles = useStyles();
  const { taker, maker, note, date } = market.fees;
  if (taker === undefined || maker === undefined) {
    return <p className={styles.offer}>The fee rates of {titleOf(market)} are not known: enter your own.</p>;
  }
  const isTaken = settings.takerFee === taker && settings.makerFee === maker;
  return (
    <>
      <p className={styles.offer}>
        {market.venue} takes {writeNumber(taker, true)}% from takers and {writeNumber(maker, true)}% from
        makers in its lowest tier ({date}){note === undefined ? "" : `; ${note}`}.
      </p>
      {!isTaken && (
        <Button
          className={styles.button}
          onClick={() => onChange({ ...settings, takerFee: taker, makerFee: maker })}
        >
          Use these rates
        </Button>
      )}
    </>
  );
}

/** A name for LIQ.VENUE that stands for this market only. */
function nameOf(market: Market): string {
  const alone = [market.venue, ...market.aliases].find((name) => {
    const found = findMarkets(name);
    return found.length === 1 && found[0] === market;
  });
  return alone ?? market.venue;
}

function titleOf({ venue, name }: Market): string {
  return `${venue} ${name}`;
}

function contractHint(market: Market | undefined, contract: string): string {
  if (contract.trim() === "" || !market) return fieldOf("contract").hint;
  const listed = findListing([market], contract);
  if (!listed) return notListed(market, contract);
  const { tick, step, table } = listed.listing;
  const parts = [
    ...(tick === undefined ? [] : [`tick ${tick}`]),
    ...(step === undefined ? [] : [`step ${step}`]),
    ...(table ? [`${table.brackets.length} brackets${table.partial ? ", more are not known" : ""}`] : []),
    fundingOf(market, listed.listing),
  ];
  return `Known: ${parts.join(", ")}.`;
}

function fundingOf(market: Market, listing: Listing): string {
  const { intervalHours, cap, floor } = contractFunding(market, listing);
  const often = intervalHours === undefined ? [] : [`funding every ${countOfHours(intervalHours)}`];
  if (cap === undefined || floor === undefined) return [...often, "funding cap not known"].join(", ");
  return [...often, `funding from ${writeNumber(floor, true)}% to ${writeNumber(cap, true)}%`].join(", ");
}

function countOfHours(count: number): string {
  return count === 1 ? "hour" : `${count} hours`;
}

function notListed(market: Market, contract: string): string {
  const possible = possibleSymbols([market], contract);
  if (possible.length > 0) return `This may be ${possible.join(" or ")}: pick one.`;
  const near = nearSymbols([market], contract);
  const perhaps = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : "";
  return `Ballast ships no ${market.venue} figures for this contract.${perhaps}`;
}

function fieldOf<Name extends SettingField["name"]>(
  name: Name,
): Extract<SettingField, { readonly name: Name }> {
  return settingFields.find(
    (field): field is Extract<SettingField, { readonly name: Name }> => field.name === name,
  )!;
}
