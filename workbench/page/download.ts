const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Lets the browser save bytes as a file. */
export function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: XLSX }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
