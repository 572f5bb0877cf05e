"""Pay of any period as a yearly sum, and on one scale so that sums in different currencies can be sorted. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobhunt.boards.protocol import Pay, Period

PER_YEAR: Mapping[Period, int] = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}

# What one unit is worth in US dollars, roughly and for long: only to sort and to filter by, never shown.
_DOLLARS: Mapping[str, float] = {
    "USD": 1.0, "EUR": 1.1, "GBP": 1.3, "CHF": 1.15, "CAD": 0.73, "AUD": 0.66, "NZD": 0.6, "SGD": 0.75, "HKD": 0.13,
    "JPY": 0.0067, "INR": 0.012, "PLN": 0.26, "SEK": 0.095, "NOK": 0.094, "DKK": 0.148, "CZK": 0.044, "BRL": 0.18,
    "MXN": 0.055, "ZAR": 0.055, "ILS": 0.27, "KRW": 0.00073, "CNY": 0.14, "TWD": 0.031, "AED": 0.27,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearlyPay:
    """Pay in a year, in the currency that the posting states."""

    minimum: float | None
    maximum: float | None
    currency: str | None


def yearly(pay: Pay) -> YearlyPay | None:
    """The sums for a year of full time; none where the posting does not say for how long a sum is."""
    if pay.period is None:
        return None
    times = PER_YEAR[pay.period]
    return YearlyPay(
        None if pay.minimum is None else round(pay.minimum * times, 2),
        None if pay.maximum is None else round(pay.maximum * times, 2),
        pay.currency,
    )


def on_one_scale(pay: Pay) -> int | None:
    """The top of the pay in a year on the common scale; none where period or currency are not known."""
    year = yearly(pay)
    top = None if year is None else (year.maximum if year.maximum is not None else year.minimum)
    rate = _DOLLARS.get(pay.currency or "")
    return None if top is None or rate is None or top * rate > 1e9 else round(top * rate)
