import { Link } from "@fluentui/react-components";
import { linkedPieces } from "../../core/venues/links";

/** The text of a source, with the pages that it names as links. */
export function LinkedText({ text }: { text: string }) {
  return linkedPieces(text).map(({ text: piece, page }, index) =>
    page === undefined ? (
      piece
    ) : (
      <Link key={index} inline href={page} target="_blank" rel="noreferrer">
        {piece}
      </Link>
    ),
  );
}
