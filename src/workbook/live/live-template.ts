import { Problem } from "../../base/problem";
import { baseCoin } from "../../core/venues/base-coin";
import type { Field, Part, TableColumn, Template } from "../../excel/sheets/description";
import { type FundingRow, isNoValue, type Market } from "../../market/live/interface";
import type { LiveSource } from "./source";

/** A month of payments at most venues. */
const paymentCount = 90;

interface Figures {
  /** A formula that streams; undefined where the venue has no such price, and the template's own stays. */
  readonly spot: string | undefined;
  readonly payments: readonly FundingRow[];
  readonly intervalHours: number | undefined;
  /** {venue} and {contract} in a text. */
  readonly named: (text: string) => string;
}

/** True where live data can put figures of a market in the place of made-up ones. */
export function takesLiveFigures({ sheets }: Template): boolean {
  return sheets.some(({ parts }) => parts.some(isLive));
}

/**
 * The template with a contract's figures: the spot price as a formula that streams, the settled funding as values, which come from the
 * venue now. The venue is asked first; where it has no settled funding there is nothing to fill in.
 */
export async function withLiveFigures(
  template: Template,
  market: Market,
  { venue, quote, contract }: LiveSource,
): Promise<Template> {
  const symbol = `${baseCoin(contract)}${quote}`;
  const [spot, payments] = await Promise.all([
    market.read("spot", venue, symbol),
    market.fundingHistory(venue, contract, paymentCount),
  ]);
  if (isNoValue(payments)) {
    throw new Problem(
      "The template was not inserted.",
      [`${contract} of ${venue}: ${payments.reason}.`],
      "Pick another venue or contract in Settings, or insert it with made-up figures.",
    );
  }
  const figures: Figures = {
    spot: isNoValue(spot) ? undefined : `=MARKET.SPOT("${venue}","${symbol}")`,
    payments,
    intervalHours: intervalOf(payments),
    named: (text) => text.replace("{venue}", venue).replace("{contract}", contract),
  };
  const sheets = template.sheets.map((sheet) => ({
    ...sheet,
    parts: sheet.parts.map((part) => withFigures(part, figures)),
  }));
  return { ...template, sheets };
}

/** Hours between the last two payments, which is the interval that holds now. */
function intervalOf(payments: readonly FundingRow[]): number | undefined {
  const [before, last] = payments.slice(-2);
  const hours = before && last && Math.round((last.time - before.time) * 24);
  return hours !== undefined && hours > 0 ? hours : undefined;
}

function isLive(part: Part): boolean {
  if (part.kind === "text") return part.live !== undefined;
  if (part.kind === "fields") return part.fields.some(({ live }) => live !== undefined);
  return part.kind === "table" && part.columns.some(({ live }) => live !== undefined);
}

function withFigures(part: Part, figures: Figures): Part {
  if (!isLive(part)) return part;
  if (part.kind === "text") return { ...part, text: figures.named(part.live!) };
  if (part.kind === "fields")
    return {
      ...part,
      fields: part.fields.map((field) => ({ ...field, content: contentOf(field, figures) })),
    };
  if (part.kind !== "table") return part;
  return {
    ...part,
    rowCount: figures.payments.length,
    columns: part.columns.map((column) => ({ ...column, values: valuesOf(column, figures) })),
  };
}

function contentOf({ live, content }: Field, { spot, intervalHours }: Figures): Field["content"] {
  if (live === "spot price") return spot ?? content;
  return live === "funding interval" ? (intervalHours ?? content) : content;
}

function valuesOf({ live, values }: TableColumn, { payments }: Figures): TableColumn["values"] {
  return live === "funding rates" ? payments.map(({ rate }) => rate) : values;
}
