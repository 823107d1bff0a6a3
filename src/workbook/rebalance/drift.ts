import { inputCell } from "./head";
import { cellsOf, type RebalancePlace } from "./place";
import { headerRow } from "./rows";
import { columnOf } from "./table";
import type { PlacedRule } from "../../excel/sheets/placed";

/** Marks drifts beyond the bands. Cash itself never calls for a trade, so its row is left out. */
export function driftRules(place: RebalancePlace): PlacedRule[] {
  const rowCount = place.plan.rows.length - 1;
  if (rowCount === 0) return [];
  const [absolute, relative] = [inputCell(place, "AbsoluteBand"), inputCell(place, "RelativeBand")];
  const target = cellsOf(place, headerRow + 1, columnOf("Target")).replace(/\$(\d+)$/, "$1");
  const band = `(IF(AND(${absolute}=0,${relative}=0),0,MIN(IF(${absolute}=0,1,${absolute}),IF(${relative}=0,1,${relative}*${target})))+1E-12)`;
  return [
    {
      block: place.block(headerRow + 1, columnOf("Drift"), rowCount),
      rule: { operator: "notBetween", formula: `=-${band}`, formula2: `=${band}`, mark: "attention" },
    },
  ];
}
