/** Gives a file to the browser's downloads. It is neither opened nor run. */

/** Long enough for a browser that first asks where to put it. */
const KEPT_FOR = 60_000;

export function saveFile(name: string, body: Blob): void {
  const address = URL.createObjectURL(body);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}
