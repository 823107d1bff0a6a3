/**
 * The parts of the pages as the search knows them: of a page in Markdown the top and each heading, of a function its whole page.
 *
 * @typedef {import("../search/documents").SearchDocument} SearchDocument
 *
 * @param {{ path: string, title: string, section: string, html: string, about?: string }[]} written rendered pages
 * @param {ReturnType<typeof import("./functions.mjs").functionGroups>} groups
 * @param {Pick<Awaited<ReturnType<typeof import("./shared.mjs").loadShared>>, "synonymsOf" | "pageSynonymsOf">} shared
 * @returns {SearchDocument[]}
 */
export function searchDocuments(written, groups, { synonymsOf, pageSynonymsOf }) {
  const ofPages = written.flatMap(({ path, title, section, html, about = "" }) =>
    partsOf(html).map(({ anchor, heading, text }) => {
      const url = `${path}.html${anchor && `#${anchor}`}`;
      const ofTemplate = anchor === "" ? synonymsOf(about) : "";
      return {
        url,
        page: title,
        heading,
        section,
        text,
        synonyms: [ofTemplate, pageSynonymsOf(url)].join(", "),
        about: anchor === "" ? about : "",
      };
    }),
  );
  const ofFunctions = groups.flatMap(({ title, functions }) =>
    functions.map(({ name, path, description, searched }) => ({
      url: `${path}.html`,
      page: name,
      heading: "",
      section: title,
      text: `${description} ${plain(searched)}`,
      synonyms: [synonymsOf(name), pageSynonymsOf(`${path}.html`)].join(", "),
      about: name,
    })),
  );
  return [...ofFunctions, ...ofPages].map((one, id) => ({ id, ...one }));
}

/** Cuts a page at its headings of the first two ranks below the title. */
function partsOf(html) {
  const [top, ...rest] = html.split(/(?=<h[23] )/);
  const parts = rest.map((part) => {
    const [, anchor, heading, body] = /^<h[23] id="([^"]*)"[^>]*>(.*?)<\/h[23]>([^]*)$/.exec(part);
    return { anchor, heading: textOf(heading), text: textOf(body) };
  });
  return [{ anchor: "", heading: "", text: textOf(top) }, ...parts];
}

function textOf(html) {
  return html
    .replace(/<\/?(?:a|code|em|strong|wbr)\b[^>]*>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name) => signs[name])
    .replace(/\s+/g, " ")
    .trim();
}

const signs = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** Markdown without its marks. */
function plain(text) {
  return text.replace(/[`*|]/g, "").replace(/\s+/g, " ").trim();
}
