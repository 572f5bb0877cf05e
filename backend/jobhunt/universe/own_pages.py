"""Posting pages of sites of their own: JSON-LD, embedded app JSON, microdata, or nothing but meta tags and text."""

from collections.abc import Callable, Mapping

from jobhunt.universe.companies import Company
from jobhunt.universe.pages import company_html, escape, paragraphs, pay_html, role_html, script_json
from jobhunt.universe.postings import Posting
from jobhunt.universe.structured import markup
from jobhunt.universe.texts import Text, pay_words

# Each takes the company, the posting, its text and its address, and gives head, main part and end of the page.
Style = Callable[[Company, Posting, Text, str], tuple[str, str, str]]

_LABELS = {"full_time": "Full-time", "part_time": "Part-time", "contract": "Contract", "intern": "Internship"}
_MODES = {"onsite": "On-site", "hybrid": "Hybrid", "remote": "Remote"}


def _places(posting: Posting) -> str:
    return "; ".join(f"{place.city}, {place.country}" for place in posting.places)


def _meta(company: Company, posting: Posting, address: str) -> str:
    title, summary = escape(posting.title), escape(f"{company.name} is hiring in {_places(posting)}")
    return (
        f'<meta property="og:title" content="{title}"/><meta property="og:type" content="website"/>'
        f'<meta name="description" content="{summary}"/><link rel="canonical" href="{escape(address)}"/>'
    )


def _facts(posting: Posting) -> str:
    facts = (
        ("Location", _places(posting)),
        ("Department", posting.department.name),
        ("Employment type", _LABELS[posting.employment_type or "full_time"]),
        ("Work mode", _MODES[posting.work_mode or "onsite"]),
    )
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return (
        f'<dl class="facts">{rows}</dl><p class="activity">Posted @@ago@@. @@views@@ views, '
        f"@@applicants@@ applicants so far.</p>"
    )


def description(posting: Posting, text: Text) -> str:
    """The posting's text as one piece of HTML."""
    return f"{paragraphs(text.company)}{role_html(text)}{pay_html(posting)}{company_html(text)}"


def _visible(posting: Posting, text: Text) -> str:
    return (
        f'<article class="posting"><h1>{escape(posting.title)}</h1>{_facts(posting)}<div class="job-description">'
        f'{description(posting, text)}</div><a class="apply" '
        f'href="/apply?job={posting.external_id}&amp;t=@@nonce@@">'
        "Apply now</a></article>@@similar@@"
    )


def _jsonld(company: Company, posting: Posting, text: Text, address: str) -> tuple[str, str, str]:
    head = _meta(company, posting, address) + markup(company, posting, description(posting, text), address)
    return head, _visible(posting, text), ""


def app_job(posting: Posting, text: Text | None) -> dict[str, object]:
    """The posting as the site's own app gets it; without a text it is a card of the listing."""
    pay = posting.pay
    salary = None
    if pay is not None:
        salary = {"min": pay.minimum, "max": pay.maximum, "currency": pay.currency, "interval": pay.period}
    job: dict[str, object] = {
        "id": posting.external_id,
        "title": posting.title,
        "department": {"name": posting.department.name},
        "locations": [{"city": p.city, "region": p.region, "country": p.country} for p in posting.places],
        "employmentType": _LABELS[posting.employment_type or "full_time"],
        "workplaceType": posting.work_mode,
        "publishedAt": f"{posting.posted}T09:00:00.000Z",
        "updatedAt": f"{posting.updated}T15:30:00.000Z",
    }
    if text is not None:
        job["descriptionHtml"] = description(posting, text)
        job["salary"] = salary
        job["requisitionId"] = posting.requisition_id
    return job


def _next(company: Company, posting: Posting, text: Text, address: str) -> tuple[str, str, str]:
    """The app's data holds the posting, and beside it others that must not be taken for it."""
    other = {"id": "1", "title": "Talent community", "descriptionHtml": "<p>Join our talent community.</p>"}
    props = {"job": app_job(posting, text), "similarJobs": [other], "session": {"id": "@@request@@"}}
    data = {"props": {"pageProps": props}, "page": "/careers/[id]", "query": {"id": posting.external_id}}
    shipped = script_json({**data, "buildId": "@@nonce@@"})
    tail = f'<script id="__NEXT_DATA__" type="application/json">{shipped}</script>'
    # An organisation is all that the markup speaks of, as on many sites.
    organisation = {"@context": "https://schema.org", "@type": "Organization", "name": company.name}
    head = f'<script type="application/ld+json">{script_json(organisation)}</script>'
    main = f'<div id="__next">{_visible(posting, text)}</div>'
    return _meta(company, posting, address) + head, main, tail


def _microdata(company: Company, posting: Posting, text: Text, address: str) -> tuple[str, str, str]:
    places = "".join(
        '<span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address" '
        "itemscope "
        f'itemtype="http://schema.org/PostalAddress"><span itemprop="addressLocality">{escape(place.city)}</span>, '
        f'<span itemprop="addressRegion">{escape(place.region)}</span>, <span '
        f'itemprop="addressCountry">{place.iso2}'
        "</span></span></span>"
        for place in posting.places
    )
    pay = posting.pay
    salary = ""
    if pay is not None:
        salary = (
            '<div itemprop="baseSalary" itemscope itemtype="http://schema.org/MonetaryAmount"><meta '
            'itemprop="currency" '
            f'content="{pay.currency}"/><div itemprop="value" itemscope '
            'itemtype="http://schema.org/QuantitativeValue">'
            f'<meta itemprop="minValue" content="{pay.minimum}"/><meta itemprop="maxValue" '
            f'content="{pay.maximum}"/>'
            f'<meta itemprop="unitText" content="{pay.period.upper()}"/>{escape(pay_words(pay))}</div></div>'
        )
    kind = (posting.employment_type or "full_time").upper()
    main = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">'
        f'{escape(posting.title)}</h1><meta itemprop="datePosted" content="{posting.posted}"/><meta itemprop='
        f'"employmentType" content="{kind}"/><span itemprop="hiringOrganization" itemscope itemtype='
        f'"http://schema.org/Organization"><span '
        f'itemprop="name">{escape(company.name)}</span></span>{places}{salary}'
        f'{_facts(posting)}<div itemprop="description">{description(posting, text)}</div></div>@@similar@@'
    )
    return _meta(company, posting, address), main, ""


def _text(company: Company, posting: Posting, text: Text, address: str) -> tuple[str, str, str]:
    # An empty block is what some systems send when they have nothing to say.
    head = _meta(company, posting, address) + '<script type="application/ld+json"></script>'
    return head, _visible(posting, text), ""


STYLES: Mapping[str, Style] = {"jsonld": _jsonld, "next": _next, "microdata": _microdata, "text": _text}
