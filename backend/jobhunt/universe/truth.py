"""The truth about postings as JSON, for tests and scripts that compare what was read with what is."""

from dataclasses import asdict

from jobhunt.universe.companies import Company
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.world import Universe


def truth(
    universe: Universe, company: Company, *, text: bool = False, closed: bool = False
) -> list[dict[str, object]]:
    """All open (or all closed) postings of an employer, by number; with `text` their sections too."""
    history = universe.histories[company.key]
    entries = history.closed if closed else history.live
    return [_described(universe, company, entries[number], text=text) for number in sorted(entries)]


def _described(universe: Universe, company: Company, entry: Entry, *, text: bool) -> dict[str, object]:
    posting = universe.posting(company, entry)
    found = described(company, posting)
    found["url"] = universe.url(company, entry)
    if text:
        found["text"] = asdict(universe.text(company, entry))
    return found


def described(company: Company, posting: Posting) -> dict[str, object]:
    """One posting. Null means that the platform does not state it."""
    traits = company.traits
    return {
        "company": company.key,
        "external_id": posting.external_id,
        "content": posting.content,
        "title": posting.title,
        "department": posting.department.name if traits.department else None,
        "places": [
            {"city": place.city, "region": place.region, "country": place.country, "country_code": place.iso2}
            for place in posting.places
        ],
        "pay": asdict(posting.pay) if posting.pay else None,
        "work_mode": posting.work_mode,
        "employment_type": posting.employment_type,
        "posted": str(posting.posted) if traits.posted else None,
        "updated": str(posting.updated) if traits.updated else None,
        "added_sentences": list(posting.sentences),
        "added_requirements": list(posting.requirements),
    }
