import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import esbuild from "esbuild";
import { strFromU8, unzipSync } from "fflate";
import { releaseFiles } from "../../scripts/release/archive";
import { verdictOf } from "../../scripts/release/audit";

// The other bundler takes its time on a busy machine.
jest.setTimeout(120_000);

const root = path.join(__dirname, "../..");
const dist = path.join(root, "dist");
const release = releaseFiles(dist, "1.2.3");
const zip = unzipSync(release.get("ballast-1.2.3.zip")!);
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The lines of a file of hashes, as sha256sum writes it. */
function sumsIn(name: string): string[][] {
  const lines = strFromU8(release.get(name)!).trimEnd().split("\n");
  return lines.map((line) => /^([\da-f]{64}) {2}(.+)$/.exec(line)!.slice(1));
}

test("the zip holds what is built, file by file", () => {
  const built = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(dist, name)).isFile())
    .map((name) => name.split(path.sep).join("/"));
  expect(Object.keys(zip)).toEqual(built.sort());
  for (const name of built) {
    expect([name, hashOf(zip[name]!)]).toEqual([name, hashOf(readFileSync(path.join(dist, name)))]);
  }
});

test("the hashes are those of the files of the release and of the files in the zip", () => {
  expect(sumsIn("SHA256SUMS")).toEqual(
    [...release].filter(([name]) => name !== "SHA256SUMS").map(([name, bytes]) => [hashOf(bytes), name]),
  );
  expect(sumsIn("ballast-1.2.3-files.sha256")).toEqual(
    Object.entries(zip).map(([name, bytes]) => [hashOf(bytes), name]),
  );
});

test("another run gives the same bytes, whatever the time zone and the language", () => {
  const run = `process.stdout.write(require("./scripts/release/archive").releaseFiles("dist", "1.2.3").get("SHA256SUMS"))`;
  const sums = execFileSync(process.execPath, ["-e", run], {
    cwd: root,
    env: { ...process.env, TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8" },
    encoding: "utf8",
  });
  expect(sums).toBe(strFromU8(release.get("SHA256SUMS")!));
});

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly "bom-ref": string;
  readonly purl: string;
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
}
interface Bom {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

describe("the bill of materials", () => {
  const bom = JSON.parse(strFromU8(release.get("ballast-1.2.3-sbom.cdx.json")!)) as Bom;
  const nameOf = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);

  test("keeps to the schema of CycloneDX 1.6", () => {
    const folder = path.join(root, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
    const schema = (name: string) =>
      JSON.parse(readFileSync(path.join(folder, `${name}.SNAPSHOT.schema.json`), "utf8")) as object;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const name of ["spdx", "jsf-0.82"])
      ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(schema("bom-1.6"));
    expect([validate(bom), validate.errors]).toEqual([true, null]);
  });

  test("names the packages that are in the bundles, and no other", async () => {
    // Another bundler on the same sources. Webpack itself is there because its code loads the chunks.
    const { metafile } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: ["src/taskpane/index.ts", "src/functions/index.ts"],
      bundle: true,
      splitting: true,
      format: "esm",
      minify: true,
      preserveSymlinks: true,
      define: { "process.env.NODE_ENV": '"production"' },
      outdir: ".cache/bundled",
      metafile: true,
      write: false,
    });
    const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => {
        const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
        return name !== undefined && bytesInOutput > 0 ? [name] : [];
      }),
    );
    expect(bom.components.map(nameOf).sort()).toEqual([...new Set([...bundled, "webpack"])].sort());
  });

  test("gives each package the version, the licence and the hash that npm installed", () => {
    const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version: string; license: string; integrity: string }>;
    };
    for (const component of bom.components) {
      const { version, license, integrity } = lock.packages[`node_modules/${nameOf(component)}`]!;
      const { alg, content } = component.hashes[0]!;
      const said = `${alg.toLowerCase().replace("-", "")}-${Buffer.from(content, "hex").toString("base64")}`;
      expect([component.version, component.licenses[0]!.license.id, said]).toEqual([
        version,
        license,
        integrity,
      ]);
      expect(component.purl).toBe(`pkg:npm/${nameOf(component).replace("@", "%40")}@${version}`);
    }
  });

  test("every package is reached from the product", () => {
    const reached = new Set<string>();
    const visit = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      for (const next of bom.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) visit(next);
    };
    visit(bom.metadata.component["bom-ref"]);
    expect(bom.components.filter((one) => !reached.has(one["bom-ref"])).map(nameOf)).toEqual([]);
  });

  test("names the packages whose licences are shipped", () => {
    const licences = strFromU8(release.get("ballast-1.2.3-licences.txt")!);
    const named = [...licences.matchAll(/^-{80}\n(\S+) (\S+) \((.+)\)$/gm)].map((one) => one.slice(1));
    const listed = bom.components.map((one) => [nameOf(one), one.version, one.licenses[0]!.license.id]);
    expect(named.sort()).toEqual(listed.sort());
  });
});

describe("what the registry knows of vulnerabilities", () => {
  const answer = (counts: object) => JSON.stringify({ metadata: { vulnerabilities: counts } });
  const none = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 };

  test("is said where it knows of none", () => {
    expect(verdictOf(answer(none))).toEqual({
      stops: false,
      sentence: "Known vulnerabilities in what ships: none.",
    });
  });

  test("stops the release where it knows of some", () => {
    expect(verdictOf(answer({ ...none, low: 2, high: 1, total: 3 }))).toEqual({
      stops: true,
      sentence: "Known vulnerabilities in what ships: 2 low, 1 high. npm audit --omit=dev names them.",
    });
  });

  test.each(["", "405 Method Not Allowed", "null", '{"error": {"code": "ENOAUDIT"}}'])(
    "is not claimed where it answers %j",
    (printed) => {
      const { stops, sentence } = verdictOf(printed);
      expect([stops, sentence]).toEqual([false, expect.stringContaining("not checked")]);
    },
  );
});
