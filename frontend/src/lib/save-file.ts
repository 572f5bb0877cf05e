/** Hands a file that the page has to the browser, for it to be saved. */

/** The browser reads it after the click; until then its address must not be void. */
const READ_BY_THEN = 60_000;

export function saveFile(name: string, body: Blob): void {
  const address = URL.createObjectURL(body);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_THEN);
}
