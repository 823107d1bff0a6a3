import { decimal, divide, zero } from "../../core/number/decimal";
import { directionOf, type Direction } from "../formats/directions";
import type { Own } from "../tables/packed-rows";
import type { Fill } from "../tables/rows";
import { isNothing, magnitude, placesOf } from "../values/decimals";
import type { Book } from "./book";
import { coinOf, instrumentOf, walletOf, type Fields, type Head } from "./fields";
import { CellProblem } from "./row";
import { wordOf } from "./rules";

export function emitFill(book: Book, head: Head, fields: Fields): void {
  const { row } = head;
  const direction = directionIn(fields);
  const { format } = book.reading;
  const word = wordOf(fields.get("dir"));
  const isSpot = format.market === "spot" || (format.special === "hyperliquid" && /^(buy|sell)$/.test(word));
  const instrument = instrumentOf(book, row, fields, isSpot ? "spot" : "perp");
  const [side, position, , kind] = direction;
  const quantity = magnitude(fields.get("qty"));
  const [price, fee] = [fields.get("price"), fields.get("fee")];
  const isPriced =
    price !== "" && !price.startsWith("-") && (price !== "0" || instrument.contract !== "inverse");
  if (!isPriced) throw new CellProblem("number-unreadable", fields.title("price"), price);
  if (quantity === "" && fields.get("contracts") === "")
    throw new CellProblem("number-unreadable", fields.title("qty"), "");
  if (quantity === "0") {
    book.note("not-final", row, fields.title("qty"), quantity);
    return;
  }
  const own = fields.get("realised");
  const isNet = fields.get("realisedNet") !== "" && own !== "" && fee !== "";
  const order = book.id(row, fields.get("order"), fields.title("order"));
  const isOrderId = fields.emit.columns.id === fields.emit.columns.order;
  const id = isOrderId ? order : book.id(row, fields.get("id"), fields.title("id"));
  const feeCoin = coinOf(fields.get("feeCoin"), instrument, side);
  const feeInQuote =
    feeCoin === instrument.base && instrument.contract === "spot"
      ? decimal(fee || "0")
          .times(price)
          .toFixed()
      : fee;
  const unique = id.isSound ? id.text : "";
  const fact = book.fact(row, head.time, head.precision, walletOf(book, row), head.account, unique);
  const fill: Own<Fill> = {
    symbol: instrument.symbol,
    side,
    position: format.netting ? "net" : position,
    quantity,
    price,
    fee,
    feeCoin: fee === "" ? "" : feeCoin,
    kind: fillKindOf(fields.get("kind")) ?? kind,
    market: instrument.market,
    contract: instrument.contract,
    settle: instrument.settle,
    contracts: magnitude(fields.get("contracts")),
    value: magnitude(fields.get("value")),
    realised: isNet ? decimal(own).plus(feeInQuote).toFixed() : own,
    role: roleOf(fields.get("maker")),
    orderId: order.text,
    tradeId: isOrderId ? "" : id.text,
  };
  checkValue(book, head, fields, fill);
  book.addFill(fact, fill);
}

function directionIn(fields: Fields): Direction {
  const text = fields.get("dir");
  const known = directionOf(wordOf(text));
  if (!known) throw new CellProblem("direction-unknown", fields.title("dir"), text);
  return known;
}

const fillKinds = ["trade", "liquidation", "adl", "delivery", "settlement"] as const;

export function fillKindOf(text: string): Fill["kind"] | undefined {
  return fillKinds.find((kind) => kind === text);
}

function roleOf(text: string): string {
  if (/^(true|y|yes|maker)$/i.test(text)) return "maker";
  return /^(false|n|no|taker)$/i.test(text) ? "taker" : "";
}

/** The stated value is that of quantity and price to its last printed digit. An average price is off by half of its own last place. */
function checkValue(book: Book, { row }: Head, fields: Fields, fill: Own<Fill>): void {
  const { quantity, price, value, contract, symbol } = fill;
  if (isNothing(value) || quantity === "" || price === "0") return;
  const printed = row.raw(fields.emit.columns.value ?? "");
  const unit = 10 ** -placesOf(printed);
  // Doubles tell it of nearly all rows.
  const near = contract === "inverse" ? Number(quantity) / Number(price) : Number(quantity) * Number(price);
  if (near < 1e10 && Math.abs(near - Number(value)) < unit * 0.9 && near / unit < 1e14) return;
  const exact =
    contract === "inverse" ? divide(decimal(quantity), decimal(price)) : decimal(quantity).times(price);
  const priceUnit = `5e-${placesOf(row.raw(fields.emit.columns.price ?? "")) + 1}`;
  const averaged = fields.get("aggregate") === "" ? zero : decimal(quantity).times(priceUnit);
  if (
    exact
      .minus(value)
      .abs()
      .lt(averaged.plus(`1e-${placesOf(printed)}`))
  )
    return;
  const details = `${symbol}: quantity times price is ${exact.toSignificantDigits(15).toFixed()}.`;
  book.note("value-differs", row, fields.title("value"), printed, details);
}
