import type { AsPlainObject } from "minisearch";
import { excerpt, type FoundPart, searchOf } from "../search/search";
import { element, loadScriptFile } from "./load";

declare global {
  /** What assets/search-index.js leaves behind. */
  var ballastSearchIndex: AsPlainObject | undefined;
}

const up = document.documentElement.dataset.up ?? "";

/** The search: a button and the key `/` open it; arrows go through what it finds, Enter opens that, Escape closes it. */
export function offerSearch(): void {
  const opener = document.querySelector<HTMLButtonElement>(".search-open")!;
  const { dialog, input, found, said } = makeDialog();
  let search: ((query: string) => FoundPart[]) | undefined;

  const show = () => {
    const query = input.value.trim();
    const parts = search === undefined || query === "" ? [] : search(query);
    found.replaceChildren(...parts.map(entryOf));
    said.textContent = saidOf(query, parts.length, search !== undefined);
  };
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    show();
    if (search !== undefined) return;
    loadScriptFile("assets/search-index.js").then(
      () => {
        search = searchOf(ballastSearchIndex!);
        show();
      },
      () => (said.textContent = "The search could not be loaded. Reload the page to try again."),
    );
  };
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest("input, textarea, dialog") !== null;
    const isAsked = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isAsked && !((event.ctrlKey || event.metaKey) && event.key === "k")) return;
    event.preventDefault();
    open();
  });
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => moveOn(event, input, found));
  dialog.addEventListener("click", ({ target }) => {
    const isOutside = target === dialog;
    const isFollowed = target instanceof Element && target.closest("a") !== null;
    if (isOutside || isFollowed) dialog.close();
  });
  opener.hidden = false;
}

function makeDialog() {
  const input = element("input", "");
  input.role = "searchbox"; // A field of the type search would take the first Escape to empty itself.
  input.placeholder = "Search functions, guides and terms";
  input.setAttribute("aria-label", "Search the documentation");
  input.spellcheck = false;
  const close = element("button", "", "Close");
  close.type = "button";
  const found = element("ul", "found");
  const said = element("p", "said");
  said.setAttribute("role", "status");
  const dialog = element("dialog", "", element("div", "ask", input, close), found, said);
  dialog.setAttribute("aria-label", "Search");
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return { dialog, input, found, said };
}

function saidOf(query: string, count: number, isLoaded: boolean): string {
  if (query === "") return "Type what you look for, in your own words. Arrows choose, Enter opens.";
  if (!isLoaded) return "Loading …";
  if (count === 0) return `Nothing found for "${query}". Try another word for it.`;
  return count === 1 ? "1 place found." : `${count} places found.`;
}

function entryOf(part: FoundPart): HTMLElement {
  const { url, page, heading, section } = part;
  const text = element("p", "");
  for (const { text: piece, isHit } of excerpt(part)) text.append(isHit ? element("mark", "", piece) : piece);
  const link = element("a", "", element("small", "", section), element("strong", "", page));
  if (heading !== "" && heading !== page) link.append(` › ${heading}`);
  link.append(text);
  link.href = up + url;
  return element("li", "", link);
}

/** Arrows move between the field and what is found; Enter in the field opens the first; any letter goes on in the field. */
function moveOn(event: KeyboardEvent, input: HTMLInputElement, found: HTMLElement): void {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === "ArrowDown") (links[at + 1] ?? links.at(-1) ?? input).focus();
  else if (event.key === "ArrowUp") (links[at - 1] ?? input).focus();
  else if (event.key === "Enter" && document.activeElement === input) links[0]?.click();
  else {
    if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey) input.focus();
    return;
  }
  event.preventDefault();
}
