"""Enough geography to tell a place from other short lines: countries, and the states that job ads abbreviate."""

import re

COUNTRIES = frozenset(
    "argentina australia austria bangladesh belgium belgique bolivia brasil brazil bulgaria canada chile china colombia "
    "croatia cyprus czechia denmark deutschland egypt españa estonia finland france germany ghana greece hungary iceland "
    "india indonesia ireland israel italia italy japan kenya latvia lithuania luxembourg malaysia malta mexico méxico "
    "morocco nederland netherlands nigeria norway österreich pakistan peru philippines poland polska portugal romania "
    "schweiz serbia singapore slovakia slovenia spain sweden switzerland taiwan thailand turkey türkiye uae uk ukraine "
    "uruguay us usa vietnam".split()
) | {
    "costa rica",
    "czech republic",
    "hong kong",
    "new zealand",
    "saudi arabia",
    "south africa",
    "south korea",
    "united arab emirates",
    "united kingdom",
    "united states",
    "united states of america",
}
STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI "
    "SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS ON PE QC SK NSW VIC QLD".split()
)
STATE_NAMES = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming "
    "ontario quebec alberta".split()
) | {"british columbia", "new jersey", "new mexico", "new york", "north carolina", "rhode island", "south carolina"}

_SHAPE = re.compile(r"[^\W\d][^,;:!?•·|/]{1,40}(?:,| -| –) ?[^,;:!?•·|/]{2,40}(?:, ?[^,;:!?•·|/]{2,40})?")


def is_place(text: str) -> bool:
    """Whether a short line is a place by its form: "Miami, FL", "Sao Paulo - Brazil", "San Mateo, CA, United States"."""
    if len(text) > 90 or not _SHAPE.fullmatch(text):
        return False
    last = re.split(r", ?| - | – ", text)[-1].strip(" .")
    return last in STATES or last.lower() in COUNTRIES or last.lower() in STATE_NAMES
