"""The careers site of Roblox: Greenhouse postings shown on pages of its own, without structured data."""

import json
import re
from collections.abc import Mapping

from jobhunt.universe.asking import Answer, Ask, Shown, Target
from jobhunt.universe.companies import Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import MISSING, company_html, escape, paragraphs, role_html, shell
from jobhunt.universe.postings import Entry
from jobhunt.universe.texts import money

HOST = "careers.roblox.com"
_PAGE = re.compile(r"/jobs/(\d+)/?")


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    company = companies.get("roblox")
    match = _PAGE.fullmatch(ask.path)
    return Target(company, "page", match[1]) if company and match else None


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    entry = shown.find(target.external_id)
    if entry is None:
        return shown.keep(("roblox", "gone"), lambda: _frame("Page not found", MISSING, "", 404))
    return shown.keep(("roblox", entry), lambda: _page(shown, entry))


def _frame(title: str, main: str, tail: str, status: int = 200) -> Answer:
    body = shell("Roblox", 105_000, "next").holding(
        title=Template.of(escape(f"{title} | Roblox")),
        head=Template.of(f'<meta property="og:title" content="{escape(title)} | Roblox"/>'),
        main=Template.of(main),
        tail=Template.of(tail),
    )
    return Answer(body, status=status)


def _page(shown: Shown, entry: Entry) -> Answer:
    posting, text = shown.posting(entry), shown.text(entry)
    place = posting.places[0]
    captions = (f"{place.city}, {place.region_code}, {place.country}", posting.department.name)
    details = "".join(
        f'<span class="caption job__details-caption">{escape(caption)}</span>' for caption in captions
    )
    pay = posting.pay
    block = ""
    if pay is not None:
        title = "Annual Salary Range" if pay.period == "year" else "Hourly Pay Range"
        block = (
            f'<div class="content-pay-transparency"><div class="pay-input"><div class="title">{title}</div>'
            f'<div class="pay-range"><span>{money(pay.minimum, pay.currency)}</span><span class="divider">—</span>'
            f"<span>{money(pay.maximum, pay.currency)} {pay.currency}</span></div></div></div>"
        )
    content = (
        f'<div class="content-intro">{paragraphs(text.company)}</div>{role_html(text)}{block}'
        f'<div class="content-conclusion">{company_html(text)}</div>'
    )
    main = (
        f'<h1 class="h2 job__title">{escape(posting.title)}</h1><div class="job__details">{details}'
        f'<span class="caption">ID: <!-- -->{posting.content + 4000}</span></div>'
        f'<div class="rich-text job-content__rich-text">{content}</div>@@similar@@'
    )
    # The same text a second time, as the framework ships it to the browser.
    flight = json.dumps("10:" + json.dumps(escape(content))).replace("<", "\\u003c")
    answer = _frame(posting.title, main, f"<script>self.__next_f.push([1,{flight}])</script>")
    return Answer(answer.body, tag=True, born=entry.born)
