import { withNamespace } from "../../scripts/deployment/namespace";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import { calledName, withCalledNames } from "../../src/base/function-names";
import { setNamespace } from "../support/namespace";

const docs = readFunctionDocs();

describe.each([
  ["", ""],
  ["ACME", "ACME."],
  ["ACME.X_1", "ACME.X_1."],
])("with the namespace %p", (namespace, prefix) => {
  beforeAll(() => setNamespace(namespace));
  afterAll(() => setNamespace(""));

  test("every function has its name, in formulas and in texts", () => {
    for (const { name } of docs) {
      expect(calledName(name)).toBe(prefix + name);
      expect(withCalledNames(`=1+${name}(A1)`)).toBe(`=1+${prefix}${name}(A1)`);
      expect(withNamespace(`See \`${name}\`, or ${name}.`, namespace)).toBe(
        `See \`${prefix}${name}\`, or ${prefix}${name}.`,
      );
    }
  });

  test("nothing else is taken for one", () => {
    for (const formula of [
      "=STDEV.S(A1:A3)",
      "=OTHER.LIQ.PRICE(1)",
      "=LIQ.PRICE!A1",
      "=SUM({Holdings}[LIQ.PRICE])",
      "=MYLIQ.PRICE(1)",
      "=_xldudf_LIQ_PRICE(1)",
    ]) {
      expect(withCalledNames(formula)).toBe(formula);
    }
    const address = "https://localhost:3000/docs/functions/LIQ.PRICE.html";
    expect(withNamespace(address, namespace)).toBe(address);
  });

  test("a formula of several has each once", () => {
    expect(withCalledNames("=HEDGE.PNL(LIQ.PRICE(1),LIQ.PRICE(2))")).toBe(
      `=${prefix}HEDGE.PNL(${prefix}LIQ.PRICE(1),${prefix}LIQ.PRICE(2))`,
    );
  });
});
