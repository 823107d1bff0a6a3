import { contractTypes } from "../../../core/position/contract";
import type { Lot } from "../../../core/venues/lot";
import { reference } from "../../../excel/addresses";
import type { Content, Validation } from "../../../excel/sheets/description";
import type { Input } from "../input";
import type { RebalancePlace } from "../place";
import type { RebalancePlan } from "../plan";
import { pricedRow, tradedLot } from "./trade";

/** The contract that is traded: of another one the number follows from what is typed here. */
export const contractTexts: readonly Input[] = [
  { label: "Contract", name: "Contract", format: "text", value: (_, { lot }) => ofLot(lot, "symbol") },
  {
    label: "Settled as",
    name: "ContractType",
    format: "text",
    value: (_, { lot }) => ofLot(lot, "contract", "linear"),
    accepts: () => ({ kind: "list", choices: contractTypes, message: "Pick linear or inverse." }),
  },
  {
    label: "Quantity in",
    name: "ContractUnit",
    format: "text",
    value: (_, { lot }) => ofLot(lot, "unit", "contracts"),
  },
];

const positive: Validation = { kind: "decimal", minimum: 0, message: "Enter a number above 0, or nothing." };

export const contractNumbers: readonly Input[] = [
  {
    label: "Contract size (coin or USD)",
    name: "ContractSize",
    format: "plain",
    value: (plan, { lot }) => ofLot(tradedLot(plan, lot), "size"),
    accepts: () => positive,
  },
  {
    label: "Lot size",
    name: "ContractLot",
    format: "plain",
    value: (_, { lot }) => ofLot(lot, "step", 1),
    accepts: () => positive,
  },
  {
    label: "Contract price",
    name: "ContractPrice",
    format: "price",
    value: contractPrice,
    isFixed: (plan, { lot }) => typeof lot !== "string" && pricedRow(plan, lot) !== undefined,
  },
];

/** The price follows the holdings' row of that coin; without one it may be typed. */
function contractPrice(plan: RebalancePlan, { lot, form }: RebalancePlace): Content {
  if (typeof lot === "string") return "";
  const row = pricedRow(plan, lot);
  if (!row) return "";
  if (form === "values") return row.price;
  const { asset, price } = plan.holdings.columns;
  const wanted = row.asset.replace(/[~*?]/g, "~$&").replaceAll('"', '""');
  return `=IFERROR(INDEX(${reference(price)},MATCH("${wanted}",TRIM(${reference(asset)}),0)),"none")`;
}

function ofLot(
  lot: Lot | string,
  name: "symbol" | "contract" | "unit" | "size" | "step",
  otherwise: string | number = "",
): string | number {
  return typeof lot === "string" ? otherwise : lot[name];
}
