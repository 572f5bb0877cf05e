"""Signing in, staying signed in and signing out: who is let in, and which session an access token stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jobhunt.accounts import session_queries as queries
from jobhunt.accounts.google import read_token
from jobhunt.accounts.known_sessions import KnownSessions
from jobhunt.accounts.person import Person
from jobhunt.accounts.tokens import Access, Tokens, digest
from jobhunt.core.context import Context
from jobhunt.core.errors import Forbidden, NotSignedIn
from jobhunt.core.net.certificates import Certificates
from jobhunt.core.work import Work

COOKIE_ACCESS = timedelta(minutes=15)
GRACE = timedelta(seconds=10)
"""So long the token just replaced is answered with its successor: answers get lost, and tabs ask at once."""

IDLE = timedelta(days=14)
LONGEST = timedelta(days=60)


class NotOnTheList(Forbidden):
    """This e-mail address may not sign in here. Ask whoever runs this server to add it to ALLOWED_EMAILS."""


class NonceRefused(NotSignedIn):
    """This sign-in was begun elsewhere, used before, or took longer than ten minutes. Sign in again."""


class SessionUnknown(NotSignedIn):
    """There is no such session. Sign in again."""


class SessionExpired(NotSignedIn):
    """You were not here for long, so the session has ended. Sign in again."""


class SessionEnded(NotSignedIn):
    """This session was signed out. Sign in again."""


class SessionReused(NotSignedIn):
    """This session was used from two places, which happens when it is stolen, so it was ended. Sign in again."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where a request comes from, as far as one can tell."""

    device: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A session that was opened or renewed, and the token that renews it next."""

    access: Access
    refresh: str


class SignIn:
    """Everything that one process needs to know people by. With nobody on the list, anybody or nobody may come."""

    def __init__(
        self, client_id: str, tokens: Tokens, certificates: Certificates, emails: Sequence[str], *, anybody: bool
    ) -> None:
        self.client_id = client_id
        self.tokens = tokens
        self.known = KnownSessions()
        self._certificates = certificates
        self._emails = frozenset(emails)
        self._anybody = anybody and not emails

    async def enter(self, context: Context, token: str, visitor: Visitor) -> Entry:
        """Open a session for the person of a Google token."""
        now = context.clock()
        person = read_token(token, self.client_id, await self._certificates.current(), now)
        self._check_email(person.email)
        refresh = self.tokens.refresh()
        async with context.across_users().start_work() as work:
            await self._use_nonce(work, person)
            user_id = await queries.save_person(work.connection, person)
            await work.become(user_id)
            session_id = await queries.add_session(
                work.connection,
                {
                    "user_id": user_id,
                    "device": visitor.device,
                    "address": visitor.address,
                    "now": work.now,
                    "expires_at": work.now + LONGEST,
                },
            )
            await _add_refresh(work, user_id, session_id, refresh, None)
            await log(work, user_id, "signed_in", visitor, session_id)
        return Entry(Access(user_id, session_id), refresh)

    async def renew(self, context: Context, refresh: str, visitor: Visitor) -> Entry:
        """Replace a refresh token by its successor. One that was replaced long ago ends the session for all."""
        async with context.across_users().start_work() as work:
            token = await queries.use_refresh(work.connection, digest(refresh), work.now)
            if token is not None:
                return await self._succeed(work, token, refresh)
            entry = await self._answer_used(work, refresh, visitor)
        # Raised only now, for what ended the session has to be kept.
        if entry is None:
            raise SessionReused()
        return entry

    async def who(self, context: Context, token: str) -> Access:
        """Whom an access token speaks for, if their session is open; the database is asked once in a while."""
        now = context.clock()
        access = self.tokens.read_access(token, now)
        if not self.known.knows(access.user_id, access.session_id, now):
            async with context.for_user(access.user_id).start_work() as work:
                await self._check(work, access)
                await queries.touch_session(work.connection, access.user_id, access.session_id, work.now)
            self.known.remember(access.user_id, access.session_id, now)
        return access

    async def session_of(self, context: Context, refresh: str) -> Access | None:
        """The session that a refresh token belongs to, used or not."""
        async with context.across_users().connect() as connection:
            token = await queries.find_refresh(connection, digest(refresh))
        return None if token is None else Access(token.user_id, token.session_id)

    async def leave(self, context: Context, access: Access, visitor: Visitor) -> bool:
        """End one session. False when it was not open, or is not this user's."""
        async with context.for_user(access.user_id).start_work() as work:
            ended = await queries.end_sessions(
                work.connection, access.user_id, "signed_out", work.now, access.session_id
            )
            if ended:
                await log(work, access.user_id, "signed_out", visitor, access.session_id)
        self.known.forget(access.user_id, access.session_id)
        return bool(ended)

    async def leave_everywhere(self, context: Context, user_id: int, visitor: Visitor) -> int:
        """End every session of a user; how many there were."""
        async with context.for_user(user_id).start_work() as work:
            ended = await end_all(work, user_id, "signed_out_everywhere", visitor)
        self.known.forget(user_id, *ended)
        return len(ended)

    def _check_email(self, email: str) -> None:
        if not self._anybody and email not in self._emails:
            raise NotOnTheList(
                None if self._emails else "Nobody may sign in here yet: ALLOWED_EMAILS of this server is empty."
            )

    async def _use_nonce(self, work: Work, person: Person) -> None:
        if person.nonce is None:
            return
        expires_at = self.tokens.nonce_expiry(person.nonce)
        if expires_at is None or expires_at < work.now:
            raise NonceRefused()
        if not await queries.use_nonce(work.connection, digest(person.nonce), expires_at):
            raise NonceRefused()

    async def _succeed(self, work: Work, token: Any, refresh: str) -> Entry:
        access = Access(token.user_id, token.session_id)
        await work.become(access.user_id)
        await self._check(work, access)
        if token.created_at + IDLE < work.now:
            raise SessionExpired()
        successor = self.tokens.successor(refresh)
        await _add_refresh(work, access.user_id, access.session_id, successor, token.id)
        await queries.touch_session(work.connection, access.user_id, access.session_id, work.now)
        return Entry(access, successor)

    async def _answer_used(self, work: Work, refresh: str, visitor: Visitor) -> Entry | None:
        """The same answer again to who asks twice; None when it was a theft, and the session has ended by it."""
        token = await queries.find_refresh(work.connection, digest(refresh))
        if token is None:
            raise SessionUnknown()
        await work.become(token.user_id)
        access = Access(token.user_id, token.session_id)
        await self._check(work, access)
        if not token.followed_on and work.now - token.used_at <= GRACE:
            return Entry(access, self.tokens.successor(refresh))
        await queries.end_sessions(work.connection, access.user_id, "reused", work.now, access.session_id)
        await log(work, access.user_id, "reused", visitor, access.session_id)
        self.known.forget(access.user_id, access.session_id)
        return None

    async def _check(self, work: Work, access: Access) -> None:
        """Raise why a session no longer counts."""
        session = await queries.find_session(work.connection, access.user_id, access.session_id)
        if session is None:
            raise SessionUnknown()
        if session.ended_at is not None:
            raise SessionReused() if session.ended_reason == "reused" else SessionEnded()
        if session.expires_at <= work.now:
            raise SessionExpired()
        self._check_email(session.email)


async def end_all(work: Work, user_id: int, reason: str, visitor: Visitor) -> list[int]:
    """End every session of a user; the ids of those that were open."""
    ended = await queries.end_sessions(work.connection, user_id, reason, work.now)
    await log(work, user_id, reason, visitor)
    return ended


async def log(work: Work, user_id: int, kind: str, visitor: Visitor, session_id: int | None = None) -> None:
    """Keep what happened to an account, for its user to read."""
    await queries.log(
        work.connection,
        {
            "user_id": user_id,
            "kind": kind,
            "session_id": session_id,
            "device": visitor.device,
            "address": visitor.address,
            "now": work.now,
        },
    )


async def _add_refresh(work: Work, user_id: int, session_id: int, token: str, parent_id: int | None) -> None:
    await queries.add_refresh(
        work.connection,
        {
            "user_id": user_id,
            "session_id": session_id,
            "digest": digest(token),
            "parent_id": parent_id,
            "now": work.now,
        },
    )
