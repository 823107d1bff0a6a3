import path from "node:path";

/** A room is a folder, a folder's own files ("src/excel/*"), or a file. */
const isIn = (file, room) =>
  room.endsWith("/*")
    ? path.posix.dirname(file) === room.slice(0, -2)
    : file === room || file.startsWith(`${room}/`) || `${file}.ts` === room || `${file}.js` === room;

/** Holds imports to a table of rooms: what each may import besides itself. A file belongs to the longest room that holds it. */
export const arrows = {
  meta: {
    type: "problem",
    schema: [{ type: "object", additionalProperties: { type: "array", items: { type: "string" } } }],
    messages: {
      closed: "{{from}} may not import {{to}}: see the arrows in docs/architecture.md.",
      homeless: "{{file}} is in no room: add its folder to `rooms` in eslint.config.mjs.",
    },
  },
  create(context) {
    const [rooms] = context.options;
    const roomOf = (file) =>
      Object.keys(rooms)
        .filter((room) => isIn(file, room))
        .sort((a, b) => b.length - a.length)[0];
    const relative = (file) => path.relative(context.cwd, file).split(path.sep).join("/");
    const file = relative(context.filename);
    const from = roomOf(file);
    const check = (source) => {
      const specifier = source?.value;
      if (from === undefined || typeof specifier !== "string" || !specifier.startsWith(".")) return;
      const to = relative(path.resolve(path.dirname(context.filename), specifier));
      const isOpen = roomOf(to) === from || rooms[from].some((room) => isIn(to, room));
      if (!isOpen) context.report({ node: source, messageId: "closed", data: { from, to } });
    };
    const checkSource = (node) => check(node.source);
    return {
      Program(node) {
        if (from === undefined) context.report({ node, messageId: "homeless", data: { file } });
      },
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
