"""No edit is skipped, noise is, and two jobs are never one: measured on labelled edits of realistic pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import generic
from jobhunt.boards.protocol import Board, Fields, Pay, Response
from jobhunt.postings.fingerprint import (
    MEANINGFUL_WORDS,
    Fingerprint,
    compare,
    distance,
    exact_hash,
    fingerprint,
    normalise,
    simhash,
)
from tests.postings.edits import EDITS, Job, job
from tests.postings.pages import STYLES, Style, page, payload

BOARD = Board("generic", "larkfield.example/careers", "https://larkfield.example/careers")
LONG = " ".join(f"word{number} is said about this posting" for number in range(60))
PLAIN = Fields(title="Engineer", description=f"<p>{LONG}</p>", places=("Berlin", "Lyon"))


def read(text: str, number: str, kind: str = "text/html") -> Fields:
    """What the generic reader makes of a page or of a payload."""
    url = f"https://larkfield.example/jobs/{number}"
    outcome = generic.fields(BOARD, Response(url, 200, {"content-type": kind}, text.encode()))
    assert isinstance(outcome, Fields), outcome
    return outcome


@cache
def base(seed: int, style: Style) -> Fingerprint:
    """The fingerprint of a posting's page as it was first fetched."""
    return fingerprint(read(page(job(seed), style, 0), job(seed).number))


def cases() -> Iterator[tuple[int, Style]]:
    """Eight postings in each of the four styles of page."""
    yield from ((seed, style) for seed in range(8) for style in STYLES)


@pytest.mark.parametrize("kind", EDITS)
def test_no_real_edit_is_skipped(kind: str) -> None:
    """Twenty kinds of edit on 16 pages each: 320 labelled edits."""
    skipped = []
    for number, (seed, style) in enumerate(case for case in cases() if case[0] % 2 == 0):
        edited = EDITS[kind](job(seed), Random(seed))
        assert edited != job(seed)
        new = fingerprint(read(page(edited, style, number + 1), edited.number))
        if compare(base(seed, style), new).kind == "unchanged":
            skipped.append((seed, style))
    assert skipped == []


@pytest.mark.parametrize("style", STYLES)
def test_a_fetch_that_differs_in_noise_only_is_skipped(style: Style) -> None:
    """80 fetches in each of four styles: 320 fetches that nobody edited."""
    seen = []
    for seed in range(8):
        for fetch in range(1, 11):
            size = 220_000 if fetch == 1 else 60_000
            new = fingerprint(read(page(job(seed), style, fetch, size), job(seed).number))
            seen.append(compare(base(seed, style), new).kind)
    assert seen == ["unchanged"] * 80


@pytest.mark.parametrize("style", STYLES)
def test_different_jobs_of_one_company_are_never_equal(style: Style) -> None:
    prints = [base(seed, style) for seed in range(8)]
    pairs = [(one, other) for index, one in enumerate(prints) for other in prints[index + 1 :]]
    assert {compare(one, other).kind for one, other in pairs} == {"changed"}


@pytest.mark.parametrize("kind", EDITS)
def test_no_edit_of_a_json_payload_is_skipped(kind: str) -> None:
    for seed, style in ((1, "json_ld"), (2, "app_json")):
        old, new = job(seed), EDITS[kind](job(seed), Random(seed))
        first, again, edited = (_of_payload(one, style, fetch) for fetch, one in enumerate((old, old, new)))
        assert compare(first, again).kind == "unchanged"
        assert compare(first, edited).kind != "unchanged"


def _of_payload(one: Job, style: str, fetch: int) -> Fingerprint:
    shape: Style = "json_ld" if style == "json_ld" else "app_json"
    return fingerprint(read(payload(one, shape, fetch), one.number, "application/json"))


def test_the_pages_are_as_large_as_real_ones() -> None:
    sizes = [len(page(job(seed), style, 1)) for seed, style in cases()]
    texts = [len(read(page(job(seed), "text", 1), job(seed).number).description) for seed in range(8)]
    assert min(sizes) >= 60_000
    assert min(texts) >= 6_000


@pytest.mark.parametrize(
    "noise",
    [
        "Posted 3 days ago",
        "3 days ago",
        "vor 3 Tagen",
        "il y a 2 jours",
        "hace 5 días",
        "há 2 dias",
        "3 dagen geleden",
        "3日前",
        "Posted: 5d",
        "New · Posted today",
        "Just posted",
        "150 applicants",
        "Over 200 applicants",
        "Be among the first 25 applicants",
        "47 people have applied",
        "3 days ago 47 applicants",
        "1,234 views",
        "Views: 99",
        "Viewed 33 times",
        "Page generated at 2026-11-23 10:22:33",
        "Generated in 23 ms",
        "Last refreshed: 23 Nov 2026, 10:22",
        "13:22:59 UTC",
        "2026-11-23T10:22:33.123Z",
        "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
        "© 2026 Acme Inc.",
        "Applicants\n33",
        "Request ID: 7f3a9b2c11",
        "Request ID: 7389451211",
        "csrf_token=a8d7f6e5c4b3a2918273",
        "New · Posted 3 days ago · 47 applicants",
    ],
)
def test_noise_leaves_no_word(noise: str) -> None:
    assert normalise(f"Kept\n{noise}\nkept too") == "kept kept too"


@pytest.mark.parametrize(
    "fact",
    [
        "3 days a week in the office",
        "5+ years of experience",
        "5 years",
        "Apply by 2026-12-01",
        "Deadline: 2026-12-01T23:59:00Z",
        "Deadline: 2026-12-01 23:59:00",
        "Shift 22:00 - 06:00",
        "Job ID: a1b2c3d4e5",
        "Requisition 7f3a9b2c11",
        "Req R0012345",
        "$120,000 - $150,000",
        "Salary: 120000",
        "Founded 5 years ago in Berlin, we build the software that runs hospitals",
        "Handle 150 applications a week",
        "Applications close 30 November 2026",
        "Applications: 31.12.2026",
        "Vacancies: 3",
        "fixed term 6 months",
        "25 days of holiday",
        "Posted on 12 November 2026",
        "in 24/7 shifts",
    ],
)
def test_a_fact_with_a_number_survives(fact: str) -> None:
    digits = [character for character in fact if character.isdigit()]
    assert [character for character in normalise(fact) if character.isdigit()] == digits


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("C++", "C#"),
        ("$120", "€120"),
        ("7.5 hours", "75 hours"),
        ("3-5 years", "35 years"),
        ("<5 people", ">5 people"),
        ("10 %", "10"),
        ("कि", "का"),
        ("ไม้", "ไม"),
    ],
)
def test_signs_that_carry_meaning_are_words(old: str, new: str) -> None:
    assert normalise(old) != normalise(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What you'll do", "WHAT YOU’LL DO"),
        ("a\u00a0b", "a b"),
        ("soft\u00adware", "software"),
        ("• one\n• two", "one, two."),
        ("ﬁrm", "firm"),
    ],
)
def test_typography_is_no_edit(old: str, new: str) -> None:
    assert normalise(old) == normalise(new)


def test_noise_beside_facts_goes_alone() -> None:
    assert normalise("Austin, TX · Posted 3 days ago · 150 applicants • Full-time") == "austin tx full time"
    assert normalise("We began (posted 12 minutes ago) – as ever") == "we began as ever"


def test_a_tracking_parameter_in_a_shown_address_is_noise_and_the_address_is_not() -> None:
    shown = "Apply at https://example.com/jobs/12?utm_source={} today"
    assert normalise(shown.format("a1")) == normalise(shown.format("b2"))
    assert normalise(shown.format("a")) != normalise(shown.format("a").replace("/12", "/13"))


@pytest.mark.parametrize(
    "edited",
    [
        replace(PLAIN, title="Engineer II"),
        replace(PLAIN, places=("Berlin",)),
        replace(PLAIN, pay=Pay(100_000, 120_000, "USD", "year", "")),
        replace(PLAIN, pay=Pay(None, None, None, None, "negotiable")),
        replace(PLAIN, work_mode="remote"),
        replace(PLAIN, employment_type="Full-time"),
        replace(PLAIN, posted_at=date(2026, 11, 1)),
        replace(PLAIN, valid_through=date(2026, 11, 1)),
    ],
)
def test_each_fact_alone_is_a_small_edit(edited: Fields) -> None:
    change = compare(fingerprint(PLAIN), fingerprint(edited))
    assert (change.kind, change.distance) == ("small_edit", 0)


def test_the_order_of_places_and_the_case_of_a_title_are_no_edit() -> None:
    same = replace(PLAIN, places=("Lyon", "Berlin"), title="ENGINEER", company="Other", updated_at=date(2026, 1, 1))
    assert fingerprint(same) == fingerprint(PLAIN)
    assert exact_hash(same) == fingerprint(same).exact


def test_the_first_fingerprint_has_nothing_to_differ_from() -> None:
    assert compare(None, fingerprint(PLAIN)).kind == "first"


def test_a_short_text_is_told_by_its_exact_hash_alone() -> None:
    short = replace(PLAIN, description="<p>Ten words are too few for a hash of shingles.</p>")
    assert fingerprint(short).simhash == 0
    assert compare(fingerprint(short), fingerprint(short)).kind == "unchanged"
    assert compare(fingerprint(short), fingerprint(replace(short, title="Other"))) == compare(
        fingerprint(PLAIN), fingerprint(short)
    )


def test_a_simhash_fits_a_signed_column_and_stays_the_same_for_ever() -> None:
    prints = [simhash(" ".join(f"{seed}w{number}" for number in range(200))) for seed in range(40)]
    assert min(prints) >= -(2**63)
    assert max(prints) < 2**63
    assert min(prints) < 0 < max(prints)
    assert simhash(" ".join(f"w{number}" for number in range(MEANINGFUL_WORDS))) == -496371258741896721


def test_distance_counts_bits_of_negative_numbers_too() -> None:
    assert distance(-1, 0) == 64
    assert distance(-1, -2) == 1
    assert distance(5, 5) == 0


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=400))
def test_any_text_has_a_fingerprint(text: str) -> None:
    fields = Fields(title=text, description=text * 20, places=(text,), employment_type=text)
    assert compare(fingerprint(fields), fingerprint(fields)).kind == "unchanged"


@pytest.mark.parametrize(
    "unit", ["[", "<", "&", "0:00", "posted ", "1 ", "a1b2", "(", "ago ", "\n1 applicants", "\x00", "\ud800"]
)
def test_megabytes_of_one_thing_take_no_longer_than_other_text(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert normalise(text) == normalise(text)
