"""When one posting is another put up again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from jobhunt.postings.reposts import earlier, put_up_again
from tests.postings.stock import DAY, NOW


@dataclass(frozen=True)
class Put:
    """A posting as its row tells of it."""

    id: int = 1
    title: str = "Data Engineer"
    posted_at: date | None = None
    first_seen_at: datetime = NOW
    apart: bool = False


POSTED = date(2026, 9, 1)
LATER = Put(first_seen_at=NOW + timedelta(minutes=20))


@pytest.mark.parametrize(
    ("one", "other", "is_earlier"),
    [
        (Put(), Put(first_seen_at=NOW + DAY), True),
        (Put(first_seen_at=NOW + DAY), Put(), False),
        (Put(posted_at=POSTED), Put(posted_at=POSTED + DAY), True),
        (Put(posted_at=POSTED), Put(), True),
        (Put(), LATER, False),
        (Put(posted_at=POSTED), Put(posted_at=POSTED), False),
    ],
)
def test_a_posting_is_earlier_by_its_first_day(one: Put, other: Put, is_earlier: bool) -> None:
    assert earlier(one, other, apart=False) is is_earlier


def test_on_one_day_a_whole_reading_between_them_tells_which_was_earlier() -> None:
    assert earlier(Put(), LATER, apart=True)
    assert not earlier(LATER, Put(), apart=True)
    assert not earlier(Put(), Put(), apart=True)
    assert put_up_again(LATER, [Put(2)]) is None
    assert put_up_again(LATER, [before := Put(2, apart=True)]) is before


def test_a_board_that_moves_the_posted_day_on_makes_no_posting_later_than_it_was_seen() -> None:
    moved = Put(posted_at=(NOW + 20 * DAY).date())
    assert earlier(moved, Put(first_seen_at=NOW + 5 * DAY), apart=False)


def test_the_last_one_before_it_is_what_is_put_up_again() -> None:
    last, first = Put(2, first_seen_at=NOW - DAY), Put(3, first_seen_at=NOW - 9 * DAY)
    after = Put(4, "Engineer, Data", first_seen_at=NOW + DAY)
    posting = Put(5)
    assert put_up_again(posting, [first, last, after]) is last
    assert put_up_again(posting, [after]) is None
    assert put_up_again(posting, []) is None


def test_the_same_text_under_another_title_is_another_opening() -> None:
    assert put_up_again(Put(), [Put(2, "Night Nurse", first_seen_at=NOW - DAY)]) is None
