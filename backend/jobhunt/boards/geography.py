"""Enough geography to tell a place from other short lines: countries, and the states that job ads abbreviate."""

import re

from jobhunt.boards.patterns import when_used


def _listed(names: str) -> frozenset[str]:
    return frozenset(re.split(r"\s*\|\s*", names.strip()))


COUNTRIES = _listed("""
    argentina | australia | austria | bangladesh | belgium | belgique | bolivia | brasil | brazil | bulgaria |
    canada |
    chile | china | colombia | costa rica | croatia | cyprus | czechia | czech republic | denmark |
    deutschland | egypt |
    españa | espanya | estonia | finland | france | germany | ghana | greece | hong kong | hungary | iceland |
    india |
    indonesia | ireland | israel | italia | italy | japan | kenya | latvia | lithuania | luxembourg |
    malaysia | malta |
    mexico | méxico | morocco | nederland | netherlands | new zealand | nigeria | norway | österreich |
    pakistan | peru |
    philippines | poland | polska | portugal | romania | saudi arabia | schweiz | serbia | singapore | slovakia |
    slovenia | south africa | south korea | spain | sweden | switzerland | taiwan | thailand | turkey |
    türkiye | uae |
    uk | ukraine | united arab emirates | united kingdom | united states | united states of america | uruguay | us |
    usa | vietnam
""")
STATES = _listed("""
    AL | AK | AZ | AR | CA | CO | CT | DE | FL | GA | HI | ID | IL | IN | IA | KS | KY | LA | ME | MD | MA |
    MI | MN |
    MS | MO | MT | NE | NV | NH | NJ | NM | NY | NC | ND | OH | OK | OR | PA | RI | SC | SD | TN | TX | UT |
    VT | VA |
    WA | WV | WI | WY | DC | AB | BC | MB | NB | NL | NS | ON | PE | QC | SK | NSW | VIC | QLD
""")
STATE_NAMES = _listed("""
    alabama | alaska | arizona | arkansas | california | colorado | connecticut | delaware | florida |
    georgia | hawaii |
    idaho | illinois | indiana | iowa | kansas | kentucky | louisiana | maine | maryland | massachusetts |
    michigan |
    minnesota | mississippi | missouri | montana | nebraska | nevada | new jersey | new mexico | new york |
    north carolina | ohio | oklahoma | oregon | pennsylvania | rhode island | south carolina | tennessee |
    texas | utah |
    vermont | virginia | washington | wisconsin | wyoming | alberta | british columbia | ontario | quebec
""")

_SHAPE = when_used(r"[^\W\d][^,;:!?•·|/]{1,40}(?:,| -| –) ?[^,;:!?•·|/]{2,40}(?:, ?[^,;:!?•·|/]{2,40})?")


def is_place(text: str) -> bool:
    """Whether a short line is a place by its form: "Miami, FL", "Sao Paulo - Brazil"."""
    if len(text) > 90 or not _SHAPE.fullmatch(text):
        return False
    last = re.split(r", ?| - | – ", text)[-1].strip(" .")
    return last in STATES or last.lower() in COUNTRIES or last.lower() in STATE_NAMES
