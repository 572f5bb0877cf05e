"""The posting is found in whatever a site's own program carries, and not mistaken for its neighbours."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import app_json, app_posting, markup
from jobhunt.boards.json_ld import Item
from tests.boards.test_json_ld import json_values

JOB: Item = {
    "id": 81234567,
    "title": "Welder &amp; Fitter",
    "location": "Ghent,Belgium",
    "department": {"name": "Works"},
    "descriptionHtml": "&lt;p&gt;" + "We weld pipes for ships. " * 30 + "&lt;/p&gt;",
    "employmentType": "FULL_TIME",
    "workplaceType": "Hybrid",
    "publishedAt": "2026-06-22T10:00:00Z",
    "pay_ranges": [{"title": "Annual Salary:", "min": "$405,000", "max": "$485,000", "currency_type": "USD"}],
    "url": "/jobs/81234567",
}
OTHERS = [
    {**JOB, "id": 9000000 + n, "title": f"Other {n}", "descriptionHtml": "", "url": f"/jobs/{n}"} for n in range(3)
]
STATE = {
    "props": {
        "pageProps": {"job": JOB, "related": OTHERS, "posts": [{"id": 1, "title": "News", "content": "x" * 500}]}
    }
}


def shown(value: object) -> str:
    return json.dumps(value).replace("&", "&amp;").replace("<", "&lt;")


def escaped(value: object) -> str:
    return json.dumps(json.dumps(value))


@pytest.mark.parametrize(
    "markup_text",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(STATE)}</script>',
        f"<script>window.__remixContext = {json.dumps(STATE)};</script>",
        f"<script>var a = 1; window.__INITIAL_STATE__={json.dumps(STATE)};(function(){{}})()</script>",
        f"<script>window.STATE = JSON.parse({escaped(STATE)});</script>",
        f"<script>phApp.ddo = {json.dumps(STATE)}; phApp.x = {{}};</script>",
        f'<code id="smartApplyData" style="display:none">{shown(STATE)}</code>',
        f"<div id=app data-page='{shown(STATE)}'></div>",
        "<script>self.__next_f.push([1,"
        + json.dumps('1:"$S"\n5:["$","div",null,' + json.dumps(STATE)[:200])
        + "])</script>"
        "<script>self.__next_f.push([1," + json.dumps(json.dumps(STATE)[200:] + "]\n6:null\n") + "])</script>",
    ],
)
def test_the_posting_is_found_wherever_the_program_keeps_it(markup_text: str) -> None:
    items = app_json.objects(markup.parse(f"<html><body>{markup_text}</body></html>"))
    assert {str(item["title"]) for item in items} == {"Welder &amp; Fitter", "Other 0", "Other 1", "Other 2"}
    chosen = app_posting.choose(items, ["Welder & Fitter"], "https://example.com/x")
    assert chosen is not None
    assert chosen["id"] == 81234567


def test_the_keys_are_read() -> None:
    claims = app_posting.read(JOB)
    assert (claims.title, claims.places, claims.department) == ("Welder & Fitter", ("Ghent, Belgium",), "Works")
    assert (claims.employment_type, claims.work_mode, claims.posted_at) == (
        "FULL_TIME",
        "hybrid",
        date(2026, 6, 22),
    )
    assert claims.description is not None
    assert claims.description.startswith("<p>We weld")
    assert claims.pay is not None
    assert (claims.pay.minimum, claims.pay.maximum, claims.pay.currency, claims.pay.period) == (
        405_000,
        485_000,
        "USD",
        "year",
    )


@pytest.mark.parametrize(
    ("titles", "address", "expected"),
    [
        (["Something else"], "https://example.com/jobs/9000001", "Other 1"),
        (["other 2"], "https://example.com/careers", "Other 2"),
        (["Something else"], "https://example.com/careers", None),
        ([], "https://example.com/careers", "Welder &amp; Fitter"),
    ],
)
def test_the_posting_is_told_by_id_then_title_or_is_none(
    titles: list[str], address: str, expected: str | None
) -> None:
    chosen = app_posting.choose([JOB, *OTHERS], titles, address)
    assert (chosen or {}).get("title") == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Austin, TX / Toronto, ON", ("Austin, TX", "Toronto, ON")),
        ([{"name": "Oslo"}, {"city": "Rome", "country": "Italy"}], ("Oslo", "Rome, Italy")),
        ({"city": {"name": "Ghent"}, "region": None}, ("Ghent",)),
        (["Los Gatos,California,United States of America"], ("Los Gatos, California, United States of America",)),
        ({}, ()),
        (5, ("5",)),
        ("x" * 500, ()),
    ],
)
def test_places_are_read_from_every_shape(location: object, expected: tuple[str, ...]) -> None:
    assert app_posting.places({"location": location}) == expected


def test_what_is_relative_or_a_reference_is_left_to_others() -> None:
    claims = app_posting.read(
        {"title": "Welder", "createdAt": "20 days", "published_at": "3 days ago", "description": "$1e" * 30}
    )
    assert (claims.posted_at, claims.description) == (None, None)


def test_markdown_is_trusted_less_than_html() -> None:
    item = {"title": "Welder", "description": "### About\n\nWe **weld** pipes for the ships of six countries."}
    assert app_posting.read(item).description is None
    assert (
        app_posting.markdown(item).description
        == "<h3>About</h3><p>We weld pipes for the ships of six countries.</p>"
    )


def test_a_blog_post_is_no_posting() -> None:
    assert not app_json.looks_like_posting(
        {"id": 1, "title": "Our news", "content": "x", "published_at": "2026-01-01", "url": "/n"}
    )


@pytest.mark.parametrize(
    "script",
    [
        "window.jobs = " + "[" * 100_000,
        "job=" * 50_000,
        'var job = {"' + "a" * 100_000,
        "self.__next_f.push([1," * 5_000,
        'self.__next_f.push([1,"job:{\\""])' * 2_000,
        'position={"a":' * 10_000,
        '={["' * 30_000 + "job",
    ],
)
def test_hostile_scripts_give_nothing_and_no_error(script: str) -> None:
    assert app_json.objects(markup.parse(f"<script>{script}</script>")) == []


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "title",
                "id",
                "location",
                "description",
                "salary",
                "pay_ranges",
                "jobId",
                "employmentType",
                "publishedAt",
                "isRemote",
                "companyName",
                "introduction",
            ]
        ),
        json_values,
    )
)
def test_any_object_is_read_without_an_error(item: Item) -> None:
    assert app_json.looks_like_posting(item) in (True, False)
    assert app_posting.read(item).source == "app_json"
    assert app_posting.address_of(item) is None
    assert app_posting.choose([item], ["x"], "https://example.com/1") in (item, None)
