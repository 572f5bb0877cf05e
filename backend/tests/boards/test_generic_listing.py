"""A company's own careers page as a listing: openings, claimed total, next page; menus and filters are none."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import generic
from jobhunt.boards.protocol import HTML_LIMIT, Board, Opening, Reading, Response
from tests.boards.test_generic import LD, PROSE, with_data, without_data

PAGE = "https://www.larkfield.example/careers"
FRAME = """
<nav><a href="/jobs/81234567-welder">Jobs</a><a href="/careers/benefits">Benefits</a></nav>
<a href="/careers/life-at-larkfield">Life at Larkfield</a><a href="/careers/teams">Teams</a>
<a href="/login">Log in</a>
<a href="/jobs/search">Search jobs</a><a href="/jobs?department=12345">Engineering (12)</a><a href="#top">Top</a>
<a href="mailto:jobs@larkfield.example">Write</a><a href="javascript:void(0)">Open</a>
<a href="/news/20261123-our-engineers">Our engineers</a>
<a href="https://elsewhere.example/jobs/99999999">Welder elsewhere</a>
<a href="/jobs/categories/engineering">Engineering</a>
"""
ROWS = """
<ul><li><a href="/jobs/81234567-welder?utm_source=site"><h3>Welder & Fitter</h3><span>Ghent, Belgium</span></a></li>
<li><h3>Ship Designer</h3><p>Lyon, France</p><a href="/jobs/81234568-ship-designer">Apply now</a></li>
<li><a href="/jobs/81234567-welder/">Welder & Fitter</a><a href="/jobs/81234567-welder/apply">Apply</a></li>
<li><a href="https://boards.greenhouse.io/larkfield/jobs/4058714008">Data Engineer</a></li>
<li><a href="/careers/night-watch-officer">Night Watch Officer</a></li></ul>
"""


def listing(page: str, url: str = PAGE, status: int = 200) -> Reading:
    board = generic.recognise(PAGE)
    assert board is not None
    request = generic.first(board)[0]
    return generic.read(
        board, request, Response(url, status, {"content-type": "text/html"}, page.encode("utf-8", "replace"))
    )


def html(body: str, head: str = "") -> str:
    return f"<html><head><title>Careers</title>{head}</head><body>{body}</body></html>"


def test_any_web_address_is_a_board_known_by_host_and_path() -> None:
    assert generic.recognise(PAGE) == Board("generic", "larkfield.example/careers", PAGE)
    same = generic.recognise("http://larkfield.example/careers/?utm_source=a#x")
    assert same is not None
    assert same.token == "larkfield.example/careers"
    assert generic.recognise("ftp://larkfield.example") is None
    assert generic.recognise("Larkfield") is None
    long = generic.recognise(f"https://larkfield.example/{'a' * 900}")
    assert long is not None
    assert len(long.token) < 60


def test_the_first_request_is_the_page_itself() -> None:
    (request,) = generic.first(Board("generic", "larkfield.example/careers", PAGE), ["welder"])
    assert (request.url, request.kind, request.limit, request.method) == (PAGE, "page", HTML_LIMIT, "GET")


def test_links_that_read_as_postings_are_the_openings_and_menus_are_not() -> None:
    reading = listing(html(FRAME + ROWS))
    assert [(one.external_id, one.title, one.places) for one in reading.openings[:3]] == [
        ("81234567", "Welder & Fitter", ("Ghent, Belgium",)),
        ("81234568", "Ship Designer", ("Lyon, France",)),
        ("4058714008", "Data Engineer", ()),
    ]
    assert [one.title for one in reading.openings[3:]] == ["Night Watch Officer"]
    assert reading.trouble is None


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("41682-privacy-counsel-iii", "Privacy Counsel III"),
        ("41683-search-quality-engineer", "Search Quality Engineer"),
        ("41684-contact-centre-manager", "Contact Centre Manager"),
    ],
)
def test_a_title_that_begins_like_a_menu_is_a_title(slug: str, title: str) -> None:
    menu = '<a href="/jobs/41685-privacy">Privacy notice</a><a href="/jobs/41686-search">Search jobs</a>'
    reading = listing(html(f'<ul><li><a href="/jobs/{slug}">{title}</a></li></ul>{menu}'))
    assert [opening.title for opening in reading.openings] == [title]


def test_a_list_in_json_ld_holds_whole_postings() -> None:
    items = [
        {**LD, "title": f"Job {n}", "url": f"/jobs/{n}1111-job", "identifier": "Larkfield 1"} for n in range(3)
    ]
    reading = listing(with_data(items))
    assert [one.title for one in reading.openings] == ["Job 0", "Job 1", "Job 2"]
    assert len({one.external_id for one in reading.openings}) == 3
    board = Board("generic", "x")
    assert generic.page(board, reading.openings[0]) is None
    again = generic.fields(
        board,
        Response(PAGE, 200, {"content-type": "application/json"}, (reading.openings[0].payload or "").encode()),
    )
    assert getattr(again, "title", None) == "Job 0"


def test_an_item_list_of_addresses_is_a_listing() -> None:
    elements = [
        {"@type": "ListItem", "position": n, "url": f"/jobs/{n}-welder", "name": f"Welder {n}"} for n in range(4)
    ]
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"name": "Home", "item": "https://larkfield.example/"}] * 9,
    }
    reading = listing(with_data([{"@type": "ItemList", "itemListElement": elements}, crumbs]))
    assert [one.url for one in reading.openings] == [
        f"https://www.larkfield.example/jobs/{n}-welder" for n in range(4)
    ]


def test_a_list_in_the_pages_own_data_is_a_listing() -> None:
    jobs = [
        {"id": f"R-{n}", "title": f"Welder {n}", "location": "Ghent", "jobId": n, "url": f"/o/welder-{n}"}
        for n in range(1, 5)
    ]
    reading = listing(html(f'<script type="application/json">{json.dumps({"jobs": jobs})}</script>'))
    assert [(one.external_id, one.places) for one in reading.openings] == [
        (f"R-{n}", ("Ghent",)) for n in range(1, 5)
    ]


def test_openings_without_an_address_are_told_as_trouble() -> None:
    jobs = [{"JobId": n, "JobTitle": f"Welder {n}", "LocationName": "Ghent"} for n in range(1, 9)]
    reading = listing(html(f"<script>window.pageData = {json.dumps({'Jobs': jobs})}</script>"))
    assert not reading.openings
    assert reading.trouble == "No openings could be read on this page. It names 8, but gives no address for them."


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://larkfield.example/jobs/81234567-welder", with_data()),
        ("https://larkfield.example/welder", with_data()),
        ("https://larkfield.example/jobs/81234567-welder", without_data()),
    ],
)
def test_a_postings_own_page_lists_itself(url: str, page: str) -> None:
    reading = listing(page, url)
    assert [(one.title, one.url) for one in reading.openings] == [("Welder & Fitter", url)]
    assert generic.page(Board("generic", "x"), reading.openings[0]) is not None


@pytest.mark.parametrize(
    "page",
    [
        "",
        html("<div id=root></div>"),
        html(FRAME),
        html(f"<h1>Working here</h1>{PROSE}<p>There are no open positions at the moment. Apply any time.</p>"),
    ],
)
def test_a_page_without_openings_is_trouble(page: str) -> None:
    reading = listing(page)
    assert not reading.openings
    assert (reading.trouble or "").startswith("No openings could be read on this page")


def test_a_bot_wall_is_trouble_and_so_is_a_refusal() -> None:
    wall = listing(html("<h1>Just a moment...</h1><p>Verify you are human</p>"))
    assert "bot wall" in (wall.trouble or "")
    assert listing(html(ROWS), status=503).trouble == (
        "The careers page answered 503. Open it in a browser and check the address."
    )
    assert not listing(html(ROWS), status=503).openings


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("128 open positions", 128),
        ("We have 1,280 open roles", 1280),
        ("Showing 1-20 of 128 results", 128),
        ("1 – 20 of 128", 128),
        ("Page 1 of 7 - 128 jobs found", None),
        ("We created 10,000 jobs in Europe last year and are proud of every single one of them, truly", None),
        ("3 open positions</p><p>4 open positions", None),
        ("2 open positions", None),
    ],
)
def test_a_claimed_total_is_read_from_a_line_of_its_own(line: str, total: int | None) -> None:
    assert listing(html(f"<p>{line}</p>{ROWS}")).advertised == total


@pytest.mark.parametrize(
    ("link", "url", "following"),
    [
        ('<a rel="next" href="?page=2">more</a>', PAGE, f"{PAGE}?page=2"),
        ('<link rel="next" href="/careers?page=3">', f"{PAGE}?page=2", f"{PAGE}?page=3"),
        (
            '<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a>',
            f"{PAGE}?page=2",
            f"{PAGE}?page=3",
        ),
        ('<a href="/careers/page/2/">Next</a>', PAGE, f"{PAGE}/page/2/"),
        ('<a href="?offset=20">Weiter</a>', PAGE, f"{PAGE}?offset=20"),
        ('<a rel="next" href="?page=2">back</a>', f"{PAGE}?page=2", None),
        ('<a rel="next" href="?page=1">back</a>', f"{PAGE}?page=2", None),
        ('<a rel="next" href="/blog/next-post">Next</a>', PAGE, None),
        ('<a rel="next" href="https://elsewhere.example/careers?page=2">Next</a>', PAGE, None),
        ('<a href="?page=9">9</a>', PAGE, None),
    ],
)
def test_the_next_page_is_a_later_one_of_the_same_listing(link: str, url: str, following: str | None) -> None:
    assert [request.url for request in listing(html(ROWS + link), url).next] == ([following] if following else [])


@pytest.mark.parametrize(("here", "there"), [("?page=50", "?page=51"), ("?offset=1000", "?offset=1020")])
def test_no_more_than_fifty_pages_are_followed(here: str, there: str) -> None:
    reading = listing(html(f'{ROWS}<a rel="next" href="{there}">Next</a>'), PAGE + here)
    assert not reading.next
    assert reading.openings
    assert reading.trouble == "Only the first 50 pages were read."


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.text(max_size=60))
def test_any_link_is_read_without_an_error(href: str, text: str) -> None:
    page = html(f'{ROWS}<a rel="next" href="{href}">{text}</a><a href="/jobs/{href}">{text}</a>')
    assert all(isinstance(one, Opening) for one in listing(page).openings)


def test_a_page_of_ten_thousand_links_is_read_in_part() -> None:
    links = "".join(f"<a href=/jobs/{n}-welder>Welder {n}</a>" for n in range(10_000, 20_000))
    assert 1_000 < len(listing(html(links)).openings) <= 5_000
