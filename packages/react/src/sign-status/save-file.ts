/** How long an address of a file is kept after the click: some browsers begin to read it late. */
const KEEP_MS = 60_000;

/** Hands a file to the person through the browser's own way of saving. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
