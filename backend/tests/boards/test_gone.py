"""When a posting's page counts as gone, and when nobody can tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards.gone import judge, judge_text
from jobhunt.boards.protocol import Gone, Response, Uncertain

ASKED = "https://jobs.brambleworks.example/jobs/4471902"


def answer(body: str = "", *, status: int = 200, url: str = ASKED, kind: str = "text/html") -> Response:
    return Response(url, status, {"content-type": kind}, body.encode())


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_is_gone(status: int) -> None:
    assert judge(ASKED, answer(status=status)) == Gone(f"answered {status}")


@pytest.mark.parametrize("status", [0, 202, 304, 401, 403, 406, 408, 425, 429, 500, 502, 503])
def test_no_other_status_says_anything_about_the_posting(status: int) -> None:
    assert judge(ASKED, answer("This job has expired", status=status)) == Uncertain(f"answered {status}")


def test_a_redirect_to_the_board_with_error_is_gone() -> None:
    assert isinstance(judge(ASKED, answer(url="https://jobs.brambleworks.example/?error=true")), Gone)


@pytest.mark.parametrize(
    ("asked", "final"),
    [
        (ASKED, "https://jobs.brambleworks.example/jobs"),
        (ASKED, "https://jobs.brambleworks.example/jobs/9999999"),
        ("https://a.example/j/0ED029AE-153A-4cf4-8754-242bc66324f9", "https://a.example/"),
        ("https://a.example/careers?gh_jid=778899", "https://a.example/careers"),
    ],
)
def test_an_address_that_lost_its_id_is_uncertain(asked: str, final: str) -> None:
    assert isinstance(judge(asked, answer("<h1>Engineer</h1>", url=final)), Uncertain)


@pytest.mark.parametrize(
    "final", ["https://careers.brambleworks.example/o/4471902-engineer?gh_jid=4471902", ASKED + "?utm_source=x"]
)
def test_an_address_that_kept_its_id_is_read(final: str) -> None:
    assert judge(ASKED, answer("<h1>Engineer</h1>", url=final)) is None


@pytest.mark.parametrize(
    "notice",
    [
        "This job is no longer available.",
        "Sorry, this position has been filled.",
        "No longer accepting applications",
        "The posting is closed",
        "This posting has expired",
        "This job has been removed",
        "Job not found",
        "Applications are closed",
        "The page you are looking for doesn’t exist.",
        "Die Stelle ist bereits besetzt",
        "Diese Stellenanzeige ist leider nicht mehr verfügbar",
        "Cette offre n’est plus disponible",
        "Le poste a été pourvu",
        "Deze vacature is vervuld",
        "Esta oferta ya no está disponible",
        "Esta vaga já não está disponível",
    ],
)
def test_a_closed_page_is_gone(notice: str) -> None:
    assert isinstance(judge(ASKED, answer(f"<header>Menu</header><p>{notice}</p>")), Gone)


@pytest.mark.parametrize(
    "sentence",
    [
        "Applications are accepted until the position has been filled.",
        "The position stays open until it has been filled.",
        "If this job is no longer available, see our other roles.",
        "You will lead closed-loop control for medical applications.",
        "Our applications closed-source and open",
        "Thank you: your form has been filled out.",
        "We say just what we mean.",
    ],
)
def test_a_posting_that_talks_about_closing_is_open(sentence: str) -> None:
    assert judge(ASKED, answer(f"<h1>Engineer</h1><p>{sentence}</p>")) is None


def test_a_notice_far_down_the_page_belongs_to_something_else() -> None:
    assert judge(ASKED, answer("<p>" + "word " * 1000 + "</p><p>This job has expired</p>")) is None


def test_a_notice_inside_a_script_is_not_on_the_page() -> None:
    assert judge(ASKED, answer("<p>Engineer</p><script>const t = 'Job not found'</script>")) is None


@pytest.mark.parametrize(
    "wall", ["Just a moment...", "Ray ID: 8f2", "Verify you are human", "Enable JavaScript and cookies"]
)
def test_a_bot_wall_is_uncertain_even_beside_a_closed_phrase(wall: str) -> None:
    assert isinstance(judge(ASKED, answer(f"<p>{wall}</p><p>job not found</p>")), Uncertain)


def test_a_posting_about_bot_walls_is_no_bot_wall() -> None:
    assert judge_text("You will log the Ray ID of each request. " + "More about the work. " * 120) is None


def test_marks_in_the_source_are_signs_too() -> None:
    linked = '<figcaption class="closed-job__flavor--closed">No longer</figcaption>'
    empty = '<div id="__next"></div><script>{"pageProps":{"redirectToCareers":true}}</script>'
    assert isinstance(judge(ASKED, answer(linked)), Gone)
    assert isinstance(judge(ASKED, answer(empty)), Gone)


def test_json_is_not_searched_for_notices() -> None:
    assert judge(ASKED, answer('{"content": "This job has expired"}', kind="application/json")) is None
    assert judge(ASKED, Response(ASKED, 200, {}, b'{"content": "This job has expired"}')) is None


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_no_bytes_and_no_address_break_it(body: bytes, asked: str, final: str) -> None:
    verdict = judge(asked, Response(final, 200, {"content-type": "text/html; charset=\x00"}, body))
    assert verdict is None or verdict.why
