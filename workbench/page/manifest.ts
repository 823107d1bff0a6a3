/** The parts of an add-in's manifest that the workbench needs. */
export interface AddinManifest {
  id: string;
  version: string;
  name: string;
  paneUrl: string;
  functionsUrl: string;
  /** What stands before the functions' names; "" where nothing does. */
  namespace: string;
  groups: RibbonGroup[];
}

interface RibbonGroup {
  label: string;
  buttons: RibbonButton[];
}

export interface RibbonButton {
  id: string;
  label: string;
  tip: string;
  iconUrl: string;
  /** The function that the button runs. A button without a function opens the pane. */
  functionName?: string;
}

const ICON_SIZE = "32";

export function readManifest(text: string): AddinManifest {
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (find(document, "parsererror")) throw new Error("The manifest is not well-formed XML.");
  const resource = (element: Element | undefined) => {
    const id = element?.getAttribute("resid");
    const named = id && document.querySelector(`[id="${CSS.escape(id)}"]`);
    return (named && named.getAttribute("DefaultValue")) || "";
  };
  const own = (parent: Element | Document, name: string) => resource(find(parent, name));

  const settings = find(document, "DefaultSettings");
  const metadata = find(document, "Metadata");
  return {
    id: find(document, "Id")?.textContent ?? "",
    version: find(document, "Version")?.textContent ?? "",
    name: find(document, "DisplayName")?.getAttribute("DefaultValue") ?? "",
    paneUrl: samePage(settings && find(settings, "SourceLocation")?.getAttribute("DefaultValue")),
    functionsUrl: samePage(metadata && own(metadata, "SourceLocation")),
    namespace: own(document, "Namespace"),
    groups: all(document, "Group").map((group) => ({
      label: own(group, "Label"),
      buttons: all(group, "Control").map((control) => {
        const icon = all(control, "Image").find((image) => image.getAttribute("size") === ICON_SIZE);
        const tip = find(control, "Supertip");
        return {
          id: control.getAttribute("id") ?? "",
          label: own(control, "Label"),
          tip: tip ? own(tip, "Description") : "",
          iconUrl: samePage(resource(icon)),
          functionName: find(control, "FunctionName")?.textContent ?? undefined,
        };
      }),
    })),
  };
}

const find = (parent: Element | Document, name: string): Element | undefined => all(parent, name)[0];

const all = (parent: Element | Document, name: string): Element[] => [
  ...parent.getElementsByTagNameNS("*", name),
];

/** Drops the origin of an address in the manifest, because the server of this page also serves the add-in. */
function samePage(address: string | null | undefined): string {
  if (!address) throw new Error("The manifest lacks an address that the workbench needs.");
  const { pathname, search } = new URL(address);
  return pathname + search;
}
