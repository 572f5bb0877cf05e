"""Microdata and RDFa come out in the shape of JSON-LD."""

from datetime import date

import pytest

from jobhunt.boards import job_posting, markup, microdata

PAGE = """
<div itemscope itemtype="https://schema.org/JobPosting">
 <h1 itemprop="title">Welder &amp; Fitter</h1>
 <meta itemprop="datePosted" content="2026-06-22"><time itemprop="validThrough" datetime="2026-09-01">soon</time>
 <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
   <b itemprop="name">Larkfield</b></span>
 <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><div itemprop="address" itemscope>
   <span itemprop="addressLocality">Ghent</span>, <span itemprop="addressCountry">Belgium</span></div></div>
 <div itemprop="jobLocation" itemscope><div itemprop="address" itemscope>
   <span itemprop="addressLocality">Lyon</span></div></div>
 <div itemprop="description"><p>We <b>weld</b>.</p></div>
 <div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Somebody</span></div>
</div>
"""
RDFA = (
    PAGE.replace("itemprop", "property")
    .replace("itemscope", "")
    .replace("itemtype=", "typeof=")
    .replace("https://schema.org/", "schema:")
)


def test_a_posting_is_read_with_the_items_inside_it() -> None:
    claims = job_posting.read(microdata.postings(markup.parse(PAGE))[0], "microdata")
    assert (claims.title, claims.company, claims.places) == (
        "Welder & Fitter",
        "Larkfield",
        ("Ghent, Belgium", "Lyon"),
    )
    assert (claims.posted_at, claims.valid_through) == (date(2026, 6, 22), date(2026, 9, 1))
    assert claims.description == "<p>We <b>weld</b>.</p>"


def test_rdfa_names_a_posting_too() -> None:
    claims = job_posting.read(microdata.postings(markup.parse(RDFA))[0], "microdata")
    assert (claims.title, claims.company) == ("Welder & Fitter", "Larkfield")


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<meta itemprop=title content=x>",
        '<div itemscope itemtype="https://schema.org/Person"></div>',
        "<div itemprop>" * 5_000,
    ],
)
def test_a_page_without_one_has_none(page: str) -> None:
    assert microdata.postings(markup.parse(page)) == []


def test_a_scope_with_more_inside_than_any_page_is_read_in_part() -> None:
    page = '<div itemscope itemtype="schema.org/JobPosting">' + "<i itemprop=skills>a</i>" * 30_000 + "</div>"
    assert len(microdata.postings(markup.parse(page))) <= 1
