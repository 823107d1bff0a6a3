/** A served file by its path below the add-in's address; undefined where there is none. */
export type Served = (path: string) => Buffer | undefined;

/**
 * What the store would refuse in an add-in's manifest, in words; empty for one that it takes. Microsoft's own check is a service, so
 * these are the rules that can be read: the schema's lengths, the validation policies and what the service says of icons.
 *
 * @see https://learn.microsoft.com/office/dev/store/validation-policies
 * @see https://learn.microsoft.com/openspecs/office_file_formats/ms-owemxml
 * @see https://learn.microsoft.com/javascript/api/manifest/icon
 * @see https://learn.microsoft.com/javascript/api/manifest/appdomain
 */
export function storeFaults(manifest: string, base: string, served: Served): string[] {
  return [
    ...headFaults(manifest),
    ...addressFaults(manifest, base, served),
    ...resourceFaults(manifest),
    ...iconFaults(manifest, base, served),
  ];
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const localHost = /^(localhost|127\..*|\[::1\]|.*\.local)$/;

function headFaults(manifest: string): string[] {
  const element = (name: string): string => all(manifest, `<${name}>([^<]*)</${name}>`)[0] ?? "";
  const value = (name: string): string => valueOf(manifest, name);
  return faults([
    !guid.test(element("Id")) && `Id "${element("Id")}" is no GUID`,
    !/^[1-9]\d{0,4}(\.\d{1,5}){0,3}$/.test(element("Version")) &&
      `Version "${element("Version")}" is not 1.0 or higher`,
    ...[element("ProviderName"), value("DisplayName")].map((name) => hasLength(name, 125)),
    hasLength(value("Description"), 250),
    ...["SupportUrl", "SourceLocation", "IconUrl", "HighResolutionIconUrl"].map(
      (name) => value(name) === "" && `${name} is missing`,
    ),
  ]);
}

function addressFaults(manifest: string, base: string, served: Served): string[] {
  const domains = all(manifest, "<AppDomain>([^<]*)</AppDomain>");
  const named = namedAddresses(manifest);
  const trusted = [...domains, originOf(valueOf(manifest, "SourceLocation"))];
  return faults([
    ...domains.map((domain) => domain !== originOf(domain) && `the AppDomain ${domain} is more than a site`),
    ...[...named, ...domains].flatMap((address) => {
      if (!URL.canParse(address)) return [`${address} is no address`];
      const { protocol, hostname } = new URL(address);
      return [
        protocol !== "https:" && `${address} is not https`,
        localHost.test(hostname) && `${address} is this machine's`,
        address.length > 2048 && `${address} is longer than 2048 characters`,
      ];
    }),
    ...named.flatMap((address) => [
      !trusted.includes(originOf(address)) && `${address} is on no AppDomain`,
      served(pathOf(address, base)) === undefined && `${address} is not served`,
    ]),
  ]);
}

function resourceFaults(manifest: string): string[] {
  const defined = all(manifest, '<bt:(?:Image|Url|String) id="([^"]*)"');
  const used = all(manifest, 'resid="([^"]*)"');
  const ids = all(manifest, '<(?:Group|Control)[^>]* id="([^"]*)"');
  return faults([
    ...[...repeated(defined), ...repeated(ids)].map((id) => `${id} is there twice`),
    ...used.filter((id) => !defined.includes(id)).map((id) => `${id} is used but not defined`),
    ...defined.filter((id) => !used.includes(id)).map((id) => `${id} is not used`),
    ...defined.map((id) => hasLength(id, 32)),
    ...strings(manifest, "ShortStrings").map((text) => hasLength(text, 125)),
    ...strings(manifest, "LongStrings").map((text) => hasLength(text, 250)),
  ]);
}

function iconFaults(manifest: string, base: string, served: Served): string[] {
  const images = new Map(
    [...manifest.matchAll(/<bt:Image id="([^"]*)" DefaultValue="([^"]*)"/g)].map(([, id, address]) => [
      id!,
      address!,
    ]),
  );
  const sized = [...manifest.matchAll(/<bt:Image size="(\d+)" resid="([^"]*)"/g)].map(([, size, id]) => ({
    size: Number(size),
    address: images.get(id!) ?? "",
  }));
  const own = { IconUrl: 32, HighResolutionIconUrl: 64 };
  const ofProduct = Object.entries(own).map(([name, size]) => ({
    size,
    address: valueOf(manifest, name),
  }));
  const withoutSize = [
    ...manifest.matchAll(/<(Group|Control)[^>]* id="([^"]*)"[^]*?<Icon>([^]*?)<\/Icon>/g),
  ].flatMap(([, , id, icon]) =>
    [16, 32, 80]
      .filter((size) => !icon!.includes(`size="${size}"`))
      .map((size) => `${id!} has no icon of ${size} pixels`),
  );
  return faults([
    ...withoutSize,
    ...[...sized, ...ofProduct].map(({ size, address }) => {
      const [width, height] = pngSize(served(pathOf(address, base)));
      return (width !== size || height !== size) && `${address} is no PNG of ${size} by ${size} pixels`;
    }),
  ]);
}

/** All that Office fetches or links to; the names of XML namespaces are none. */
function namedAddresses(manifest: string): string[] {
  const holders = "IconUrl|HighResolutionIconUrl|SupportUrl|SourceLocation|bt:Image|bt:Url";
  return [...new Set(all(manifest, `<(?:${holders})(?: id="[^"]*")? DefaultValue="([^"]*)"`))];
}

function valueOf(manifest: string, name: string): string {
  return all(manifest, `<${name} DefaultValue="([^"]*)"`)[0] ?? "";
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : "";
}

function pathOf(address: string, base: string): string {
  return address.startsWith(`${base}/`) ? address.slice(base.length + 1).replace(/[?#].*/, "") : "";
}

function pngSize(file: Buffer | undefined): readonly number[] {
  const isPng = file?.subarray(1, 4).toString("latin1") === "PNG";
  return isPng ? [file.readUInt32BE(16), file.readUInt32BE(20)] : [];
}

function strings(manifest: string, kind: string): string[] {
  const [block = ""] = all(manifest, `<bt:${kind}>([^]*)</bt:${kind}>`);
  return all(block, 'DefaultValue="([^"]*)"');
}

function hasLength(text: string, most: number): string | false {
  return (text.length === 0 || text.length > most) && `"${text}" has not 1 to ${most} characters`;
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function all(text: string, pattern: string): string[] {
  return [...text.matchAll(new RegExp(pattern, "g"))].map(([, found]) => found!);
}

function faults(found: readonly (string | false)[]): string[] {
  return found.filter((one) => one !== false);
}
