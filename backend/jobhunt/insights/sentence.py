"""The paragraph that says in words what the numbers are. Pure."""

from jobhunt.insights.rates import FEWEST, Rate

_DAYS_OF_WEEK = 7


def sentence(reply: Rate, days: int, half_of_replies: int | None) -> str:
    """What happened in these days, in one paragraph."""
    if reply.n == 0:
        return "You have not applied to anything in this time."
    told = [f"In {_weeks(days)} you applied to {_counted(reply.n, 'role')}.", _replies(reply)]
    if half_of_replies is not None and reply.replied >= FEWEST:
        within = "on the same day" if half_of_replies == 0 else f"within {_counted(half_of_replies, 'day')}"
        told.append(f"Half of the replies came {within}.")
    if reply.n < FEWEST:
        told.append(f"Rates start to mean something at about {FEWEST} applications. You have {reply.n}.")
    return " ".join(told)


def _weeks(days: int) -> str:
    return _counted(max(1, -(-days // _DAYS_OF_WEEK)), "week")


def _replies(reply: Rate) -> str:
    if reply.replied == 0:
        return "None has been replied to yet."
    share = f" ({reply.rate:.0%})".replace("%", " %") if reply.n >= FEWEST and reply.rate is not None else ""
    return f"{reply.replied} replied{share}."


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n:,} {what}s"
