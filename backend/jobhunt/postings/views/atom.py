"""A view's postings as an Atom feed. Pure."""

from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from jobhunt.boards.markup import storable
from jobhunt.postings.schemas import JobItem

NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(name: str, address: str, items: Sequence[JobItem], now: datetime) -> bytes:
    """The feed at this address; links lead to this server's pages, which know more than the board does."""
    server = address.partition("/api/")[0]
    root = Element("feed", xmlns=NAMESPACE)
    _add(root, "id", address)
    _add(root, "title", f"{name} · Job Hunt Tracker")
    _add(root, "updated", max((item.first_seen_at for item in items), default=now).isoformat())
    SubElement(root, "link", rel="self", href=address, type="application/atom+xml")
    SubElement(root, "link", rel="alternate", href=f"{server}/jobs", type="text/html")
    for item in items:
        _add_entry(root, item, server)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _add_entry(root: Element, item: JobItem, server: str) -> None:
    entry = SubElement(root, "entry")
    page = f"{server}/jobs/{item.id}"
    _add(entry, "id", page)
    _add(entry, "title", f"{item.title} · {item.company_name}")
    _add(entry, "updated", item.first_seen_at.isoformat())
    _add(entry, "published", item.first_seen_at.isoformat())
    _add(SubElement(entry, "author"), "name", item.company_name)
    SubElement(entry, "link", rel="alternate", href=page, type="text/html")
    if item.url.startswith(("https://", "http://")):
        SubElement(entry, "link", rel="related", href=storable(item.url), type="text/html")
    told = (*item.places, item.mode, item.pay.text if item.pay else "Pay not listed")
    _add(entry, "summary", " · ".join(part for part in told if part))


def _add(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = storable(value)
