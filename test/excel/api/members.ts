import path from "node:path";
import ts from "typescript";

/** A member of the Excel API that a source of ours uses. */
export interface Use {
  /** As Microsoft's documentation has it: "Range.formulas". */
  readonly member: string;
  /** The lowest ExcelApi set that has all of it: 1.9 is 9. */
  readonly set: number;
  readonly file: string;
  readonly line: number;
  readonly isSet: boolean;
  /** The ExcelApi sets that the function around it asks for. */
  readonly askedFor: readonly number[];
}

const root = path.join(__dirname, "../../..");

/** All uses in src, found by the compiler: what a name stands for, not how it is written. Paths in load("...") are not seen. */
export function excelUses(): readonly Use[] {
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
          askedFor: setsAskedFor(node),
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

function memberAt(checker: ts.TypeChecker, node: ts.Node): Pick<Use, "member" | "set"> | undefined {
  const symbol = symbolAt(checker, node);
  for (const declaration of symbol?.declarations ?? []) {
    const declared = declaration.getSourceFile();
    if (!declared.fileName.includes("@types/office-js")) continue;
    const comment = declared.text.slice(declaration.getFullStart(), declaration.getStart());
    const sets = [...comment.matchAll(/\[Api set: ([^\]]+)\]/g)].flatMap(([, text]) => [
      ...text!.matchAll(/ExcelApi (?:[\d.]+ \/ )?1\.(\d+)|; 1\.(\d+) for/g),
    ]);
    if (sets.length === 0) continue;
    return {
      member: checker.getFullyQualifiedName(symbol!).replace(/^Excel\./, ""),
      set: Math.max(...sets.map(([, first, second]) => Number(first ?? second))),
    };
  }
  return undefined;
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

function setsAskedFor(node: ts.Node): number[] {
  let around: ts.Node = node;
  while (!ts.isFunctionLike(around) && !ts.isSourceFile(around)) around = around.parent;
  return [...around.getText().matchAll(/isSetSupported\("ExcelApi", "1\.(\d+)"\)/g)].map(([, set]) =>
    Number(set),
  );
}
