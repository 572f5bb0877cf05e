"""The employers of the universe: their hosts, their numbering, and what their platform states about a posting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import xxhash


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a platform numbers postings: `base + number * step + jitter`, the jitter below `step`, so never twice."""

    base: int
    step: int

    def number_to_id(self, company: str, number: int) -> str:
        jitter = xxhash.xxh64_intdigest(f"{company}:{number}".encode()) % self.step
        return str(self.base + number * self.step + jitter)

    def id_to_number(self, company: str, external_id: str) -> int | None:
        if not external_id.isascii() or not external_id.isdigit() or len(external_id) > 20:
            return None
        number = (int(external_id) - self.base) // self.step
        return number if number >= 0 and self.number_to_id(company, number) == external_id else None


@dataclass(frozen=True, slots=True)
class Traits:
    """What a platform's postings say at all. Countries are ISO2; an empty tuple for pay means everywhere."""

    pay_countries: tuple[str, ...] = ()
    pay_share: float = 1.0
    work_mode: bool = True
    posted: bool = True
    updated: bool = True
    employment: bool = True
    department: bool = True
    max_places: int = 1


@dataclass(frozen=True, slots=True)
class Company:
    """One employer. `host` shows its postings to people, `api` lists them, `token` names it on a platform."""

    key: str
    name: str
    platform: str
    token: str
    host: str
    api: str
    count: int
    numbering: Numbering
    traits: Traits
    style: str = ""


TRAITS: Mapping[str, Traits] = {
    "google": Traits(pay_countries=("US",), work_mode=False, employment=False, department=False, max_places=3),
    "amazon": Traits(pay_countries=("US", "GB"), pay_share=0.7, updated=False),
    "greenhouse": Traits(pay_countries=("US", "GB", "IE", "CA", "DE"), max_places=3, employment=False),
    "tiktok": Traits(pay_countries=("US",), work_mode=False, posted=False, updated=False),
    "eightfold": Traits(pay_countries=("US",), max_places=3),
    "own_site": Traits(pay_share=0.8, max_places=2),
}

GREENHOUSE_API = "boards-api.greenhouse.io"
GREENHOUSE_PAGES = "job-boards.greenhouse.io"

OWN_SITES: Mapping[str, tuple[str, str]] = {
    "northwind": ("Northwind Instruments", "jsonld"),
    "harbourline": ("Harbourline", "next"),
    "alderworks": ("Alderworks", "microdata"),
    "quietfield": ("Quietfield Foods", "text"),
    "closedgate": ("Closedgate", "jsonld"),
}

CLOSED_TO_ROBOTS = ("careers.closedgate.example",)

SIZES: Mapping[str, Mapping[str, int]] = {
    "demo": {
        "google": 180,
        "amazon": 240,
        "anthropic": 90,
        "tiktok": 120,
        "roblox": 60,
        "netflix": 70,
        "northwind": 40,
        "harbourline": 24,
        "alderworks": 16,
        "quietfield": 8,
        "closedgate": 6,
    },
    "small": dict.fromkeys(
        ("google", "amazon", "anthropic", "tiktok", "roblox", "netflix", *OWN_SITES),
        12,
    ),
}


def _greenhouse(key: str, count: int) -> Company:
    names = {"anthropic": "Anthropic", "roblox": "Roblox"}
    name = names.get(key, key.replace("-", " ").title())
    if key == "roblox":
        numbering = Numbering(7_000_000, 37)
    else:
        numbering = Numbering((4_000 + xxhash.xxh64_intdigest(key.encode()) % 1_900) * 1_000_000, 9_001)
    host = "careers.roblox.com" if key == "roblox" else GREENHOUSE_PAGES
    return Company(key, name, "greenhouse", key, host, GREENHOUSE_API, count, numbering, TRAITS["greenhouse"])


def _own_site(key: str, count: int) -> Company:
    name, style = OWN_SITES[key]
    host = f"careers.{key}.example"
    traits = replace(TRAITS["own_site"], posted=style != "text", updated=style == "next")
    return Company(key, name, "own_site", host, host, host, count, Numbering(40_000, 7), traits, style)


def company(key: str, count: int) -> Company:
    """The employer of that name with that many openings on day 0; an unknown name becomes a Greenhouse board."""
    if key in OWN_SITES:
        return _own_site(key, count)
    if key == "google":
        numbering = Numbering(100_000_000_000_000_000, 40_000_000_000_001)
        return Company(key, "Google", key, key, "www.google.com", "www.google.com", count, numbering, TRAITS[key])
    if key == "amazon":
        host = "www.amazon.jobs"
        return Company(key, "Amazon", key, key, host, host, count, Numbering(10_400_000, 7), TRAITS[key])
    if key == "tiktok":
        numbering = Numbering(7_480_000_000_000_000_000, 12_000_000_000_013)
        hosts = ("lifeattiktok.com", "api.lifeattiktok.com")
        return Company(key, "TikTok", key, key, *hosts, count, numbering, TRAITS[key])
    if key == "netflix":
        host = "explore.jobs.netflix.net"
        numbering = Numbering(790_300_000_000, 1_009)
        return Company(
            key, "Netflix", "eightfold", "netflix.com", host, host, count, numbering, TRAITS["eightfold"]
        )
    return _greenhouse(key, count)


def companies_of(size: str | Mapping[str, int]) -> dict[str, Company]:
    """The employers of a named size, or of a mapping from name to number of openings. Raises ValueError."""
    if isinstance(size, str):
        if size not in SIZES:
            raise ValueError(
                f"No size called {size!r}; there are {', '.join(SIZES)}, or a mapping of company to count."
            )
        size = SIZES[size]
    return {key: company(key, count) for key, count in size.items()}
