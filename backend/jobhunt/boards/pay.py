"""Pay as written in a text: amounts, currency and period, and nothing that the text does not say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from jobhunt.boards.patterns import when_used
from jobhunt.boards.protocol import Pay, Period

_CODES = "USD|EUR|GBP|CAD|AUD|NZD|SGD|HKD|CHF|JPY|INR|PLN|SEK|NOK|DKK|CZK|BRL|MXN|ZAR|ILS|KRW|CNY|TWD|AED"
_SIGNS = {
    "US$": "USD",
    "CA$": "CAD",
    "C$": "CAD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "MX$": "MXN",
    "R$": "BRL",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "¥": "JPY",
    "zł": "PLN",
}
_PREFIX_SIGNS = "|".join(re.escape(sign) for sign in _SIGNS if sign != "zł")
_BEFORE = when_used(rf"(?:(?<![A-Za-z])(?:{_PREFIX_SIGNS}|(?:{_CODES})\s?[$£€]?)|[$£€₹¥])\s?$", re.IGNORECASE)
# It begins with a plain digit so that the search can leap from digit to digit.
_AMOUNT = when_used(
    r"\d(?:\d{0,2}(?:[,.'’]\d{3})+(?:[.,]\d{1,2})?|\d?(?:,\d\d)+,\d{3}"
    r"|\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d(])(?:,\d\d)?|\d*(?:[.,]\d{1,2})?)(?!\d)"
)
_INSIDE_A_NUMBER = frozenset(".,'’")
_AFTER = when_used(
    r"(?P<thousand>\s?k(?![\w(]))?"
    r"(?P<huge>\s?(?:m|mm|bn|b|tn|mio|mil|million|billion|trillion|crores?|lakhs?|lpa)\b|\+?\s?%)?"
    rf"(?P<sign>\s?\(?(?:(?:{_CODES})\b|€|£|zł)\)?)?",
    re.IGNORECASE,
)
_PERIODS: tuple[tuple[Period, str], ...] = (
    ("hour", r"/ ?h(?:ou)?r?\b|\b(?:per|an|every) hour\b|\bhourly\b|\bp\.?h\.?\b"),
    ("day", r"/ ?day\b|\b(?:per|a) (?:day|diem)\b|\bdaily\b|\bday rate\b"),
    ("week", r"/ ?w(?:ee)?k\b|\b(?:per|a) week\b|\bweekly\b"),
    ("month", r"/ ?mo(?:nth)?\b|\b(?:per|a) month\b|\bmonthly\b|\bpro monat\b|\bpar mois\b"),
    (
        "year",
        r"/ ?y(?:ea)?r\b|/ ?annum\b|\b(?:per|a) (?:year|annum|yr)\b|\bannual(?:ly|ized|ised)?\b|\byearly\b"
        r"|\bp\.a\.|\bpro jahr\b|\bpar an\b|\bbrut annuel\b",
    ),
)
_ANY_PERIOD = "|".join(pattern for _, pattern in _PERIODS)
_PERIOD_OF = tuple((period, when_used(pattern, re.IGNORECASE)) for period, pattern in _PERIODS)
_JOIN = when_used(
    rf"\s*(?:{_ANY_PERIOD})?(?:\s*in our lowest[^$€£.]{{0,60}}?)?[,;]?\s*"
    r"(?:[-–—‒−~…]|(?:up )?to\b|through\b|bis\b|and\b|à\b)\s*(?:up to\s*)?",
    re.IGNORECASE,
)
_PAY_WORD = when_used(
    r"\b(?:salar(?:y|ies)|pay|payment|paid|compensation|wages?|remuneration|earnings?|earn|ote|on[- ]target"
    r"|(?:base|hourly|pay|day) rate|rate of pay|base|range for this (?:role|position|job)|bonus target|equity"
    r"|gehalt|jahresgehalt|verg[üu]tung|salaire|r[ée]mun[ée]ration|salario|stipendio lordo)\b",
    re.IGNORECASE,
)
_OTHER_MONEY = when_used(
    r"\b(?:stipends?|allowances?|reimburse\w*|budgets?|credits?|contributions?|match(?:es|ing)?|insurance|wellness"
    r"|tuition|equipment|relocation|referral|sign(?:ing)?[- ]?on|signing|welcome|retention|bonus(?:es)?|grants?"
    r"|fund(?:ing|ed|s|raise[ds]?|raising)?|rais(?:ed|ing)|valu(?:ed|ation)|revenues?|sales|quota|pipeline|deals?"
    r"|portfolios?|assets|contracts?|customers|clients|transactions?|savings|donat\w*|401\(?k\)?|pension|discounts?"
    r"|accounts?|spend|invest\w*|budgeting|prices?|fees?|costs?)\b",
    re.IGNORECASE,
)
_BONUS_TARGET = when_used(r"bonus target", re.IGNORECASE)
_SENTENCE_END = when_used(r"[.!?]\s|\n\s*\n")
_UP_TO = when_used(r"\b(?:up to|maximum(?: of)?|max\.?|at most|bis zu)\s*:?\s*$", re.IGNORECASE)
_FROM = when_used(
    r"\b(?:from|starting (?:at|from)|starts at|minimum(?: of)?|min\.?|at least|ab)\s*:?\s*$", re.IGNORECASE
)
_AND = when_used(r"\band\b", re.IGNORECASE)
_BETWEEN = when_used(r"\bbetween\s*$", re.IGNORECASE)

_HALF_RANGE = when_used(r"\d\s?[kK]?\s?[-–—]\s*$")

_NEAR = 160
_CLOSE = 60
_BRIEF = 80
_WIDEST = 20.0
_YEARLY = 10_000
_LEAST: Mapping[Period, float] = {"year": 1_000, "month": 100, "week": 20, "day": 5}
_MOST_AMOUNTS = 1_000


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: float
    sign: str
    thousand: bool
    huge: bool


def pay_from_text(text: str, *, default_currency: str | None = None) -> Pay | None:
    """The first pay range that the text states, else the first single pay amount.

    Ranges for several countries or levels are never merged. `default_currency` says what a bare dollar sign, or an
    amount with no currency at all, means where the posting is; without it a bare dollar sign is read as USD.
    """
    amounts = list(islice(_amounts(text), _MOST_AMOUNTS))
    for first, second in pairwise(amounts):
        pay = _range(text, first, second, default_currency)
        if pay:
            return pay
    for amount in amounts:
        pay = _single(text, amount, default_currency)
        if pay:
            return pay
    return None


def _amounts(text: str) -> Iterator[_Amount]:
    for match in _AMOUNT.finditer(text):
        start = match.start()
        if text[max(0, start - 1) : start] in _INSIDE_A_NUMBER:
            continue
        value = number(match.group())
        before = _BEFORE.search(text[max(0, start - 6) : start])
        if value is None or (not before and text[start - 1 : start].isalpha()):
            continue
        after = _AFTER.match(text, match.end())
        thousand, huge, sign = after.group("thousand", "huge", "sign") if after else (None, None, None)
        yield _Amount(
            start=start - len(before.group()) if before else start,
            end=after.end() if after else match.end(),
            value=value * (1000 if thousand else 1),
            sign=_better(_bare(before.group() if before else ""), _bare(sign or "")),
            thousand=bool(thousand),
            huge=bool(huge),
        )


def _bare(sign: str) -> str:
    return sign.strip(" ()\u00a0").upper()


def number(written: str) -> float | None:
    """An amount as people write it: 1,870,000 or 60.000,50 or 12’500 or 25.50. None when it is none."""
    digits = re.sub(r"[\s'’]", "", written)
    dot, comma = digits.rfind("."), digits.rfind(",")
    mark = max(dot, comma)
    if mark >= 0 and (len(digits) - mark - 1 != 3 or (dot >= 0 and comma >= 0)):
        whole, cents = re.sub(r"[.,]", "", digits[:mark]), digits[mark + 1 :]
        digits = f"{whole}.{cents}"
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        value = float(digits)
    except ValueError:
        return None
    return value if 0 < value < 1e12 else None


def currency_of(sign: str, default: str | None = None) -> str | None:
    """The currency code of a sign or code such as US$, CAD, € or $; `default` for a bare dollar or nothing."""
    sign = sign.strip().upper()
    code = re.match(_CODES, sign)
    if code:
        return code.group()
    named = {key.upper(): value for key, value in _SIGNS.items()}.get(sign)
    if named:
        return named
    return default or ("USD" if sign == "$" else None)


def period_of(words: str) -> Period | None:
    """The period that some words name first, such as "per hour" or "Annual Salary"."""
    found = [(match.start(), period) for period, pattern in _PERIOD_OF if (match := pattern.search(words))]
    return min(found)[1] if found else None


def _range(text: str, first: _Amount, second: _Amount, default: str | None) -> Pay | None:
    if first.huge or second.huge or not _joined(text, first, second):
        return None
    low, high = first.value, second.value
    if second.thousand and not first.thousand and low < 1000:
        low *= 1000
    sign = _better(first.sign, second.sign)
    period = _period(text, first.start, second.end)
    if not low <= high <= low * _WIDEST or not _plausible(low, period):
        return None
    if not sign and not _labelled(text, first, period, low):
        return None
    if not _is_pay(text, first.start, second.end, period):
        return None
    return _pay(text, (first.start, second.end), (low, high), currency_of(sign, default), period)


def _joined(text: str, first: _Amount, second: _Amount) -> bool:
    """Whether only words of a range stand between two amounts; "and" needs a "between" before them."""
    if second.start - first.end > 2 * _CLOSE:
        return False
    gap = text[first.end : second.start]
    if not _JOIN.fullmatch(gap):
        return False
    return not _AND.search(gap) or bool(_BETWEEN.search(text[max(0, first.start - 12) : first.start]))


def _better(first: str, second: str) -> str:
    """The sign that says more: a code or US$ over a bare $, any sign over none."""
    return max((first, second), key=lambda sign: (bool(sign), sign != "$"))


def _labelled(text: str, amount: _Amount, period: Period | None, low: float) -> bool:
    """Whether bare numbers are pay all the same: right after a pay word, and large or with a period."""
    label = _sentence_before(text, amount.start)[-40:]
    return bool(_PAY_WORD.search(label)) and low >= 1000 and (period is not None or low >= _YEARLY)


def _single(text: str, amount: _Amount, default: str | None) -> Pay | None:
    if amount.huge or not amount.sign:
        return None
    period = _period(text, amount.start, amount.end)
    before = _sentence_before(text, amount.start)
    after = _sentence_after(text, amount.end)
    if not _PAY_WORD.search(before[-_CLOSE:]) or _OTHER_MONEY.search(before[-_CLOSE:] + " | " + after[:40]):
        return None
    if not _plausible(amount.value, period or "year") or _HALF_RANGE.search(before):
        return None
    limits: tuple[float | None, float | None] = (amount.value, amount.value)
    if _UP_TO.search(before):
        limits = (None, amount.value)
    elif _FROM.search(before) or text[amount.end : amount.end + 1] == "+":
        limits = (amount.value, None)
    return _pay(text, (amount.start, amount.end), limits, currency_of(amount.sign, default), period)


def _plausible(amount: float, period: Period | None) -> bool:
    """Whether anyone is paid so little; numbers below are counts, marks or levels."""
    return amount >= _LEAST.get(period, 1) if period else True


def _is_pay(text: str, start: int, end: int, period: Period | None) -> bool:
    """Whether words around a range say that it is pay, and none closer says that it is other money."""
    before, after = _sentence_before(text, start), _sentence_after(text, end)
    pay = _last(_PAY_WORD, before)
    other = _last(_OTHER_MONEY, _BONUS_TARGET.sub("equity", before))
    if other > pay:
        return False
    if _OTHER_MONEY.match(after.lstrip(" ,")) and pay < 0:
        return False
    if pay >= 0 or period or len(text) <= _BRIEF:
        return True
    near = text[max(0, start - _NEAR) : start] + " | " + text[end : end + _CLOSE]
    return bool(_PAY_WORD.search(near))


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in pattern.finditer(words)), default=-1)


def _sentence_before(text: str, position: int) -> str:
    window = text[max(0, position - _NEAR) : position]
    return _SENTENCE_END.split(window)[-1]


def _sentence_after(text: str, position: int) -> str:
    return _SENTENCE_END.split(text[position : position + _NEAR])[0]


def _period(text: str, start: int, end: int) -> Period | None:
    """The period said right after the amounts, else inside them, else shortly before in the same sentence."""
    after = re.split(r"[.;\n•|]", text[end : end + 40])[0]
    return period_of(after) or period_of(text[start:end]) or period_of(_sentence_before(text, start)[-_CLOSE:])


def _pay(
    text: str, span: tuple[int, int], limits: Sequence[float | None], currency: str | None, period: Period | None
) -> Pay | None:
    start, end = span
    minimum, maximum = limits
    largest = maximum or minimum or 0.0
    if period is None and (minimum or largest) >= _YEARLY:
        period = "year"
    tail = re.match(rf"\s*(?:{_ANY_PERIOD})", text[end : end + 24], re.IGNORECASE)
    words = " ".join(text[start : end + (tail.end() if tail else 0)].split())
    return Pay(minimum, maximum, currency, period, words)
