import { ServiceError } from "../../../host/errors";
import { RemoteObject, typeName } from "../../../host/remote";
import type { LayoutStore, PageText } from "./stored-layout";

/** The headers and footers of a sheet: one for all pages, or others for the even pages and for the first. */
export class HeaderFooterGroup extends RemoteObject {
  readonly [typeName] = "HeaderFooterGroup";
  constructor(private readonly layout: LayoutStore) {
    super();
  }

  get state(): string {
    const { evenDiffers, firstDiffers } = this.layout.get();
    if (evenDiffers) return firstDiffers ? "FirstOddAndEven" : "OddAndEven";
    return firstDiffers ? "FirstAndDefault" : "Default";
  }
  set state(state: string) {
    if (!["Default", "FirstAndDefault", "OddAndEven", "FirstOddAndEven"].includes(state)) {
      throw new ServiceError("InvalidArgument");
    }
    this.layout.change({
      evenDiffers: state.endsWith("OddAndEven"),
      firstDiffers: state.startsWith("First"),
    });
  }
  get defaultForAllPages(): HeaderFooter {
    return this.oddPages;
  }
  get oddPages(): HeaderFooter {
    return new HeaderFooter(this.layout, "odd");
  }
  get evenPages(): HeaderFooter {
    return new HeaderFooter(this.layout, "even");
  }
  get firstPage(): HeaderFooter {
    return new HeaderFooter(this.layout, "first");
  }
}

type Pages = "odd" | "even" | "first";
type End = "Header" | "Footer";
type Side = "left" | "center" | "right";

/** The header and the footer of some pages, with Excel's codes such as &P for the page number. */
class HeaderFooter extends RemoteObject {
  readonly [typeName] = "HeaderFooter";
  constructor(
    private readonly layout: LayoutStore,
    private readonly pages: Pages,
  ) {
    super();
  }

  get leftHeader(): string {
    return this.text("Header", "left");
  }
  set leftHeader(text: string) {
    this.change("Header", "left", text);
  }
  get centerHeader(): string {
    return this.text("Header", "center");
  }
  set centerHeader(text: string) {
    this.change("Header", "center", text);
  }
  get rightHeader(): string {
    return this.text("Header", "right");
  }
  set rightHeader(text: string) {
    this.change("Header", "right", text);
  }
  get leftFooter(): string {
    return this.text("Footer", "left");
  }
  set leftFooter(text: string) {
    this.change("Footer", "left", text);
  }
  get centerFooter(): string {
    return this.text("Footer", "center");
  }
  set centerFooter(text: string) {
    this.change("Footer", "center", text);
  }
  get rightFooter(): string {
    return this.text("Footer", "right");
  }
  set rightFooter(text: string) {
    this.change("Footer", "right", text);
  }

  private text(end: End, side: Side): string {
    return sidesOf(this.layout.get().texts[this.key(end)] ?? "")[side];
  }
  private change(end: End, side: Side, text: string): void {
    const { texts } = this.layout.get();
    const key = this.key(end);
    const sides = { ...sidesOf(texts[key] ?? ""), [side]: text };
    const joined = signs.map(([name, sign]) => (sides[name] === "" ? "" : sign + sides[name])).join("");
    this.layout.change({ texts: { ...texts, [key]: joined } });
  }
  private key(end: End): PageText {
    return `${this.pages}${end}`;
  }
}

const signs = [
  ["left", "&L"],
  ["center", "&C"],
  ["right", "&R"],
] as const;

/** The three parts of a text such as `&LModel&RPage &P`. What stands before the first sign is in the middle. */
function sidesOf(text: string): Record<Side, string> {
  const sides = { left: "", center: "", right: "" };
  let side: Side = "center";
  for (const [piece] of text.matchAll(/&"[^"]*"|&[^]|[^&]+|&/g)) {
    const found = signs.find(([, sign]) => sign === piece.toUpperCase());
    if (found) [side] = found;
    else sides[side] += piece;
  }
  return sides;
}
