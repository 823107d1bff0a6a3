import { makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Template } from "../../excel/sheets/description";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
import { counted } from "../parts/format";
import { Section } from "../parts/Section";
import { FoundElsewhere } from "./FoundElsewhere";
import { FunctionList } from "./FunctionList";
import { groupFunctions } from "./groups";
import { searchFunctions, searchTemplates, searchTerms } from "./search";

const useStyles = makeStyles({
  search: { maxWidth: "none", minWidth: 0 },
  count: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FindSectionProps {
  readonly docs: readonly FunctionDoc[];
  readonly templates: readonly Template[];
  readonly version: number;
  /** A function that was asked for elsewhere; a new object each time. */
  readonly wanted: { readonly name: string } | undefined;
}

/** The list of functions with a search box. The down arrow moves from the box into the list. */
export function FindSection({ docs, templates, version, wanted }: FindSectionProps) {
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const [met, setMet] = useState<typeof wanted>();
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
  const elsewhere = useMemo(
    () =>
      query.trim() === ""
        ? { terms: [], templates: [] }
        : {
            terms: searchTerms(query).slice(0, mostTerms),
            templates: searchTemplates(templates, query),
          },
    [templates, query],
  );

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
        placeholder="Liquidation, backtest, delta neutral"
        value={query}
        onChange={(_, { value }) => setQuery(value)}
        onKeyDown={toList}
      />
      <p className={styles.count} role="status">
        {summary(found.length, elsewhere.terms.length, elsewhere.templates.length, query.trim())}
      </p>
      <FoundElsewhere {...elsewhere} />
      <div ref={list}>
        <FunctionList groups={groups} open={open} onOpen={setOpen} version={version} />
      </div>
    </Section>
  );
}

/** More would push the functions out of sight. */
const mostTerms = 3;

function summary(functions: number, terms: number, templates: number, query: string): string {
  if (query === "") return counted(functions, "function");
  const counts: readonly [number, string][] = [
    [functions, "function"],
    [templates, "template"],
    [terms, "term"],
  ];
  const found = counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  if (found.length === 0)
    return `No function matches “${query}”. Try what it answers: liquidation, hedge, drawdown.`;
  return `${found.join(", ")} with “${query}”`;
}
