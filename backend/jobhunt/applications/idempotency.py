"""Requests that their senders may repeat: the same key and the same body are done once and answered alike."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TypeVar

from pydantic import BaseModel

from jobhunt.applications import idempotency_queries
from jobhunt.core.context import Context
from jobhunt.core.errors import JobHuntError
from jobhunt.core.work import Work

KEPT = timedelta(days=2)

Answer = TypeVar("Answer", bound=BaseModel)


class KeyUsedOtherwise(JobHuntError):
    """This Idempotency-Key was used for another request. Nothing was changed; send a new key."""

    status = 422


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what: the key, and the path and body that it stands for."""

    user_id: int
    key: str | None
    what: str

    @property
    def digest(self) -> bytes:
        """What tells this request from another with the same key."""
        return sha256(self.what.encode("utf-8", "replace")).digest()


async def answered(context: Context, asked: Asked, model: type[Answer]) -> Answer | None:
    """What this request was answered before, without doing anything."""
    if asked.key is None:
        return None
    async with context.connect() as connection:
        there = await idempotency_queries.find(connection, asked.user_id, asked.key)
    return _as_before(there, asked, model) if there is not None else None


async def once(work: Work, asked: Asked, model: type[Answer], do: Callable[[], Awaitable[Answer]]) -> Answer:
    """Do it, or answer as before. The key is kept in the transaction that does it; a failure keeps nothing."""
    if asked.key is None:
        return await do()
    there = await idempotency_queries.begin(
        work.connection, asked.user_id, asked.key, asked.digest, (work.now, work.now - KEPT)
    )
    if there is not None:
        return _as_before(there, asked, model)
    answer = await do()
    await idempotency_queries.answer(
        work.connection, asked.user_id, asked.key, answer.model_dump(mode="json", by_alias=True)
    )
    return answer


def _as_before(there: object, asked: Asked, model: type[Answer]) -> Answer:
    digest, answer = there.digest, there.answer  # type: ignore[attr-defined]  # a row
    if bytes(digest) != asked.digest:
        raise KeyUsedOtherwise()
    return model.model_validate(answer)
