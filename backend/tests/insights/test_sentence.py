"""The paragraph says what the numbers are, and no more."""

import pytest

from jobhunt.insights.rates import rate
from jobhunt.insights.sentence import sentence


@pytest.mark.parametrize(
    ("replied", "n", "days", "half", "told"),
    [
        (0, 0, 28, None, "You have not applied to anything in this time."),
        (
            9,
            42,
            60,
            6,
            "In 9 weeks you applied to 42 roles. 9 replied (21 %). Half of the replies came within 6 days.",
        ),
        (0, 5, 7, None, "In 1 week you applied to 5 roles. None has been replied to yet."),
        (
            1,
            1,
            0,
            0,
            "In 1 week you applied to 1 role. 1 replied."
            " Rates start to mean something at about 5 applications. You have 1.",
        ),
        (
            5,
            5_000,
            28,
            0,
            "In 4 weeks you applied to 5,000 roles. 5 replied (0 %). Half of the replies came on the same day.",
        ),
    ],
)
def test_the_paragraph_says_what_the_numbers_are(
    replied: int, n: int, days: int, half: int | None, told: str
) -> None:
    assert sentence(rate(replied, n), days, half) == told
