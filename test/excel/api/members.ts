import path from "node:path";
import ts from "typescript";

/** The requirement sets that the manifest declares. */
export const apis = ["SharedRuntime", "CustomFunctionsRuntime", "ExcelApi"] as const;

/** A member of an API of Office's that a source of ours uses. */
export interface Use {
  /** As Microsoft's documentation has it: "Range.formulas". */
  readonly member: string;
  readonly api: (typeof apis)[number];
  /** The lowest set that has all of it: 1.9 is 9. */
  readonly set: number;
  readonly file: string;
  readonly line: number;
  readonly isSet: boolean;
  /** The sets of its API that the function around it asks for. */
  readonly askedFor: readonly number[];
}

const root = path.join(__dirname, "../../..");

/** All uses in src, found by the compiler: what a name stands for, not how it is written. Paths in load("...") are not seen. */
export function officeUses(): readonly Use[] {
  const { options, fileNames } = readConfig();
  const program = ts.createProgram(
    fileNames.filter((name) => name.includes("/src/")),
    options,
  );
  const checker = program.getTypeChecker();
  const uses: Use[] = [];
  for (const source of program.getSourceFiles()) {
    const file = path.relative(root, source.fileName).split(path.sep).join("/");
    if (!file.startsWith("src/")) continue;
    const visit = (node: ts.Node): void => {
      const found = memberAt(checker, node);
      if (found) {
        uses.push({
          ...found,
          file,
          line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
          isSet: isAssigned(node),
          askedFor: setsAskedFor(node, found.api),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return uses;
}

function readConfig(): ts.ParsedCommandLine {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  return ts.getParsedCommandLineOfConfigFile(path.join(root, "tsconfig.json"), {}, host)!;
}

function memberAt(checker: ts.TypeChecker, node: ts.Node): Pick<Use, "member" | "api" | "set"> | undefined {
  const symbol = symbolAt(checker, node);
  for (const declaration of symbol?.declarations ?? []) {
    const declared = declaration.getSourceFile();
    if (!/@types\/(office-js|custom-functions-runtime)\//.test(declared.fileName)) continue;
    const comment = ofThisCall(declared.text.slice(declaration.getFullStart(), declaration.getStart()), {
      declaration,
      node,
    });
    const api = apis.find((name) => new RegExp(`(Api set: |\\| )${name} `).test(comment));
    if (!api) continue;
    return {
      member: checker.getFullyQualifiedName(symbol!).replace(/^Excel\./, ""),
      api,
      set: Math.max(...setsIn(comment, api)),
    };
  }
  return undefined;
}

/** The comment without the sets of parameters that the call does not pass: "1.15 for adding `alwaysInsert` parameter". */
function ofThisCall(
  comment: string,
  { declaration, node }: { readonly declaration: ts.Declaration; readonly node: ts.Node },
): string {
  const given = ts.isCallExpression(node.parent) ? node.parent.arguments.length : 0;
  const parameters = ts.isFunctionLike(declaration) ? declaration.parameters.slice(0, given) : [];
  const passed = parameters.map(({ name }) => name.getText());
  return comment.replace(/; 1\.\d+ for adding `(\w+)` parameter/g, (part, name: string) =>
    passed.includes(name) ? part : "",
  );
}

/** All sets that a comment names: "[Api set: ExcelApi 1.1 for reading visibility; 1.2 for setting it.]". */
function setsIn(comment: string, api: Use["api"]): number[] {
  const stated = [...comment.matchAll(/\[Api set: ([^\]]+)\]|\| (\w+ 1\.\d+)\}/g)];
  return stated.flatMap(([, inBrackets, linked]) =>
    [
      ...(inBrackets ?? linked)!.matchAll(
        new RegExp(`${api} (?:[\\d.]+ / )?1\\.(\\d+)|; 1\\.(\\d+) for`, "g"),
      ),
    ].map(([, first, second]) => Number(first ?? second)),
  );
}

/** What the node names, where it is one that can name a member: `range.formulas`, `{ mergeUndoGroup: true }`. */
function symbolAt(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name);
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name))
    return checker.getContextualType(node.parent)?.getProperty(node.name.text);
  return undefined;
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isPropertyAssignment(node) ||
    (ts.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
  );
}

function setsAskedFor(node: ts.Node, api: Use["api"]): number[] {
  let around: ts.Node = node;
  while (!ts.isFunctionLike(around) && !ts.isSourceFile(around)) around = around.parent;
  const asked = new RegExp(`isSetSupported\\("${api}", "1\\.(\\d+)"\\)`, "g");
  return [...around.getText().matchAll(asked)].map(([, set]) => Number(set));
}
