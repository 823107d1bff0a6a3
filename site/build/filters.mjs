import { sizeOf } from "./pictures.mjs";

/** What the layouts ask for beside their data. */
export function addFilters(configuration, markdown) {
  configuration.addFilter("inWords", (text, up) => markdown.renderInline(text, { up }));
  configuration.addFilter("plain", (text) =>
    text.replace(/[`*]/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"),
  );
  configuration.addFilter("sizes", (file) => {
    const { width, height } = sizeOf(file);
    return `width="${width}" height="${height}"`;
  });
  configuration.addFilter("headings", headingsOf);
  configuration.addFilter("fieldRows", (text) => Math.min(8, Math.max(1, text.split("\n").length)));
}

/** The headings of a page, for its own contents; a page with fewer than three needs none. */
function headingsOf(html) {
  const found = [...html.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<\/h2>/g)].map(([, anchor, title]) => ({
    anchor,
    title: title.replace(/<[^>]*>/g, ""),
  }));
  return found.length < 3 ? [] : found;
}
