"""The universe's own address, /_control/: move the day, change a posting, cause trouble, ask for the truth."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from jobhunt.universe.companies import Company
from jobhunt.universe.faults import Fault
from jobhunt.universe.truth import truth
from jobhunt.universe.world import Asked, Universe

LAST_DAY = 3_650
EDITS = ("pay", "place", "title", "sentence", "requirement", "close", "reopen", "repost", "add")

Given = Mapping[str, object]


def control(
    universe: Universe, method: str, name: str, query: Mapping[str, str], body: bytes
) -> tuple[int, object]:
    """Status and JSON of one control request."""
    try:
        if method == "GET" and name in _READS:
            return 200, _READS[name](universe, query)
        if method == "POST" and name in _WRITES:
            given = json.loads(body or b"{}")
            if not isinstance(given, dict):
                raise ValueError("The body must be a JSON object.")
            return 200, _WRITES[name](universe, given)
    except (ValueError, RecursionError) as error:
        return 422, {"error": str(error)}
    known = sorted({*_READS, *_WRITES})
    return 404, {"error": f"No {method} /_control/{name}. There are {', '.join(known)}."}


def _company(universe: Universe, key: object) -> Company:
    company = universe.companies.get(key) if isinstance(key, str) else None
    if company is None:
        raise ValueError(f"No company {key!r}; there are {', '.join(universe.companies)}.")
    return company


def _state(universe: Universe, query: Mapping[str, str]) -> object:
    companies = [
        {
            "key": company.key,
            "name": company.name,
            "platform": company.platform,
            "token": company.token,
            "host": company.host,
            "api": company.api,
            "style": company.style,
            "open": len(universe.histories[company.key].live),
            "closed": len(universe.histories[company.key].closed),
        }
        for company in universe.companies.values()
    ]
    return {
        "seed": universe.seed,
        "day": universe.day,
        "start": str(universe.start),
        "noise": universe.noise,
        "padding": universe.padding,
        "companies": companies,
        "faults": [asdict(fault) for fault in universe.faults.all()],
        "requests": len(universe.asked),
    }


def _truth(universe: Universe, query: Mapping[str, str]) -> object:
    company = _company(universe, query.get("company"))
    postings = truth(universe, company, text=query.get("text") == "1", closed=query.get("closed") == "1")
    return {"company": company.key, "day": universe.day, "postings": postings}


def _ledger(universe: Universe, query: Mapping[str, str]) -> object:
    company = _company(universe, query["company"]).key if "company" in query else None
    since = _whole(query.get("since", "0"), "since")
    return {"changes": [asdict(change) for change in universe.changes(company) if change.day >= since]}


def _requests(universe: Universe, query: Mapping[str, str]) -> object:
    """Grouped by what was asked; `times` are the first bytes of the answers, `asked` when the requests came in."""
    groups: dict[tuple[str, str, str], list[Asked]] = {}
    for asked in universe.asked:
        if query.get("host", asked.host) == asked.host and query.get("company", asked.company) == asked.company:
            groups.setdefault((asked.host, asked.method, asked.path), []).append(asked)
    return {
        "requests": [
            {
                "host": host,
                "method": method,
                "path": path,
                "company": group[0].company,
                "what": group[0].what,
                "count": len(group),
                "asked": [each.at for each in group],
                "times": [each.first_byte for each in group if each.first_byte is not None],
                "statuses": [each.status for each in group],
                "conditional": sum(each.conditional for each in group),
            }
            for (host, method, path), group in groups.items()
        ]
    }


def _whole(value: object, name: str, most: int = LAST_DAY) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value[:9])
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError(f"{name} must be a whole number from 0 to {most}.")
    return value


def _day(universe: Universe, given: Given) -> object:
    before = universe.day
    day = before + _whole(given["by"], "by") if "by" in given else _whole(given.get("day"), "day")
    universe.move_to(_whole(day, "day"))
    moved = [asdict(change) for change in universe.changes() if change.day > before]
    return {"day": universe.day, "changes": moved}


def _options(universe: Universe, given: Given) -> object:
    noise, padding = given.get("noise", universe.noise), given.get("padding", universe.padding)
    if not isinstance(noise, bool):
        raise ValueError("noise must be true or false.")
    universe.padding = _whole(padding, "padding", 20_000_000)
    universe.noise = noise
    return {"noise": universe.noise, "padding": universe.padding}


def _faults(universe: Universe, given: Given) -> object:
    """Sets one fault. `kind` null takes back those of the target, or all where there is no target."""
    target = given.get("target")
    if given.get("kind") is None and (target is None or isinstance(target, str)):
        universe.faults.clear(target)
    else:
        universe.faults.add(Fault.read(given))
    return {"faults": [asdict(fault) for fault in universe.faults.all()]}


def _edit(universe: Universe, given: Given) -> object:
    """Changes one posting by hand. Without an id the first open one is meant; `value` gives the new value."""
    company = _company(universe, given.get("company"))
    action, value, wanted = given.get("action"), given.get("value", ""), given.get("external_id")
    if action not in EDITS:
        raise ValueError(f"action must be one of {', '.join(EDITS)}.")
    if not isinstance(action, str) or not isinstance(value, str):
        raise ValueError("value must be text.")
    history = universe.histories[company.key]
    if wanted is None:
        number = min(history.closed if action == "reopen" else history.live, default=-1)
    else:
        known = company.numbering.id_to_number(company.key, str(wanted))
        number = -1 if known is None else known
    return {"change": asdict(history.command(action, number, value))}


def _reset(universe: Universe, given: Given) -> object:
    universe.reset()
    return _state(universe, {})


_READS: Mapping[str, Callable[[Universe, Mapping[str, str]], object]] = {
    "state": _state,
    "truth": _truth,
    "ledger": _ledger,
    "requests": _requests,
}
_WRITES: Mapping[str, Callable[[Universe, Given], object]] = {
    "day": _day,
    "options": _options,
    "faults": _faults,
    "edit": _edit,
    "reset": _reset,
}
