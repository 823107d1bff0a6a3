import { offerCopies } from "./copy";
import { offerSearch } from "./search-dialog";
import { offerThemes } from "./themes";
import { offerTryOut } from "./try-out";

offerThemes();
offerSearch();
offerTryOut();
offerCopies(document);

const menu = document.querySelector<HTMLElement>("#menu")!;
/** On a narrow screen the menu is open while the address names it. */
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && location.hash === "#menu") location.hash = "#content";
});
const current = menu.querySelector<HTMLElement>("[aria-current]");
if (current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
