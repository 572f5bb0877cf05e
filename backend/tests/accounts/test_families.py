"""Families of refresh tokens against a model: whatever is presented whenever, at most one of them is good."""

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts import session_queries
from jobhunt.accounts.sign_in import GRACE, IDLE, LONGEST, SessionExpired, SessionReused, SignIn, Visitor
from jobhunt.accounts.tokens import Tokens, digest
from jobhunt.core.errors import NotSignedIn
from jobhunt.core.net.certificates import Certificates
from tests.accounts.browser import CLIENT_ID, SECRET
from tests.conftest import NOON
from tests.ingestion.site import Product

SOMEBODY = Visitor("Firefox on Linux", "203.0.113.7")
PAUSES = [
    timedelta(0),
    timedelta(seconds=1),
    GRACE,
    GRACE + timedelta(seconds=1),
    timedelta(days=9),
    IDLE + timedelta(seconds=1),
]


@dataclass
class Family:
    """What has to come of a family: its tokens in order, when each was made and used, and whether it has ended."""

    begun: datetime
    tokens: list[str]
    made: list[datetime] = field(default_factory=list)
    used: list[datetime] = field(default_factory=list)
    stolen: bool = False

    def expected(self, place: int, now: datetime) -> type[NotSignedIn] | None:
        """What presenting the token at this place brings: an error, or None for the one after it."""
        last = len(self.tokens) - 1
        if self.stolen:
            return SessionReused
        if now >= self.begun + LONGEST or (place == last and now > self.made[place] + IDLE):
            return SessionExpired
        if place == last or (place == last - 1 and now - self.used[place] <= GRACE):
            return None
        return SessionReused


class Story:
    """One session, presented tokens of in any order."""

    def __init__(self, engine: AsyncEngine, chance: random.Random) -> None:
        self._product = Product(engine, {}, NOON)
        self._sign_in = SignIn(CLIENT_ID, Tokens(SECRET), Certificates("", lambda: NOON), (), anybody=True)
        self._chance = chance

    async def begin(self) -> Family:
        first = self._sign_in.tokens.refresh()
        user_id = await self._product.follow()
        async with self._product.context.start_work() as work:
            session_id = await session_queries.add_session(
                work.connection,
                {
                    "user_id": user_id,
                    "device": "",
                    "address": "",
                    "now": work.now,
                    "expires_at": work.now + LONGEST,
                },
            )
            values = {"user_id": user_id, "session_id": session_id, "parent_id": None, "now": work.now}
            await session_queries.add_refresh(work.connection, {**values, "digest": digest(first)})
        return Family(NOON, [first], [NOON])

    async def go_on(self, family: Family) -> None:
        """Let time pass, present some token, and see that what comes of it is what has to."""
        self._product.now += self._chance.choice(PAUSES)
        now, place = self._product.now, max(0, len(family.tokens) - self._chance.choice((1, 1, 1, 1, 1, 1, 2, 3)))
        expected = family.expected(place, now)
        context = replace(self._product.context, clock=lambda: now)
        if expected is None:
            entry = await self._sign_in.renew(context, family.tokens[place], SOMEBODY)
            if place == len(family.tokens) - 1:
                family.used.append(now)
                family.made.append(now)
                family.tokens.append(entry.refresh)
            assert entry.refresh == family.tokens[place + 1]
        else:
            with pytest.raises(expected):
                await self._sign_in.renew(context, family.tokens[place], SOMEBODY)
            family.stolen = family.stolen or expected is SessionReused
        good = await self._product.one("SELECT count(*) FROM refresh_tokens WHERE used_at IS NULL")
        assert good <= 1


@pytest.mark.parametrize("seed", range(20))
async def test_at_most_one_token_is_good_and_a_stolen_one_ends_the_family(engine: AsyncEngine, seed: int) -> None:
    story = Story(engine, random.Random(seed))
    family = await story.begin()
    for _ in range(14):
        await story.go_on(family)
