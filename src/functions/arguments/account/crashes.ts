import type { Scenario } from "../../../core/account/book/scenario";
import { groupedBy } from "../../../core/grouped";
import type { Sliced } from "../../../core/slices";
import { type Crash, crashes } from "../../../core/simulation/crashes";
import { type Cells, type Stopped, type WholeArgument } from "../../cells/declaration";
import { aboutRow, type Failure, refuse, texts } from "../../cells/errors";
import { isOneCell, isStopped, readCell } from "../../cells/reading";
import { readTable } from "../../cells/table";
import { text } from "../words";
import { plainShock, shockColumns, shocksOf } from "./scenario";

export interface NamedScenario extends Scenario {
  readonly name: string;
}

/** The shipped crashes whose name begins so; all without a name. */
export function crashesNamed(argument: string, name = ""): readonly Crash[] | Failure {
  const shipped = crashes();
  const found = shipped.filter((crash) => crash.name.startsWith(name.toLowerCase()));
  const names = shipped.map((crash) => crash.name);
  return found.length > 0 ? found : refuse(texts.noSuchItem(argument, names, name));
}

const columns = { scenario: text, asset: text, ...shockColumns };

const standard = "standard";

/** A table of scenarios, or the beginning of shipped ones' names. */
export const scenarios: WholeArgument<readonly NamedScenario[]> = {
  kind: "whole",
  wanted:
    "a table of scenario, asset, shock, basis and funding, or the beginning of a name that SIM.SCENARIOS lists",
  read: (argument, cells) => (isOneCell(cells) ? shipped(argument, cells) : ofTable(argument, cells)),
};

export function standardScenarios(): NamedScenario[] {
  return crashes().map(asScenario);
}

function shipped(argument: string, cells: Cells): NamedScenario[] | Stopped {
  const name = readCell({ ...text, wanted: scenarios.wanted }, argument, cells, 0, 0);
  if (isStopped(name)) return name;
  const found = crashesNamed(argument, name?.toLowerCase() === standard ? "" : name);
  return isStopped(found) ? found : found.map(asScenario);
}

function asScenario({ name, shocks }: Crash): NamedScenario {
  const shockOf = new Map(shocks.map(({ asset, shock }) => [asset, plainShock(shock)]));
  const others = shockOf.get("*");
  shockOf.delete("*");
  return { name, shocks: shockOf, others };
}

function* ofTable(argument: string, cells: Cells): Sliced<NamedScenario[] | Stopped> {
  const read = yield* readTable(argument, columns, cells);
  if (isStopped(read)) return read;
  const found: NamedScenario[] = [];
  for (const [name, rows] of yield* groupedBy(read, ({ scenario }) => scenario)) {
    const shocks = yield* shocksOf(rows, (row) =>
      refuse(texts.twice(aboutRow(argument, cells, row.row), row.asset)),
    );
    if (isStopped(shocks)) return shocks;
    found.push({ name, ...shocks });
  }
  return found;
}
