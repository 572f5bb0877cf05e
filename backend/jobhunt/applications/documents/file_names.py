"""Names of uploaded files: made safe to keep, to show, to put into an archive and to send in a header. Pure."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def file_name(given: str) -> str:
    """The last part of a path as a name that every system takes; `document` where nothing is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given.strip()))[-1]
    # Of the categories C (controls, direction marks, unassigned) none can be seen, so all can deceive.
    seen = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    name = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(". ")
    if _DEVICES.match(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: LONGEST - len(ending) - 1].rstrip('. ')}.{ending}"
    return name[:LONGEST].rstrip(". ") or "document"


def disposition(name: str) -> str:
    """The header that lets a browser save a file under this name, and never show it."""
    plain = "".join(char if char.isascii() and char not in '"\\%' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
