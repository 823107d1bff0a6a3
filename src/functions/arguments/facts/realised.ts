import type { Effect } from "../../../core/accounting/trades";
import type { Decimal } from "../../../core/number/decimal";
import { type Failure, texts, unsolved } from "../../cells/errors";

/** Why nothing is known of a position whose opening no fill shows. */
export const openedBefore: Failure = unsolved(texts.openedBefore());

/** What a fill realised; not known where it closes what no fill opened and the venue says nothing of it. */
export function realisedBy({ realised, missing, inferredEntry }: Effect): Decimal | Failure {
  return missing && !inferredEntry ? openedBefore : realised;
}
