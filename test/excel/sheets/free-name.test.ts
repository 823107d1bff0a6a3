import { firstFree, freeName, numbered } from "../../../src/excel/sheets/free-name";

test("a name that is taken in any case gets the first free number", () => {
  const nameOf = (number: number): string => numbered("Holdings", number);
  expect(freeName([], nameOf)).toBe("Holdings");
  expect(freeName(["HOLDINGS", "holdings3"], nameOf)).toBe("Holdings2");
});

test("names that belong together get one number that is free for all of them", () => {
  const both = (number: number): string[] => [numbered("Sheet", number, " "), numbered("Name", number)];
  expect(firstFree(["Sheet 2", "name", "Name3"], both)).toBe(4);
});
