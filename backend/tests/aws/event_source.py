"""What stands between a queue and a function on AWS: receives, invokes, deletes what did not fail."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from jobhunt.core.amazon import Amazon

Invoke = Callable[[Mapping[str, Any]], Coroutine[Any, Any, Mapping[str, Any] | None]]
"""Hands a batch to a function. Raises when the function failed or ended."""

LOOK_EVERY = 0.02
MOST_IN_BATCH = 10


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a batch is delivered twice, and a message let wait while later ones go first."""

    dice: Random
    doubled: float = 0.0
    overtaken: float = 0.0


class EventSource:
    """Up to `concurrency` invocations side by side, of up to `batch` messages each, as AWS documents it."""

    def __init__(
        self,
        sqs: Amazon,
        queue: str,
        invoke: Invoke,
        *,
        batch: int,
        concurrency: int,
        chance: Chance | None = None,
    ) -> None:
        self._sqs = sqs
        self._queue = queue
        self._invoke = invoke
        self._batch = batch
        self._free = asyncio.Semaphore(concurrency)
        self._chance = chance or Chance(Random(0))
        self._held: list[dict[str, Any]] = []
        self._stopping = False
        self.requests: Counter[str] = Counter()
        """What AWS asks of the queue for this function, which it lets one pay."""

    def stop(self) -> None:
        """Take nothing more."""
        self._stopping = True

    async def run(self) -> None:
        """Poll until stopped; then wait for what is under way."""
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                await self._free.acquire()
                records = [] if self._stopping else self._shuffled(await self._received())
                if records:
                    group.create_task(self._work(records))
                else:
                    self._free.release()
                    await asyncio.sleep(LOOK_EVERY)

    def _shuffled(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Some messages are held until the next look brings none, or others that go first."""
        if not records:
            records, self._held = self._held[: self._batch], self._held[self._batch :]
            return records
        late = [record for record in records if self._is_late(record)]
        self._held += late
        return [record for record in records if record not in late]

    def _is_late(self, record: Mapping[str, Any]) -> bool:
        # Once is enough: held again and again a message would be put aside without ever having been handed over.
        first = record["attributes"]["ApproximateReceiveCount"] == "1"
        return first and self._chance.dice.random() < self._chance.overtaken

    async def _received(self) -> list[dict[str, Any]]:
        answer = await self._sqs.ask(
            "receive_message",
            QueueUrl=self._queue,
            MaxNumberOfMessages=self._batch,
            MessageSystemAttributeNames=["ApproximateReceiveCount", "SentTimestamp"],
        )
        self.requests["sqs ReceiveMessage" if answer.get("Messages") else "sqs ReceiveMessage (nothing)"] += 1
        return [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message["Attributes"],
                "eventSource": "aws:sqs",
            }
            for message in answer.get("Messages", ())
        ]

    async def _work(self, records: Sequence[Mapping[str, Any]]) -> None:
        try:
            if self._chance.dice.random() < self._chance.doubled:
                # At the same time where there is a second environment, else one after the other.
                again = asyncio.create_task(self._invoke({"Records": records}))
                again.add_done_callback(_forget)
            answer = await self._invoke({"Records": records})
        except Exception:  # a function that failed keeps its whole batch; it is visible again in time
            return
        finally:
            self._free.release()
        await self._delete([record for record in records if record["messageId"] not in failed(answer, records)])

    async def _delete(self, records: Sequence[Mapping[str, Any]]) -> None:
        entries = [{"Id": str(at), "ReceiptHandle": one["receiptHandle"]} for at, one in enumerate(records)]
        if entries:
            self.requests["sqs DeleteMessageBatch"] += 1
            await self._sqs.ask("delete_message_batch", QueueUrl=self._queue, Entries=entries)


def _forget(again: "asyncio.Future[Any]") -> None:
    """The answer to one of two deliveries of the same batch is lost, whatever it is."""
    if not again.cancelled():
        again.exception()


def failed(answer: Mapping[str, Any] | None, records: Sequence[Mapping[str, Any]]) -> set[str]:
    """The ids that an answer names as failed; all of them when it names one that was not in the batch."""
    ids = {str(record["messageId"]) for record in records}
    named = {str(one.get("itemIdentifier")) for one in (answer or {}).get("batchItemFailures", ())}
    return ids if named - ids else named
