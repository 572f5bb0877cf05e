"""Sessions that were found good a moment ago, so that most requests need not ask the database for them. Pure."""

from collections import OrderedDict
from datetime import datetime, timedelta

KNOWN_FOR = timedelta(seconds=30)
"""So long a session that was ended by another process may still be served by this one."""

MOST = 10_000


class KnownSessions:
    """The sessions of one process, the one looked at longest ago forgotten first."""

    def __init__(self) -> None:
        self._until: OrderedDict[tuple[int, int], datetime] = OrderedDict()

    def knows(self, user_id: int, session_id: int, now: datetime) -> bool:
        """Whether this user's session was found good within the last moments."""
        until = self._until.get((user_id, session_id))
        return until is not None and now < until

    def remember(self, user_id: int, session_id: int, now: datetime) -> None:
        """This session is good now."""
        self._until[user_id, session_id] = now + KNOWN_FOR
        self._until.move_to_end((user_id, session_id))
        if len(self._until) > MOST:
            self._until.popitem(last=False)

    def forget(self, user_id: int, *session_ids: int) -> None:
        """These sessions have ended."""
        for session_id in session_ids:
            self._until.pop((user_id, session_id), None)
