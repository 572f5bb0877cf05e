"""Sessions are remembered for moments, forgotten when they end, and never more than there is room for."""

from datetime import timedelta

from jobhunt.accounts.known_sessions import KNOWN_FOR, MOST, KnownSessions
from tests.conftest import NOON


def test_a_session_is_known_for_half_a_minute() -> None:
    known = KnownSessions()
    assert not known.knows(1, 7, NOON)
    known.remember(1, 7, NOON)
    assert known.knows(1, 7, NOON + KNOWN_FOR - timedelta(seconds=1))
    assert not known.knows(1, 7, NOON + KNOWN_FOR)
    assert not known.knows(2, 7, NOON)


def test_an_ended_session_is_known_no_more() -> None:
    known = KnownSessions()
    for session_id in (7, 8, 9):
        known.remember(1, session_id, NOON)
    known.forget(1, 7, 8, 99)
    assert [known.knows(1, session_id, NOON) for session_id in (7, 8, 9)] == [False, False, True]


def test_the_one_looked_at_longest_ago_makes_room() -> None:
    known = KnownSessions()
    for session_id in range(MOST):
        known.remember(1, session_id, NOON)
    known.remember(1, 0, NOON)
    known.remember(1, MOST, NOON)
    assert known.knows(1, 0, NOON)
    assert not known.knows(1, 1, NOON)
