import type { Deployment } from "../deployment/deployment";
import type { AddIn } from "./add-in";
import { storedName } from "./file-formula";
import type { Package } from "./package";
import { addContentType, addRelationship, relationshipsXml } from "./package";
import { element, xmlFile } from "./xml";

/** The add-in in a catalogue, where those who get the file get the add-in from. */
type Reference = Readonly<Record<"id" | "version" | "store" | "storeType", string>>;

/** The store knows the add-in by an id and a version of its own; the other catalogues by the manifest's. */
function referenceTo({ id, version }: AddIn, { store, assetId, assetVersion }: Deployment): Reference {
  if (store === "store") return { id: assetId, version: assetVersion, store: "en-US", storeType: "OMEX" };
  if (store === "organisation") return { id, version, store: "EXCatalog", storeType: "EXCatalog" };
  return { id, version, store: "developer", storeType: "Registry" };
}

const namespaces = {
  extension: "http://schemas.microsoft.com/office/webextensions/webextension/2010/11",
  panes: "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

/** Names the add-in in the file, so that Excel knows whose functions the cells call and can offer the add-in. */
export function embedAddIn(
  parts: Package,
  addIn: AddIn,
  functionIds: readonly string[],
  deployment: Deployment,
): void {
  const reference = element("we:reference", referenceTo(addIn, deployment));
  const extension = (uri: string, content: string) =>
    element("a:ext", { "xmlns:a": namespaces.drawing, uri }, content);
  parts.set(
    "xl/webextensions/webextension1.xml",
    xmlFile(
      element(
        "we:webextension",
        // This id names the extension within the workbook; the add-in's own id will do.
        { "xmlns:we": namespaces.extension, id: `{${addIn.id.toUpperCase()}}` },
        reference +
          element("we:alternateReferences", {}) +
          element("we:properties", {}) +
          element("we:bindings", {}) +
          element("we:snapshot", { "xmlns:r": namespaces.relationships }) +
          element(
            "we:extLst",
            {},
            extension("{D87F86FE-615C-45B5-9D79-34F1136793EB}", element("we:containsCustomFunctions", {})) +
              extension(
                "{7C84B067-C214-45C3-A712-C9D94CD141B2}",
                element(
                  "we:customFunctionIdList",
                  {},
                  functionIds.map((one) => element("we:customFunctionIds", {}, storedName(one))).join(""),
                ),
              ),
          ),
      ),
    ),
  );
  parts.set(
    "xl/webextensions/taskpanes.xml",
    xmlFile(
      element(
        "wetp:taskpanes",
        { "xmlns:wetp": namespaces.panes },
        element(
          "wetp:taskpane",
          { dockstate: "right", visibility: 0, width: 350, row: 1 },
          element("wetp:webextensionref", { "xmlns:r": namespaces.relationships, "r:id": "rId1" }),
        ),
      ),
    ),
  );
  parts.set(
    "xl/webextensions/_rels/taskpanes.xml.rels",
    relationshipsXml([
      {
        id: "rId1",
        type: "http://schemas.microsoft.com/office/2011/relationships/webextension",
        target: "webextension1.xml",
      },
    ]),
  );
  addRelationship(
    parts,
    "_rels/.rels",
    "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
    "xl/webextensions/taskpanes.xml",
  );
  addContentType(
    parts,
    "xl/webextensions/taskpanes.xml",
    "application/vnd.ms-office.webextensiontaskpanes+xml",
  );
  addContentType(parts, "xl/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml");
}
