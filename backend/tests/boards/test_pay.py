"""Pay in the words of real postings, and money that is not pay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards.pay import currency_of, number, pay_from_text, period_of

Said = tuple[float | None, float | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The base salary range for this position is $136800 - $259200 annually.", (136800, 259200, "USD", "year")),
        ("US: $207000 - $301000 (USD) + 20% bonus target + equity", (207000, 301000, "USD", "year")),
        (
            "compensation in the market. The range for this role is $100,000 - $720,000.",
            (100000, 720000, "USD", "year"),
        ),
        ("The range for this role is $100K - $500K. Inclusion", (100000, 500000, "USD", "year")),
        ("US$150K – US$200K • Offers Equity", (150000, 200000, "USD", "year")),
        ("Salary: £45,000 - £55,000 per annum", (45000, 55000, "GBP", "year")),
        ("Gehalt: 60.000 € bis 75.000 € pro Jahr", (60000, 75000, "EUR", "year")),
        ("Salary 60 000 € – 75 000 €", (60000, 75000, "EUR", "year")),
        ("Base salary CA$120K-CA$150K", (120000, 150000, "CAD", "year")),
        ("CAD 120,000 - 150,000 base salary", (120000, 150000, "CAD", "year")),
        ("91,000.00 - 136,500.00 USD annually", (91000, 136500, "USD", "year")),
        ("Pay: $25.50 - $32.00 per hour", (25.5, 32, "USD", "hour")),
        ("Annual Salary Range\n$249,860\n—\n$324,470 USD", (249860, 324470, "USD", "year")),
        ("Hourly pay\n$16.00 - $20.00", (16, 20, "USD", "hour")),
        ("£4,000 - £5,000 per month salary", (4000, 5000, "GBP", "month")),
        ("$120-150K base salary", (120000, 150000, "USD", "year")),
        ("The pay is between $120,000 and $150,000 a year", (120000, 150000, "USD", "year")),
        ("Salary: 50,000 - 60,000 per year", (50000, 60000, None, "year")),
        ("Base pay ₹12,00,000 - ₹18,00,000", (1200000, 1800000, "INR", "year")),
    ],
)
def test_ranges_are_read_as_stated(text: str, said: Said) -> None:
    pay = pay_from_text(text)
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == said


def test_the_lowest_and_highest_market_make_one_range() -> None:
    text = "ranges from $151,300/year in our lowest geographic market up to $261,500/year in our highest."
    pay = pay_from_text("Our compensation " + text)
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.period) == (151300, 261500, "year")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Salary: $150,000 per year", (150000, 150000, "USD", "year")),
        ("hourly rate of $25/hr", (25, 25, "USD", "hour")),
        ("salary up to $200,000", (None, 200000, "USD", "year")),
        ("base salary starting at £60k", (60000, None, "GBP", "year")),
    ],
)
def test_one_stated_amount_is_pay_with_its_limits(text: str, said: Said) -> None:
    pay = pay_from_text(text)
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == said


@pytest.mark.parametrize(
    "text",
    [
        "We raised $5M in funding",
        "We closed a $20M - $30M round and pay well",
        "401(k) with 4% - 5% match",
        "A $2 billion market",
        "a $1,000 stipend for your home office",
        "an annual learning stipend of $1,000 - $2,000 per year",
        "carry a quota of $800,000 - $1,200,000 per year",
        "signing bonus of $10,000 - $20,000",
        "We have 5,000 - 10,000 employees",
        "Compensation grows over 2019 - 2024",
        "salaried, 30 - 40 hours per week",
        "competitive salary, $1,500 wellness allowance per year",
        "manages deals of $100,000 - $500,000 for clients in many places all over the world, all day",
        "pay $9 - $900,000 per year",
        "",
    ],
)
def test_other_money_is_never_pay(text: str) -> None:
    assert pay_from_text(text) is None


def test_the_first_range_is_taken_and_never_merged_with_another_currency() -> None:
    text = "Salary. US: $207,000 - $301,000. Canada: CAD 180,000 - 220,000. Level 2: $400,000 - $500,000."
    pay = pay_from_text(text)
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency) == (207000, 301000, "USD")


def test_pay_is_found_behind_other_money() -> None:
    pay = pay_from_text("Signing bonus of $10,000 - $20,000. The salary is $100,000 - $110,000.")
    assert pay is not None
    assert pay.minimum == 100000


def test_no_period_is_made_up_for_small_amounts() -> None:
    pay = pay_from_text("Pay: $2,500 - $3,000")
    assert pay is not None
    assert pay.period is None


def test_a_bare_dollar_means_what_the_caller_knows() -> None:
    pay = pay_from_text("Salary: $100,000 - $120,000", default_currency="AUD")
    assert pay is not None
    assert pay.currency == "AUD"
    stated = pay_from_text("Salary: $100,000 - $120,000 USD", default_currency="AUD")
    assert stated is not None
    assert stated.currency == "USD"


def test_the_words_are_kept_for_people_to_check() -> None:
    pay = pay_from_text("The base salary range is\n$136800 -\n$259200   annually. More.")
    assert pay is not None
    assert pay.text == "$136800 - $259200 annually"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,870,000", 1870000),
        ("60.000,50", 60000.5),
        ("12’500", 12500),
        ("25.50", 25.5),
        ("25,5", 25.5),
        ("60 000", 60000),
        ("12,00,000", 1200000),
        ("0", None),
        ("x", None),
        ("9" * 400, None),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, value: float | None) -> None:
    assert number(written) == value


def test_currencies_and_periods_are_named_or_unknown() -> None:
    assert currency_of("US$") == "USD"
    assert currency_of("cad") == "CAD"
    assert currency_of("$") == "USD"
    assert currency_of("") is None
    assert period_of("Annual Salary:") == "year"
    assert period_of("per hour, paid monthly") == "hour"
    assert period_of("nothing") is None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789$€£kK,.- \nsalarypUSD()/%", max_size=200))
def test_any_text_gives_ordered_limits_or_nothing(text: str) -> None:
    pay = pay_from_text(text)
    if pay and pay.minimum is not None and pay.maximum is not None:
        assert 0 < pay.minimum <= pay.maximum


@pytest.mark.parametrize("piece", ["$1 ", "1,111", "1", "$", "salary $1-$2 ", "$ 1 000"])
def test_a_text_of_nothing_but_amounts_is_read_to_an_end(piece: str) -> None:
    pay = pay_from_text(piece * 50_000)
    assert pay is None or pay.text
