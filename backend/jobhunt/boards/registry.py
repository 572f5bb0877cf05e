"""Every platform that can be read, and the companies that are offered from the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jobhunt.boards import amazon, eightfold, google, greenhouse, tiktok
from jobhunt.boards.protocol import Board, Platform

# In the order in which an address is shown to them: the more particular first.
_IN_ORDER: tuple[Platform, ...] = (google, amazon, tiktok, greenhouse, eightfold)

PLATFORMS: Mapping[str, Platform] = MappingProxyType({platform.NAME: platform for platform in _IN_ORDER})


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A company that is offered by name. Without a logo address its initials are drawn."""

    name: str
    display_name: str
    board: Board
    logo_url: str = ""


BUILT_IN: tuple[BuiltIn, ...] = (
    BuiltIn(
        "google",
        "Google",
        Board("google", "google", "https://www.google.com/about/careers/applications/jobs/results/"),
    ),
    BuiltIn("amazon", "Amazon", Board("amazon", "amazon", "https://www.amazon.jobs/")),
    BuiltIn(
        "anthropic", "Anthropic", Board("greenhouse", "anthropic", "https://job-boards.greenhouse.io/anthropic")
    ),
    BuiltIn("tiktok", "TikTok", Board("tiktok", "tiktok", "https://lifeattiktok.com/search")),
    BuiltIn("roblox", "Roblox", Board("greenhouse", "roblox", "https://job-boards.greenhouse.io/roblox")),
    BuiltIn(
        "netflix",
        "Netflix",
        Board("eightfold", "netflix.com@explore.jobs.netflix.net", "https://explore.jobs.netflix.net/careers"),
    ),
)


def platform_of(board: Board) -> Platform:
    """The platform of a board. Raises KeyError for a platform that there is none of."""
    return PLATFORMS[board.platform]


def recognise(address: str) -> Board | None:
    """The board that an address names, on the first platform that knows it."""
    for platform in _IN_ORDER:
        board = platform.recognise(address)
        if board:
            return board
    return None


def by_name(text: str) -> BuiltIn | None:
    """The company offered under this name, in any case and with any blanks around it."""
    wanted = " ".join(text.split()).casefold()
    return next(
        (company for company in BUILT_IN if wanted in (company.name, company.display_name.casefold())), None
    )
