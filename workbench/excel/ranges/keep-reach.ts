import type { ISheetDataValidationRule } from "@univerjs/core";
import { UpdateDataValidationMutation, UpdateRuleType } from "@univerjs/data-validation";
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import { SetConditionalRuleMutation } from "@univerjs/sheets-conditional-formatting";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Area, GridRange } from "../addresses";
import { fromGridRange, toGridRange } from "../addresses";
import { conditionalRules } from "../conditional/rules";
import type { Grid } from "../grid";
import { held, meant, reachesEnd } from "./reach";

/** When a sheet of the grid grows, the rules that reach to the end of the sheet grow with it. */
export function keepReach(grid: Grid): void {
  let growing: (() => void)[] = [];
  grid.commands.beforeCommandExecuted(({ id, params }) => {
    if (growth.has(id)) growing = rulesToTheEnd(grid, (params as { subUnitId: string }).subUnitId);
  });
  grid.commands.onCommandExecuted(({ id }) => {
    if (!growth.has(id)) return;
    const rules = growing;
    growing = [];
    for (const grow of rules) grow();
  });
}

const growth = new Set<string>([SetWorksheetRowCountMutation.id, SetWorksheetColumnCountMutation.id]);

/** For each rule to the end of the sheet, what makes it reach there again. Undo knows nothing of it. */
function rulesToTheEnd(grid: Grid, sheetId: string): (() => void)[] {
  const { unitId } = grid;
  const target = { unitId, subUnitId: sheetId };
  const areasOf = (ranges: readonly GridRange[]) =>
    ranges.map((range) => meant(grid, sheetId, fromGridRange(range)));
  const again = (areas: readonly Area[]) => areas.map((area) => toGridRange(held(grid, sheetId, area)));
  const formats = conditionalRules(grid, sheetId).map((rule) => {
    const areas = areasOf(rule.ranges);
    const grow = () =>
      grid.run(SetConditionalRuleMutation.id, {
        ...target,
        cfId: rule.cfId,
        rule: { ...rule, ranges: again(areas) },
      });
    return { areas, grow };
  });
  const validations = grid.injector
    .get(SheetDataValidationModel)
    .getRules(unitId, sheetId)
    .map(({ uid, ranges }: ISheetDataValidationRule) => {
      const areas = areasOf(ranges);
      const grow = () =>
        grid.run(UpdateDataValidationMutation.id, {
          ...target,
          ruleId: uid,
          payload: { type: UpdateRuleType.RANGE, payload: again(areas) },
        });
      return { areas, grow };
    });
  return [...formats, ...validations].filter(({ areas }) => areas.some(reachesEnd)).map(({ grow }) => grow);
}
