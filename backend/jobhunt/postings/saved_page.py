"""What a page says that was saved, or fetched by itself, outside of any run."""

from dataclasses import dataclass

from jobhunt.boards import generic, registry
from jobhunt.boards.protocol import Board, Fields, Gone, Outcome, Response, Uncertain
from jobhunt.core.errors import BadRequest


class NotRead(BadRequest):
    """The page does not show a posting."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page, and the address it came from."""

    body: bytes
    url: str


def read_page(page: SavedPage) -> Outcome:
    """What a saved page or API answer says, by the platform that its address names."""
    board = registry.recognise(page.url)
    if board is None:
        raise BadRequest(f"{page.url} is not a web address. Give the address that the page was saved from.")
    kind = "application/json" if page.body.lstrip()[:1] in (b"{", b"[") else "text/html"
    response = Response(page.url, 200, {"content-type": kind}, page.body)
    outcome = registry.platform_of(board).fields(board, response)
    if isinstance(outcome, Uncertain) and kind == "text/html":
        # A company's own page of a posting may not be the page that its platform's reader knows.
        return generic.fields(Board(generic.NAME, "", page.url), response)
    return outcome


def read_fields(page: SavedPage) -> Fields:
    """The fields of a saved page. Raises NotRead when it is gone or shows no posting."""
    outcome = read_page(page)
    if isinstance(outcome, Gone):
        raise NotRead(f"The page says that the posting is closed: {outcome.why}")
    if not isinstance(outcome, Fields):
        raise NotRead(f"The page does not show a posting: {outcome.why}")
    return outcome
