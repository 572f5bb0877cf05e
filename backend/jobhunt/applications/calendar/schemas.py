"""What goes over the wire about the calendar feed."""

from datetime import datetime

from pydantic import BaseModel


class CalendarOut(BaseModel):
    """Whether there is a feed, and since when it has its present address."""

    open: bool
    since: datetime | None


class CalendarAddress(BaseModel):
    """The feed's address, below this server's. It is shown this once; whoever knows it can read the feed."""

    path: str
