import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "..");

test.each(["SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"])(
  "every file that %s links to is there",
  (name) => {
    const text = readFileSync(path.join(root, name), "utf8");
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, file]) => file!);
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  },
);
