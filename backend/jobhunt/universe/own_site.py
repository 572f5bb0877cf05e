"""Careers sites of employers' own: HTML listings with paging, and four ways to say that a posting is gone."""

import re
from collections.abc import Mapping, Sequence

from jobhunt.universe import own_pages
from jobhunt.universe.asking import Answer, Ask, Shown, Target, number
from jobhunt.universe.companies import OWN_SITES, Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import MISSING, escape, script_json, shell
from jobhunt.universe.postings import Entry, Posting

PAGE = 10
WEIGHTS = {"jsonld": 95_000, "next": 150_000, "microdata": 120_000, "text": 60_000}
_PATHS = {
    "jsonld": "/careers/jobs/{id}-{slug}",
    "next": "/careers/{id}/{slug}",
    "microdata": "/jobs/{slug}-{id}",
    "text": "/careers/opening/{id}",
}
_PAGES = {
    "jsonld": re.compile(r"/careers/jobs/(\d+)(?:-[^/]*)?/?"),
    "next": re.compile(r"/careers/(\d+)(?:/[^/]*)?/?"),
    "microdata": re.compile(r"/jobs/(?:[^/]*-)?(\d+)/?"),
    "text": re.compile(r"/careers/opening/(\d+)/?"),
}


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    company = next(
        (each for each in companies.values() if each.platform == "own_site" and each.host == ask.host), None
    )
    if company is None:
        return None
    path = ask.path.rstrip("/")
    if path == "/careers":
        return Target(company, "list")
    if path in ("", "/sitemap.xml"):
        return Target(company, "other", path)
    match = _PAGES[company.style].fullmatch(ask.path)
    return Target(company, "page", match[1]) if match else None


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if target.what == "list":
        return _listing(ask, shown)
    if target.what == "other":
        return _sitemap(shown) if target.external_id else _home(shown)
    entry = shown.find(target.external_id)
    if entry is None:
        return _gone(target.company, shown)
    return shown.keep((target.company.key, entry), lambda: _page(shown, entry))


def url(posting: Posting) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", posting.title.lower()).strip("-")
    path = _PATHS[OWN_SITES[posting.company][1]].format(id=posting.external_id, slug=slug)
    return f"https://careers.{posting.company}.example{path}"


def _frame(company: Company, title: str, parts: tuple[str, str, str], status: int = 200) -> Answer:
    """`parts`: what goes into the head, the main part and the end of the page."""
    head, main, tail = parts
    body = shell(company.name, WEIGHTS[company.style], company.style).holding(
        title=Template.of(escape(f"{title} | {company.name}")),
        head=Template.of(head),
        main=Template.of(main),
        tail=Template.of(tail),
    )
    return Answer(body, status=status)


def _page(shown: Shown, entry: Entry) -> Answer:
    posting, text = shown.posting(entry), shown.text(entry)
    parts = own_pages.STYLES[shown.company.style](shown.company, posting, text, shown.url(entry))
    page = _frame(shown.company, posting.title, parts)
    return Answer(page.body, tag=True, born=entry.born)


def _listing(ask: Ask, shown: Shown) -> Answer:
    page = max(number(ask.query.get("page", ""), 1), 1)
    start = (page - 1) * PAGE
    entries, total = shown.slice(start, PAGE), shown.total

    def make() -> Answer:
        cards = "".join(_card(shown, entry) for entry in entries)
        count = (
            f"Showing {start + 1}-{start + len(entries)} of {total} open positions"
            if entries
            else "No open positions"
        )
        main = f"<h1>Open positions</h1><p>{count}</p><ul class='jobs'>{cards}</ul>{_paging(page, total)}"
        head, tail = "", ""
        if shown.company.style == "next":
            jobs = [own_pages.app_job(shown.posting(entry), None) for entry in entries]
            tail = _next_data("/careers", {"jobs": jobs, "total": total, "page": page})
        if shown.company.style == "jsonld":
            head = _item_list(shown, entries)
        return _frame(shown.company, "Open positions", (head, main, tail))

    return shown.keep((shown.company.key, "list", page, tuple(entries), total), make)


def _card(shown: Shown, entry: Entry) -> str:
    posting = shown.posting(entry)
    places = "; ".join(f"{place.city}, {place.country}" for place in posting.places)
    path = shown.url(entry).removeprefix(f"https://{shown.company.host}")
    return (
        f'<li class="job"><a class="job__link" href="{escape(path)}">{escape(posting.title)}</a>'
        f'<span class="job__place">{escape(places)}</span><span>{escape(posting.department.name)}</span></li>'
    )


def _paging(page: int, total: int) -> str:
    pages = max(-(-total // PAGE), 1)
    links = "".join(f'<a href="/careers?page={each}">{each}</a>' for each in range(1, pages + 1))
    after = f'<a rel="next" href="/careers?page={page + 1}">Next</a>' if page < pages else ""
    return f'<nav class="pagination" aria-label="Pages">{links}{after}</nav>'


def _next_data(page: str, props: Mapping[str, object]) -> str:
    data = {"props": {"pageProps": props}, "page": page, "query": {}, "buildId": "@@nonce@@"}
    return f'<script id="__NEXT_DATA__" type="application/json">{script_json(data)}</script>'


def _item_list(shown: Shown, entries: Sequence[Entry]) -> str:
    """A listing says ItemList, which must not be taken for a posting."""
    elements = [
        {"@type": "ListItem", "position": index, "url": shown.url(entry)}
        for index, entry in enumerate(entries, start=1)
    ]
    data = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": elements}
    return f'<script type="application/ld+json">{script_json(data)}</script>'


def _home(shown: Shown) -> Answer:
    name = escape(shown.company.name)
    main = f'<h1>Work at {name}</h1><p><a href="/careers">See all open positions</a></p>'
    return shown.keep((shown.company.key, "home"), lambda: _frame(shown.company, "Careers", ("", main, "")))


def _sitemap(shown: Shown) -> Answer:
    addresses = "".join(f"<url><loc>{escape(shown.url(entry))}</loc></url>" for entry in shown.slice(0, None))
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset>{addresses}</urlset>'
    return Answer(Template.of(body), content_type="application/xml")


def _gone(company: Company, shown: Shown) -> Answer:
    if company.style == "text":
        return Answer(Template.of(""), status=302, headers={"Location": f"https://{company.host}/careers"})
    if company.style == "next":
        tail = '<div id="__next"></div>' + _next_data("/careers/[id]", {"redirectToCareers": True})
        return shown.keep((company.key, "gone"), lambda: _frame(company, "Careers", ("", "", tail)))
    if company.style == "microdata":
        main = "<h1>Thank you for your interest</h1><p>This position has been filled.</p>@@similar@@"
        return shown.keep((company.key, "gone"), lambda: _frame(company, "Careers", ("", main, "")))
    status = 410 if company.key == "northwind" else 404
    return shown.keep((company.key, "gone"), lambda: _frame(company, "Page not found", ("", MISSING, ""), status))
