import { runExcel } from "./run";

type Subscription = OfficeExtension.EventHandlerResult<unknown>;

/**
 * Calls back after every change in any sheet and after every calculation, as holdings may be formulas over other sheets and prices
 * may change by calculation alone. The result ends the watch.
 */
export function watchWorkbook(onChange: () => void): Promise<() => Promise<void>> {
  const follow = followerOf(onChange);
  return watch("The preview is not updating with the sheet.", ({ workbook: { worksheets } }) => [
    worksheets.onChanged.add(follow),
    worksheets.onCalculated.add(follow),
  ]);
}

/** Calls back when other cells are selected and when anything in the workbook is changed or calculated. */
export function watchActiveCell(onChange: () => void): Promise<() => Promise<void>> {
  const follow = followerOf(onChange);
  return watch("The pane is not following the selection.", ({ workbook }) => {
    const { worksheets } = workbook;
    return [
      worksheets.onSelectionChanged.add(follow),
      worksheets.onActivated.add(follow),
      worksheets.onChanged.add(follow),
      worksheets.onCalculated.add(follow),
    ];
  });
}

/** An event handler that calls back. Excel wants a promise of it. */
function followerOf(onChange: () => void): () => Promise<void> {
  return () => {
    onChange();
    return Promise.resolve();
  };
}

async function watch(
  what: string,
  subscribe: (context: Excel.RequestContext) => Subscription[],
): Promise<() => Promise<void>> {
  const subscriptions = await runExcel(what, async (context) => {
    const added = subscribe(context);
    await context.sync();
    return added;
  });
  const [first] = subscriptions;
  const remove = async (context: Excel.RequestContext): Promise<void> => {
    for (const subscription of subscriptions) subscription.remove();
    await context.sync();
  };
  return () => runExcel("The pane still follows the sheet.", remove, first!.context);
}
