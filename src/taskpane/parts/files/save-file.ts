/** True if the pane can save files. It can on the web; Excel on the desktop prevents it. */
export function panesSaveFiles(): boolean {
  return !Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1");
}

export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
