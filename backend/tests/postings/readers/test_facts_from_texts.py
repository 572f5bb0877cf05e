"""Years asked, visas, language and yearly pay, from sentences as postings have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards.protocol import Pay, Period
from jobhunt.postings.readers.languages import read_language
from jobhunt.postings.readers.visas import read_visa
from jobhunt.postings.readers.yearly_pay import on_one_scale, yearly
from jobhunt.postings.readers.years import read_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of relevant professional experience", 5),
        ("At least three years' experience in sales", 3),
        ("3-5 years of experience with Go", 3),
        ("3 – 5 yrs hands-on work with Kafka", 3),
        ("6+ years of programming experience or 3+ years of relevant experience and a PhD", 6),
        ("Minimum of 2 years in a similar role", 2),
        ("10 (ten) years of industry experience", 10),
        ("We have grown for 12 years with experience in trade", None),
        ("Over the last 5 years our experience taught us much", None),
        ("You are at least 18 years old with experience", None),
        ("A 4 year vesting schedule", None),
        ("401(k) after 2 years of experience with us", None),
        ("Founded 30 years ago", None),
        ("99 years of experience", None),
        ("No numbers here", None),
        ("", None),
    ],
)
def test_years_are_those_asked_first(text: str, years: int | None) -> None:
    found = read_years(text)
    assert (found.value if found else None) == years


@pytest.mark.parametrize(
    ("text", "visa"),
    [
        ("Visa sponsorship: We do sponsor visas!", "offered"),
        ("Visa sponsorship is available for this position.", "offered"),
        ("We are unable to sponsor visas at this time.", "refused"),
        ("Applicants must be authorized to work without employment sponsorship.", "refused"),
        ("This role is not eligible for immigration sponsorship.", "refused"),
        ("Will you now or in the future require sponsorship for an employment visa?", None),
        ("We sponsor the local football team.", None),
        ("Work closely with executive sponsors.", None),
        ("", None),
    ],
)
def test_a_visa_statement_is_a_statement(text: str, visa: str | None) -> None:
    found = read_visa(f"About us\nWe build.\n{text}\nThanks")
    assert (found.value if found else None) == visa


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and be part of our plan. We are for you.", "en"),
        ("Wir suchen für das Team eine Person, die mit uns an der Zukunft und den Kunden ist.", "de"),
        ("Vous travaillez avec les équipes et nous sommes une entreprise qui est dans la santé et le sport.", "fr"),
        ("Buscamos una persona para el equipo de ventas en la oficina, con un plan y los medios que se dan.", "es"),
        ("エンジニアを募集しています。チームと一緒に働きます。", "ja"),
        ("Too short", None),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_words(text: str, language: str | None) -> None:
    found = read_language(text, None, "")
    assert (found.value if found else None) == language


def test_a_short_text_takes_the_pages_word_for_its_language() -> None:
    found = read_language("Short", "de-CH", "app_json")
    assert found is not None
    assert (found.value, found.source) == ("de", "app_json")


@pytest.mark.parametrize(
    ("period", "low", "high"),
    [
        ("year", 100, 120),
        ("month", 1200, 1440),
        ("week", 5200, 6240),
        ("day", 26000, 31200),
        ("hour", 208000, 249600),
    ],
)
def test_pay_of_any_period_is_a_yearly_sum(period: Period, low: float, high: float) -> None:
    found = yearly(Pay(100, 120, "EUR", period, "100 - 120"))
    assert found is not None
    assert (found.minimum, found.maximum, found.currency) == (low, high, "EUR")


def test_pay_without_a_period_has_no_yearly_sum() -> None:
    assert yearly(Pay(100, 120, "EUR", None, "")) is None
    assert on_one_scale(Pay(100, 120, "EUR", None, "")) is None
    assert on_one_scale(Pay(100_000, None, "QQQ", "year", "")) is None


def test_a_yen_is_not_taken_for_a_dollar() -> None:
    yen, dollars = on_one_scale(Pay(8e6, 9e6, "JPY", "year", "")), on_one_scale(Pay(90e3, 99e3, "USD", "year", ""))
    assert yen is not None
    assert dollars is not None
    assert yen < dollars


@given(st.text(max_size=400))
def test_no_text_breaks_a_reader(text: str) -> None:
    read_visa(text)
    read_language(text, text, "")
    found = read_years(text)
    assert found is None or 0 <= found.value <= 25
