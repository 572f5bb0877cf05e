"""What is asked of the numbers: whose search, since when, of which applications."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobhunt.postings.views.finding_queries import Finds


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose search, of which applications: since when, with this tag, on what this view finds; all when None.

    `zone` is where days begin.
    """

    user_id: int
    now: datetime
    since: datetime | None
    tag: str | None
    zone: str
    view: Finds | None = None

    def values(self, **more: Any) -> dict[str, Any]:
        """What the conditions need, and more."""
        given = {"since": self.since, "tag": self.tag}
        view = self.view.values if self.view else {}
        return {"user_id": self.user_id, **view, **{n: v for n, v in given.items() if v is not None}, **more}
