import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1Strong,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
import { loadScript } from "../parts/files/own-file";
import { Loading } from "../parts/Loading";
import { useLoaded } from "../parts/use-loaded";
import type { Group } from "./groups";

const useStyles = makeStyles({
  group: {
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground3,
  },
  item: { scrollMarginTop: "48px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  header: {
    "& button": {
      minHeight: 0,
      padding: `${tokens.spacingVerticalSNudge} 0`,
      alignItems: "start",
      gap: tokens.spacingHorizontalS,
      textAlign: "left",
    },
  },
  text: { display: "flex", flexDirection: "column", minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  summary: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  panel: { margin: `0 0 ${tokens.spacingVerticalM}` },
});

interface FunctionListProps {
  readonly groups: readonly Group[];
  /** Name of the open function. */
  readonly open: string | undefined;
  readonly onOpen: (name: string | undefined) => void;
  readonly version: number;
}

/** The functions by group. At most one is open; the arrow keys move between them. */
export function FunctionList({ groups, open, onOpen, version }: FunctionListProps) {
  const styles = useStyles();
  return (
    <Accordion
      collapsible
      onKeyDown={moveFocus}
      openItems={open === undefined ? [] : [open]}
      onToggle={(_, { openItems }) => onOpen(openItems[0] as string | undefined)}
    >
      {groups.map(({ prefix, title, docs }) => (
        <section key={prefix} aria-label={title}>
          <Caption1Strong as="h3" block className={styles.group}>
            {title}
          </Caption1Strong>
          {docs.map((doc) => (
            <FunctionItem key={doc.id} doc={doc} isOpen={doc.name === open} version={version} />
          ))}
        </section>
      ))}
    </Accordion>
  );
}

interface FunctionItemProps {
  readonly doc: FunctionDoc;
  readonly isOpen: boolean;
  readonly version: number;
}

function FunctionItem({ doc, isOpen, version }: FunctionItemProps) {
  const styles = useStyles();
  return (
    <AccordionItem value={doc.name} className={styles.item} data-function={doc.name}>
      <AccordionHeader as="h4" expandIconPosition="end" className={styles.header}>
        <span className={styles.text}>
          <span className={styles.name}>{doc.name}</span>
          <span className={styles.summary}>{doc.summary}</span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        {isOpen && <LoadedDetails doc={doc} version={version} />}
      </AccordionPanel>
    </AccordionItem>
  );
}

const notLoaded = "The function was not loaded.";

/** What calculates, inserts and draws functions is loaded when the first of them is opened. */
function loadDetails() {
  return loadScript(notLoaded, () => import(/* webpackChunkName: "function" */ "./FunctionDetails"));
}

function LoadedDetails({ doc, version }: { doc: FunctionDoc; version: number }) {
  const loaded = useLoaded(loadDetails, notLoaded);
  const Details = loaded.value?.FunctionDetails;
  return Details ? (
    <Details doc={doc} version={version} />
  ) : (
    <Loading label="Loading the function" loaded={loaded} />
  );
}

/** Moves the focus between the functions' headers with the arrow keys, Home and End. */
function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const headers = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-function] > h4 > button")];
  const at = headers.indexOf(event.target as HTMLElement);
  const places: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: headers.length - 1,
  };
  const header = at < 0 ? undefined : headers[places[event.key] ?? -1];
  if (!header) return;
  event.preventDefault();
  header.focus();
}
