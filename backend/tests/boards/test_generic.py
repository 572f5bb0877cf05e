"""A posting's page read by what most sites have in common: trust per field, closed pages, lists, hostile input."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import generic
from jobhunt.boards.protocol import Board, Fields, Gone, Outcome, Platform, Response, Uncertain
from tests.boards.test_json_ld import json_values

BOARD = Board("generic", "larkfield.example/careers", "https://larkfield.example/careers")
URL = "https://larkfield.example/jobs/81234567-welder"
PROSE = "".join(
    f"<p>You will weld part {n} of the hull together with the night crew, and your experience counts.</p>"
    for n in range(15)
)
LD = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Welder &amp; Fitter",
    "description": f"&lt;p&gt;{'We weld pipes for ships. ' * 30}&lt;/p&gt;",
    "hiringOrganization": {"name": "Larkfield Works"},
    "jobLocation": {"address": {"addressLocality": "Ghent", "addressCountry": "BE"}},
    "employmentType": "FULL_TIME",
    "datePosted": "2026-06-01",
    "validThrough": "2020-01-01",
    "baseSalary": {"currency": "EUR", "value": {"minValue": 40000, "maxValue": 50000, "unitText": "YEAR"}},
}
platform: Platform = generic


def fields(page: str, url: str = URL, status: int = 200, kind: str = "text/html; charset=utf-8") -> Outcome:
    return generic.fields(
        BOARD, Response(url, status, {"content-type": kind}, page.encode("utf-8", "surrogatepass"))
    )


def read(page: str, url: str = URL) -> Fields:
    outcome = fields(page, url)
    assert isinstance(outcome, Fields), outcome
    return outcome


def with_data(data: object = LD, body: str = "") -> str:
    head = (
        f'<title>Welder & Fitter | Larkfield</title><script type="application/ld+json">{json.dumps(data)}</script>'
    )
    return f"<html lang='en'><head>{head}</head><body><main><h1>Welder & Fitter</h1>{body}</main></body></html>"


def without_data(facts: str = "", title: str = "Welder & Fitter - Larkfield") -> str:
    head = f"<head><title>{title}</title></head>"
    main = f"<main><h1>Welder & Fitter</h1>{facts}{PROSE}</main>"
    return f"<html lang='en'>{head}<body><nav><a href=/a>Home</a></nav>{main}</body></html>"


def test_json_ld_says_it_all_and_every_value_has_its_source() -> None:
    found = read(with_data())
    assert (found.title, found.company, found.places) == ("Welder & Fitter", "Larkfield Works", ("Ghent, BE",))
    assert found.pay is not None
    assert (found.pay.minimum, found.pay.maximum, found.pay.currency, found.pay.period) == (
        40_000,
        50_000,
        "EUR",
        "year",
    )
    assert (found.posted_at, found.valid_through) == (date(2026, 6, 1), date(2020, 1, 1))
    stated = {"title", "description", "company", "places", "employment_type", "posted_at", "valid_through", "pay"}
    assert {name for name, source in found.sources.items() if source == "json_ld"} == stated
    assert found.sources["language"] == "meta"
    assert found.work_mode is None


def test_the_sites_own_data_are_trusted_before_json_ld_field_by_field() -> None:
    state = {
        "job": {
            "id": 81234567,
            "title": "Welder & Fitter II",
            "location": "Bruges",
            "jobId": "R-1",
            "url": "/jobs/81234567",
        }
    }
    found = read(with_data(body=f'<script type="application/json">{json.dumps(state) + " " * 200}</script>'))
    assert (found.title, found.sources["title"]) == ("Welder & Fitter II", "app_json")
    assert (found.places, found.sources["places"]) == (("Bruges",), "app_json")
    assert (found.employment_type, found.sources["employment_type"]) == ("FULL_TIME", "json_ld")


def test_visible_text_fills_what_data_leave_open() -> None:
    bare = {key: value for key, value in LD.items() if key not in ("baseSalary", "employmentType")}
    found = read(
        with_data(
            bare, "<p>Salary: €45,000 - €55,000 per year</p><dl><dt>Employment type</dt><dd>Part-time</dd></dl>"
        )
    )
    assert found.pay is not None
    assert (found.pay.minimum, found.sources["pay"]) == (45_000, "text")
    assert (found.employment_type, found.sources["employment_type"]) == ("Part-time", "text")


def test_a_teaser_in_the_data_gives_way_to_the_text() -> None:
    found = read(with_data({**LD, "description": "A job at Larkfield."}, PROSE))
    assert "weld part 14" in found.description
    assert found.sources["description"] == "text"


def test_a_page_without_data_is_read_by_its_text() -> None:
    facts = (
        "<div><span>Ghent, Belgium</span><span>·</span><span>Full-time</span></div><p>Workplace type: Hybrid</p>"
        "<p>Posted on: 08 May 2026</p><p>Closing date</p><p>4 Nov 2026</p>"
        "<p>Job ID: W-4711</p><p>Department: Yard</p>"
    )
    found = read(without_data(facts))
    assert (found.title, found.company, found.places) == ("Welder & Fitter", "Larkfield", ("Ghent, Belgium",))
    assert (found.employment_type, found.work_mode, found.department) == ("Full-time", "hybrid", "Yard")
    assert (found.posted_at, found.valid_through) == (date(2026, 5, 8), date(2026, 11, 4))
    assert found.requisition_id == "W-4711"
    assert "Home" not in found.description
    assert set(found.sources.values()) == {"meta", "text"}


def test_prose_states_no_work_mode_and_no_type() -> None:
    found = read(without_data("<p>We are proud of our remote and hybrid culture, and of full-time joy.</p>"))
    assert (found.work_mode, found.employment_type) == (None, None)


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_is_gone(status: int) -> None:
    assert isinstance(fields(with_data(), status=status), Gone)


@pytest.mark.parametrize("status", [301, 401, 403, 429, 500, 503])
def test_any_other_answer_is_uncertain(status: int) -> None:
    assert isinstance(fields(with_data(), status=status), Uncertain)


@pytest.mark.parametrize(
    "notice",
    [
        "<p>This job is no longer available.</p>",
        "<div class=banner>We are no longer accepting applications</div>",
        "<p>Diese Stelle wurde bereits besetzt</p>",
        '<figcaption class="closed-job__flavor--closed">Closed</figcaption>',
    ],
)
def test_a_page_that_says_it_is_closed_is_gone_whatever_its_data(notice: str) -> None:
    assert isinstance(fields(with_data(body=notice)), Gone)
    assert isinstance(fields(without_data(notice)), Gone)


def test_a_past_end_closes_nothing() -> None:
    assert read(with_data({**LD, "validThrough": "2019-01-01"})).valid_through == date(2019, 1, 1)


def test_a_list_of_postings_is_no_posting() -> None:
    listing = [{**LD, "title": f"Job {n}", "url": f"/jobs/{n}"} for n in range(4)]
    assert isinstance(fields(with_data(listing), "https://larkfield.example/careers"), Uncertain)
    links = "".join(f"<li><a href=/jobs/{n}2345-welder>Welder {n}</a> Ghent</li>" for n in range(9))
    assert isinstance(
        fields(without_data(f"<ul>{links}</ul>", "Careers"), "https://larkfield.example/careers"), Uncertain
    )


def test_of_several_postings_the_one_with_this_address_or_title_is_meant() -> None:
    listing = [{**LD, "title": f"Job {n}", "url": f"/jobs/9000000{n}"} for n in range(4)]
    assert read(with_data(listing), "https://larkfield.example/jobs/90000002?utm_source=x").title == "Job 2"
    assert read(with_data([*listing, LD])).title == "Welder & Fitter"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<div id=root></div><script src=app.js></script>",
        "<h1>Just a moment...</h1><p>Verify you are human. Ray ID: 1</p>",
        f"<h1>Our blog</h1>{'<p>The harbour was quiet on that morning and the gulls had gone.</p>' * 20}",
    ],
)
def test_a_shell_a_wall_and_a_blog_are_uncertain(page: str) -> None:
    assert isinstance(fields(page, "https://larkfield.example/about"), Uncertain)


def test_a_payload_of_a_listing_is_read_as_json() -> None:
    found = fields(json.dumps(LD), kind="application/json")
    assert isinstance(found, Fields)
    assert (found.title, found.sources["title"]) == ("Welder & Fitter", "json_ld")
    assert isinstance(fields("[]", kind="application/json"), Uncertain)
    assert isinstance(fields("{", kind="application/json"), Uncertain)
    assert isinstance(fields("[" * 100_000, kind="application/json"), Uncertain)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "<",
        "<div>",
        "<a href=/jobs/12345>",
        "&amp;",
        "\x00",
        "\ud800",
        '{"title":',
        "<ul><li>",
        "<p hidden>",
        "é",
    ],
)
def test_megabytes_of_one_thing_are_read_without_an_error(unit: str) -> None:
    page = f"<html><body><h1>x</h1>{unit * (1_000_000 // len(unit))}"
    assert isinstance(fields(page), Fields | Gone | Uncertain)


@settings(max_examples=120, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        ["text/html", "application/json", "", "text/html; charset=utf-16", "text/html; charset=nonsense"]
    ),
)
def test_any_bytes_are_read_without_an_error(body: bytes, kind: str) -> None:
    assert isinstance(
        generic.fields(BOARD, Response(URL, 200, {"content-type": kind}, body)), Fields | Gone | Uncertain
    )


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(list(LD)), json_values), st.integers(0, 2_000))
def test_damaged_data_are_read_without_an_error(damage: dict[str, object], cut: int) -> None:
    page = with_data({**LD, **damage}, PROSE)
    assert isinstance(fields(page), Fields | Gone | Uncertain)
    assert isinstance(fields(page[:-cut]), Fields | Gone | Uncertain)
