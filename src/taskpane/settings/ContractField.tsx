import { Combobox, Field, makeStyles, Option } from "@fluentui/react-components";
import { useState } from "react";
import type { Market } from "../../core/venues/market";
import { plainSymbol } from "../../core/venues/symbols";

const useStyles = makeStyles({ input: { minWidth: 0, "& > input": { minWidth: 0 } } });

interface ContractFieldProps {
  readonly label: string;
  readonly hint: string;
  /** The venue's market, whose contracts are offered. */
  readonly market: Market | undefined;
  readonly value: string;
  readonly onChange: (contract: string) => void;
}

/** A contract, typed in any spelling or chosen among those of the market that hold what is typed. */
export function ContractField({ label, hint, market, value, onChange }: ContractFieldProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const { offered, more } = offers(market, typed);
  return (
    <Field label={label} hint={hint}>
      <Combobox
        freeform
        inlinePopup
        className={styles.input}
        placeholder="BTCUSDT"
        value={value}
        selectedOptions={value === "" ? [] : [value]}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value.slice(0, 60));
        }}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue !== undefined) onChange(optionValue);
        }}
        onOpenChange={(_, { open }) => {
          if (!open) setTyped("");
        }}
      >
        {offered.map((symbol) => (
          <Option key={symbol} value={symbol}>
            {symbol}
          </Option>
        ))}
        {more !== undefined && (
          <Option disabled value="">
            {more}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

/** Rows of the list: a longer one is slow to open. */
const most = 100;

/** The contracts that hold what is typed, those that begin with it first, and what the list says below them. */
function offers(
  market: Market | undefined,
  typed: string,
): { readonly offered: readonly string[]; readonly more?: string } {
  if (!market) return { offered: [], more: "Pick a venue to see its contracts" };
  const wanted = plainSymbol(typed);
  const found = market.symbols().filter((symbol) => symbol.includes(wanted));
  if (found.length === 0) return { offered: [], more: "No contract with this name" };
  const first = found.filter((symbol) => symbol.startsWith(wanted));
  const offered = [...first, ...found.filter((symbol) => !symbol.startsWith(wanted))].slice(0, most);
  const left = found.length - offered.length;
  return { offered, more: left > 0 ? `${left} more: type to find them` : undefined };
}
