"""The stages of an application, the ways in which it may end, and which moves make sense. Pure."""

from typing import Literal

Stage = Literal["saved", "applied", "screening", "interview", "offer", "closed"]
Outcome = Literal["accepted", "declined", "rejected", "withdrew", "no_response"]

STAGES: tuple[Stage, ...] = ("saved", "applied", "screening", "interview", "offer", "closed")
OUTCOMES: tuple[Outcome, ...] = ("accepted", "declined", "rejected", "withdrew", "no_response")

ACTIVE: tuple[Stage, ...] = ("saved", "applied", "screening", "interview", "offer")
UNDER_WAY: tuple[Stage, ...] = ("applied", "screening", "interview", "offer")
"""Stages in which the company knows of the application."""

ANSWERED: tuple[Stage, ...] = ("screening", "interview", "offer")
_OFFERED: tuple[Outcome, ...] = ("accepted", "declined")
_THEIR_WORD: tuple[Outcome, ...] = ("accepted", "declined", "rejected")


def refusal(old: Stage, new: Stage, outcome: Outcome | None) -> str | None:
    """Why this move makes no sense, with what to do instead; None when it does. Steps back always do."""
    if new == "closed" and outcome is None:
        return f"Say how it ended: outcome must be one of {', '.join(OUTCOMES)}. Nothing was changed."
    if new != "closed" and outcome is not None:
        return "Only a move to closed has an outcome. Nothing was changed; leave it out."
    if old == "saved" and outcome in _OFFERED:
        return (
            "An offer cannot be accepted or declined before anything was sent. Nothing was changed;"
            " move it to applied or offer first, with the date when that was."
        )
    return None


def was_sent(old: Stage, new: Stage, outcome: Outcome | None) -> bool:
    """Whether the company knows of the application after this move."""
    return new != "saved" and not (old == "saved" and new == "closed" and outcome == "withdrew")


def was_answered(new: Stage, outcome: Outcome | None) -> bool:
    """Whether the company must have said something for this move to happen."""
    return new in ANSWERED or outcome in _THEIR_WORD
