/** A chart on screen as a file of its own: SVG as it looks now, and the same as PNG. */

/** What the styles of the page give a mark, and a file of its own has to say itself. */
const LOOKS = [
  ...["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"],
  ...["font-size", "font-weight", "text-anchor"],
] as const;
const FONT = "system-ui, sans-serif";
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16;
const TITLE_LINE = 28;
const NOTE_LINE = 20;
const SCALE = 2;

interface Words {
  title: string;
  notes: readonly string[];
}

interface Picture {
  text: string;
  width: number;
  height: number;
}

/** With its title above and its notes below, on the colour of the page. */
export function pictureOf(chart: SVGSVGElement, { title, notes }: Words): Picture {
  const { width: inner, height: drawn } = chart.viewBox.baseVal;
  const width = inner + 2 * MARGIN;
  const height = drawn + 2 * MARGIN + TITLE_LINE + notes.length * NOTE_LINE;
  const { color, backgroundColor } = looksOfPage();
  const svg = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  svg.append(
    element("title", {}, title),
    element("desc", {}, notes.join(" ")),
    element("rect", { width, height, fill: backgroundColor }),
    words(title, MARGIN + 12, { fill: color, "font-size": 16, "font-weight": 600 }),
    ...notes.map((note, at) =>
      words(note, height - MARGIN - (notes.length - 1 - at) * NOTE_LINE, {
        ...{ fill: color, "font-size": 13 },
      }),
    ),
  );
  const body = element("g", { transform: `translate(${MARGIN} ${MARGIN + TITLE_LINE})` });
  for (const child of chart.children) body.append(still(child));
  body.setAttribute("font-family", FONT);
  svg.append(body);
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

function words(text: string, y: number, looks: Record<string, string | number>): SVGElement {
  return element("text", { x: MARGIN, y, "font-family": FONT, ...looks }, text);
}

function looksOfPage(): { color: string; backgroundColor: string } {
  const { color, backgroundColor } = getComputedStyle(document.body);
  return { color, backgroundColor };
}

function element(
  name: string,
  attributes: Record<string, string | number>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The shape as it looks now, without what only a page can do. */
function still(shown: Element): Element {
  const name = shown.localName === "a" ? "g" : shown.localName;
  const made = document.createElementNS(SVG, name);
  const looks = getComputedStyle(shown);
  for (const { name: key, value } of shown.attributes) {
    if (/^(x|y|x1|x2|y1|y2|cx|cy|r|rx|d|width|height|transform)$/.test(key)) {
      made.setAttribute(key, value);
    }
  }
  if (name !== "g") {
    for (const key of LOOKS) {
      const value = looks.getPropertyValue(key);
      if (value !== "") made.setAttribute(key, value);
    }
  }
  const label = shown.getAttribute("aria-label");
  if (label !== null) made.append(element("title", {}, label));
  if (shown.children.length === 0 && shown.textContent !== "") made.textContent = shown.textContent;
  else for (const child of shown.children) made.append(still(child));
  return made;
}

/** Twice as fine as on screen. The policy of the server lets in pictures that are written out in their address. */
export async function pngOf({ text, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("This browser draws no pictures.");
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob === null ? fail(new Error("No picture came out.")) : done(blob)));
  });
}

/** Hands the browser a file to keep. */
export function keepFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this; a minute is long enough for any of them.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
