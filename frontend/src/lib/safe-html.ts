/** The second wall before a posting's text: only reading matter passes, and headings fit the page. */
import createPurifier from "dompurify";

const TAGS = [
  ...["p", "br", "hr", "ul", "ol", "li", "strong", "b", "em", "i", "u", "s", "sub", "sup"],
  ...["blockquote", "pre", "code", "h1", "h2", "h3", "h4", "h5", "h6", "a", "div", "span"],
  ...["table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"],
];
const TOP_LEVEL = 3;

/** A fragment that is never turned back into text, since parsing it again could revive an attack. */
export function readingMatter(html: string): DocumentFragment {
  const fragment = createPurifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "colspan", "rowspan"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  tameLinks(fragment);
  nestHeadings(fragment);
  return fragment;
}

function tameLinks(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    const leadsOut = /^(https?:|mailto:)/i.test(href);
    if (!leadsOut || link.textContent.trim() === "") {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer nofollow");
  }
}

function nestHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  const top = Math.min(...headings.map(levelOf));
  let previous = TOP_LEVEL - 1;
  for (const heading of headings) {
    if (heading.textContent.trim() === "") {
      heading.remove();
      continue;
    }
    const level = Math.min(previous + 1, TOP_LEVEL + levelOf(heading) - top, 6);
    const renamed = heading.ownerDocument.createElement(`h${level}`);
    renamed.append(...heading.childNodes);
    heading.replaceWith(renamed);
    previous = level;
  }
}

function levelOf(heading: Element): number {
  return Number(heading.tagName.charAt(1));
}
