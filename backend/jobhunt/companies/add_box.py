"""From what a user pastes, a name or an address, to a company with its board."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from jobhunt.boards import registry
from jobhunt.boards.protocol import Board
from jobhunt.companies import queries
from jobhunt.core.errors import BadRequest
from jobhunt.core.net.guard import check_url
from jobhunt.core.net.protocol import Blocked
from jobhunt.core.work import Work


class NotUnderstood(BadRequest):
    """That is neither a known company nor a web address. Paste the address of the company's careers page."""


@dataclass(frozen=True, slots=True)
class Named:
    """A board with the name its company goes by until somebody knows better."""

    display_name: str
    board: Board


def resolve(pasted: str) -> Named:
    """The board that the text names. Raises NotUnderstood."""
    text = pasted.strip()
    built_in = registry.by_name(text)
    if built_in is not None:
        return Named(built_in.display_name, built_in.board)
    address = text if "://" in text else f"https://{text}"
    if " " in text or "." not in urlsplit(address).netloc:
        raise NotUnderstood()
    try:
        check_url(address)
    except (Blocked, ValueError) as error:
        raise NotUnderstood(f"This address cannot be read: {error}") from None
    board = registry.recognise(address)
    if board is None:
        raise NotUnderstood()
    return Named(_display_name(board), board)


async def add(work: Work, pasted: str) -> tuple[object, bool]:
    """The company that the text names, and whether it is new. A board is one company, however it was pasted."""
    named = resolve(pasted)
    board = named.board
    found = await queries.find_company(work.connection, board.platform, board.token)
    if found is not None:
        return found, False
    stem = slug(named.display_name)
    taken = await queries.taken_names(work.connection, stem)
    name = next(n for n in (stem, *(f"{stem}-{i}" for i in range(2, len(taken) + 3))) if n not in taken)
    await queries.add_company(work.connection, name, named.display_name, board)
    return await queries.find_company(work.connection, board.platform, board.token), True


def slug(name: str) -> str:
    """A short name fit for addresses and file names."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "company"


_NOT_NAMES = frozenset({"careers", "career", "jobs", "job", "www", "apply", "join", "work", "co", "com", "boards"})


def _display_name(board: Board) -> str:
    """A guess: the token where it is a name, else the telling part of the host."""
    if board.platform != "generic":
        word = re.split(r"[@./]", board.token)[0]
    else:
        labels = (urlsplit(board.address).hostname or "").split(".")[:-1]
        word = next((label for label in labels if label not in _NOT_NAMES), labels[0] if labels else "Company")
    return re.sub(r"[-_]+", " ", word).strip().title() or "Company"
