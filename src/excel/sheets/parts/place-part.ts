import type { Part } from "../description";
import { placeCells } from "./cells";
import { placeChart } from "./chart";
import { placeFields } from "./fields";
import type { PlacedPart, Surroundings } from "./placed-part";
import { placeSpill } from "./spill";
import { placeTable } from "./table";
import { placeText } from "./text";

/** A part with every cell in its place. */
export function placePart(part: Part, around: Surroundings): PlacedPart {
  switch (part.kind) {
    case "text":
      return placeText(part, around);
    case "fields":
      return placeFields(part, around);
    case "cells":
      return placeCells(part, around);
    case "table":
      return placeTable(part, around);
    case "spill":
      return placeSpill(part, around);
    case "chart":
      return placeChart(part, around);
  }
}
