import { createRoot } from "react-dom/client";
import { inNamespace, type FunctionsMetadata } from "../excel/functions/metadata";
import { Failure } from "./Failure";
import { readManifest } from "./manifest";
import { Workbench } from "./Workbench";
import "./theme.css";
import "./workbench.css";

const root = createRoot(document.getElementById("page")!);

try {
  const manifest = readManifest(await load("/manifest.xml"));
  const metadata = JSON.parse(await load(manifest.functionsUrl)) as FunctionsMetadata;
  const functions = inNamespace(metadata, manifest.namespace);
  document.title = `${manifest.name} workbench`;
  // The grid draws on a canvas, which would not be drawn again when a font arrives.
  await Promise.all(["11pt Calibri", "bold 11pt Calibri"].map((font) => document.fonts.load(font)));
  root.render(<Workbench manifest={manifest} functions={functions} />);
} catch (error) {
  root.render(<Failure error={error} />);
}

async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} is not there (${response.status}). Is the add-in built?`);
  return response.text();
}
