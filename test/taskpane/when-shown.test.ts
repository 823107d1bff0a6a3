import { whenShown } from "../../src/taskpane/when-shown";

/** A page whose look can be changed, and that tells of it as a browser does. */
function fakePage(visibilityState: "visible" | "hidden", innerWidth: number) {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState });
  return Object.assign(window, { innerWidth, document });
}
const never = (): void => undefined;

test("a pane that is there from the start is shown at once, and once", () => {
  const show = jest.fn();
  const page = fakePage("visible", 350);
  whenShown(page, never, show);
  page.dispatchEvent(new Event("resize"));
  expect(show).toHaveBeenCalledTimes(1);
});

test.each([
  ["hidden", fakePage("hidden", 350)],
  ["without a width", fakePage("visible", 0)],
])("a page that is %s waits until it is seen", (_, page) => {
  const show = jest.fn();
  whenShown(page, never, show);
  page.dispatchEvent(new Event("resize"));
  expect(show).not.toHaveBeenCalled();
  page.document.visibilityState = "visible";
  page.innerWidth = 350;
  page.dispatchEvent(new Event("resize"));
  page.document.dispatchEvent(new Event("visibilitychange"));
  expect(show).toHaveBeenCalledTimes(1);
});

test("Office's event and a ribbon command show it too", () => {
  const show = jest.fn();
  let appear = never;
  whenShown(fakePage("hidden", 0), (appeared) => (appear = appeared), show);
  appear();
  expect(show).toHaveBeenCalledTimes(1);
  const other = jest.fn();
  whenShown(fakePage("hidden", 0), never, other)();
  expect(other).toHaveBeenCalledTimes(1);
});
