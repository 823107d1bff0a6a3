import type { Frame } from "playwright-core";

/** Drops files onto the pane, as from the desktop. */
export async function drop(pane: Frame, files: readonly { name: string; text: string }[]): Promise<void> {
  const dropped = await pane.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  const zone = pane.getByRole("button", { name: /^Drop export files here, or choose them/ });
  await zone.dispatchEvent("dragover", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
}
