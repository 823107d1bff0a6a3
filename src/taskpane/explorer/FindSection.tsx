import { makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { Section } from "../parts/Section";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
import { FunctionList } from "./FunctionList";
import { groupFunctions } from "./groups";
import { searchFunctions } from "./search";

const useStyles = makeStyles({
  search: { maxWidth: "none", minWidth: 0 },
  count: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FindSectionProps {
  readonly docs: readonly FunctionDoc[];
  readonly version: number;
  /** A function that another view asks to open; a new object each time. */
  readonly wanted: { readonly name: string } | undefined;
}

/** The list of functions with a search box. The down arrow moves from the box into the list. */
export function FindSection({ docs, version, wanted }: FindSectionProps) {
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const [met, setMet] = useState(wanted);
  if (wanted && wanted !== met) {
    setMet(wanted);
    setQuery("");
    setOpen(wanted.name);
  }
  useEffect(() => {
    const item = wanted && list.current?.querySelector(`[data-function="${wanted.name}"]`);
    item?.scrollIntoView();
    item?.querySelector("button")?.focus({ preventScroll: true });
  }, [wanted]);
  const found = useMemo(() => searchFunctions(docs, query), [docs, query]);
  const groups = useMemo(() => groupFunctions(found, query.trim() !== ""), [found, query]);

  const toList = (event: React.KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    list.current?.querySelector("button")?.focus();
  };

  return (
    <Section title="Find a function">
      <SearchBox
        className={styles.search}
        aria-label="Search the functions"
        placeholder="Liquidation, funding rate, hedge"
        value={query}
        onChange={(_, { value }) => setQuery(value)}
        onKeyDown={toList}
      />
      <p className={styles.count} role="status">
        {summary(found.length, query.trim())}
      </p>
      <div ref={list}>
        <FunctionList groups={groups} open={open} onOpen={setOpen} version={version} />
      </div>
    </Section>
  );
}

function summary(count: number, query: string): string {
  if (count === 0) return `No function has “${query}”. Try what it answers: liquidation, hedge, drawdown.`;
  const functions = count === 1 ? "1 function" : `${count} functions`;
  return query === "" ? functions : `${functions} with “${query}”`;
}
