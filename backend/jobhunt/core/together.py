"""Calls of one kind that come within a moment are done together: one transaction instead of many."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST = 100


class Gathered(Generic[Item, Result]):
    """One kind of call. While one lot is under way the next gathers."""

    def __init__(self, do: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]], moment: float) -> None:
        self._do = do
        self._moment = moment
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._under_way: asyncio.Task[None] | None = None

    async def call(self, item: Item) -> Result:
        """The item's own result, or the error that it has when done alone."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._under_way is None:
            self._under_way = asyncio.create_task(self._work_off())
        return await future

    async def _work_off(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(self._moment)
                lot, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._attempt(lot)
        finally:
            self._under_way = None

    async def _attempt(self, lot: Sequence[tuple[Item, "asyncio.Future[Result]"]]) -> None:
        """Do a lot. When it fails each is done alone, so that one bad item spoils nobody else's."""
        try:
            results = await self._do([item for item, _ in lot])
        except Exception as error:
            if len(lot) == 1:
                _tell(lot[0][1], error)
                return
            for one in lot:
                await self._attempt([one])
            return
        for (_, future), result in zip(lot, results, strict=True):
            if not future.done():
                future.set_result(result)


def _tell(future: "asyncio.Future[Any]", error: Exception) -> None:
    if not future.done():
        future.set_exception(error)


class Together:
    """Every kind of call of one process, each under a key of its own. `moment` is in seconds."""

    def __init__(self, moment: float = 0.0) -> None:
        self._moment = moment
        self._kinds: dict[Hashable, Gathered[Any, Any]] = {}

    async def call(
        self, key: Hashable, do: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]], item: Item
    ) -> Result:
        """Do one item with all others that come under this key within the moment; `do` answers in their order."""
        kind: Gathered[Item, Result] | None = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = Gathered(do, self._moment)
        return await kind.call(item)
