"""Reads a place as a board writes it into city, region and country; what it does not say stays empty. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobhunt.boards.geography import STATE_NAMES, STATES
from jobhunt.boards.patterns import when_used
from jobhunt.boards.places import split_places, work_mode_of
from jobhunt.postings.readers.cities import city_named
from jobhunt.postings.readers.countries import country_coded, country_named, plain

_CANADIAN = ("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU")
_AUSTRALIAN = ("NSW", "VIC", "QLD", "ACT", "TAS")
_AMERICAN = """
    AL alabama | AK alaska | AZ arizona | AR arkansas | CA california | CO colorado | CT connecticut | DE delaware
    | FL florida | GA georgia | HI hawaii | ID idaho | IL illinois | IN indiana | IA iowa | KS kansas | KY kentucky
    | LA louisiana | ME maine | MD maryland | MA massachusetts | MI michigan | MN minnesota | MS mississippi
    | MO missouri | MT montana | NE nebraska | NV nevada | NH new hampshire | NJ new jersey | NM new mexico
    | NY new york | NC north carolina | ND north dakota | OH ohio | OK oklahoma | OR oregon | PA pennsylvania
    | RI rhode island | SC south carolina | SD south dakota | TN tennessee | TX texas | UT utah | VT vermont
    | VA virginia | WA washington | WV west virginia | WI wisconsin | WY wyoming | DC district of columbia
"""
_STATES = dict(row.strip().split(" ", 1) for row in _AMERICAN.split("|"))
_REGIONS = {
    **{name.strip(): ("US", code) for code, name in _STATES.items()},
    **{code.lower(): ("US", code) for code in _STATES},
    "d.c.": ("US", "DC"),
    "alberta": ("CA", "AB"), "british columbia": ("CA", "BC"), "manitoba": ("CA", "MB"),
    "new brunswick": ("CA", "NB"), "newfoundland and labrador": ("CA", "NL"), "nova scotia": ("CA", "NS"),
    "ontario": ("CA", "ON"), "quebec": ("CA", "QC"), "saskatchewan": ("CA", "SK"),
    **{code.lower(): ("CA", code) for code in _CANADIAN},
    "new south wales": ("AU", "NSW"), "victoria": ("AU", "VIC"), "queensland": ("AU", "QLD"),
    **{code.lower(): ("AU", code) for code in _AUSTRALIAN},
}  # fmt: skip
_KNOWN_STATES = frozenset(code.lower() for code in STATES) | STATE_NAMES

_BRACKETS = when_used(r"\(([^)]*)\)?")
_PART = when_used(r"\s*(?:,|;|\||/|•|·| [-–—] | ?– ?)\s*")
_AROUND = when_used(
    r"\b(?:greater|metropolitan|metro|area|region|headquarters|hq|office|campus|city of|hybrid|flexible)\b"
)
_NOWHERE = when_used(
    r"\W*(?:(?:fully |100% )?remote(?:[- ](?:friendly|eligible|first|only|ok))?|anywhere|worldwide|global|hybrid|"
    r"on-?site|in[- ]office|virtual|multiple locations|various locations|flexible|home ?office|work from home|"
    r"locations?|n/?a|tbd|emea|apac|latam|americas|europe|north america|distributed)?\W*",
    re.IGNORECASE,
)
_LONGEST_NAME = 5
"""Words of a city's name; more of them are a sentence."""

_POSTCODE = when_used(r"\b(?:\d{4,6}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A place; empty parts are not stated. `country` is ISO's code of two letters, `region` a code where known."""

    city: str = ""
    region: str = ""
    country: str = ""

    @property
    def key(self) -> str:
        """One name for the place however it is written; empty for a country alone."""
        return ", ".join(part for part in (self.city, self.region, self.country) if part) if self.city else ""


def read_place(written: str) -> Place:
    """The parts of one place."""
    parts = _parts(written)
    parts, country = _take_country(parts)
    region = ""
    if parts and not country:
        parts, region, country = _take_region(parts)
    elif len(parts) > 1 or (parts and city_named(parts[-1]) is None):
        parts, region = _take_region_of(parts, country)
    return _with_city(parts, region, country)


def read_places(written: Sequence[str]) -> tuple[Place, ...]:
    """The places of a posting, each once, those that name nothing left out."""
    found = dict.fromkeys(read_place(one) for several in written for one in split_places(several))
    return tuple(place for place in found if place != Place())


def _parts(written: str) -> list[str]:
    if dashed := _dashed(written):
        return dashed
    inside = [one for one in _BRACKETS.findall(written) if work_mode_of(one) is None]
    outside = _BRACKETS.sub(" ", written)
    pieces = [*_PART.split(outside), *(part for one in inside for part in _PART.split(one))]
    parts = [" ".join(_POSTCODE.sub(" ", piece).split()).strip(" .") for piece in pieces]
    parts = [part for part in parts if part and not _NOWHERE.fullmatch(part)]
    if (
        len(parts) > 1
        and _is_country(parts[0])
        and not _is_country(parts[-1])
        and parts[-1].lower() not in _REGIONS
    ):
        return parts[::-1]
    return parts


def _dashed(written: str) -> list[str] | None:
    """The parts of "US-NJ-Edison" or "Remote-India", smallest first; a dash within a name parts nothing."""
    pieces = [piece.strip() for piece in _BRACKETS.sub(" ", written).split("-")]
    if len(pieces) == 1 or "," in written:
        return None
    if _is_country(pieces[0]):
        return [piece for piece in reversed(pieces) if piece]
    return pieces[1:] if _NOWHERE.fullmatch(pieces[0]) and _is_country(pieces[-1]) else None


def _is_country(part: str) -> bool:
    return country_named(part) is not None or country_coded(part) is not None


def _take_country(parts: list[str]) -> tuple[list[str], str]:
    """The country at the end, if it is one beyond doubt: a state's code or name may also be a country's."""
    if not parts:
        return parts, ""
    last, before = parts[-1], parts[:-1]
    if len(parts) == 1 and (city := city_named(last)) and city[2] in ("SG", "HK", "LU"):
        return parts, city[2]
    named = country_named(last)
    if named:
        return before, named
    code = country_coded(last)
    if code is None:
        return parts, ""
    if last.lower() in _KNOWN_STATES and not _code_is_country(before, code):
        return parts, ""
    return before, code


def _code_is_country(before: list[str], code: str) -> bool:
    """Whether a code that is a state's too is the country's: the words before it lie there."""
    for part in before:
        region = _REGIONS.get(plain(part))
        if region is not None and region[0] == code:
            return True
        city = city_named(part)
        if city is not None and city[2] == code and region is None:
            return True
    return len(before) > 1 and code != "CA" and _REGIONS.get(plain(before[-1])) is None


def _take_region(parts: list[str]) -> tuple[list[str], str, str]:
    """The state or province at the end, which tells the country; a single word is a city first."""
    known = _REGIONS.get(plain(parts[-1]))
    if known is None or (len(parts) == 1 and city_named(parts[0]) is not None):
        return parts, "", ""
    city = city_named(parts[-2]) if len(parts) > 1 else None
    if city is not None and (city[1] == known[1] or (city[2] == "GE" and known[1] == "GA")):
        return parts[:-1], city[1], city[2]
    return parts[:-1], known[1], known[0]


def _take_region_of(parts: list[str], country: str) -> tuple[list[str], str]:
    known = _REGIONS.get(plain(parts[-1]))
    if known is not None and known[0] == country:
        return parts[:-1], known[1]
    return (parts[:-1], parts[-1]) if len(parts) > 1 else (parts, "")


def _with_city(parts: list[str], region: str, country: str) -> Place:
    named = [part for part in parts if not any(map(str.isdigit, part))] or parts
    for part in named:
        city = city_named(part) or city_named(_AROUND.sub(" ", plain(part)).strip())
        if (
            city is not None
            and (not country or city[2] == country)
            and (not region or not city[1] or city[1] == region)
        ):
            spelt = city[1] or (region if country in ("US", "CA", "AU") else "")
            return Place(city[0], spelt, city[2])
    city_name = named[0] if named and len(named[0].split()) <= _LONGEST_NAME else ""
    return Place(city_name, region if country in ("US", "CA", "AU") else "", country)
