"""AWS in this process: what our clients ask is counted and done in memory, for runs of thousands."""

import asyncio
from collections import Counter
from collections.abc import Callable, Container, Coroutine
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any

from jobhunt.core.amazon import Amazon, Refused


@dataclass
class Shelf:
    """One queue: messages by the moment from which they are visible."""

    waiting: list[tuple[float, int, str, int]] = field(default_factory=list)
    taken: dict[str, tuple[int, str, int]] = field(default_factory=dict)


class Wire(Amazon):
    """S3, SQS and Lambda at once; nothing goes wrong in them."""

    def __init__(self, invoke: Callable[[str, bytes], Coroutine[Any, Any, None]]) -> None:
        self._begin = invoke
        self._files: dict[str, dict[str, Any]] = {}
        self._queues: dict[str, Shelf] = {}
        self._numbers = count(1)
        self._running: set[asyncio.Task[None]] = set()
        self.requests: Counter[str] = Counter()

    async def ask(self, operation: str, **given: Any) -> dict[str, Any]:
        self.requests[operation] += 1
        answer: dict[str, Any] = getattr(self, f"_{operation}")(given)
        return answer

    def is_empty(self, besides: Container[str] = ()) -> bool:
        """Whether no message is in any queue but those, nor in hand."""
        shelves = [shelf for name, shelf in self._queues.items() if name not in besides]
        return not any(shelf.waiting or shelf.taken for shelf in shelves) and not self._running

    def _put_object(self, given: dict[str, Any]) -> dict[str, Any]:
        self._files[given["Key"]] = {"Body": given["Body"], "ContentEncoding": given["ContentEncoding"]}
        return {}

    def _get_object(self, given: dict[str, Any]) -> dict[str, Any]:
        if given["Key"] not in self._files:
            raise Refused("NoSuchKey", "", 404)
        return dict(self._files[given["Key"]])

    def _head_object(self, given: dict[str, Any]) -> dict[str, Any]:
        if given["Key"] not in self._files:
            raise Refused("404", "", 404)
        return {}

    def _list_objects_v2(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"Contents": [{"Key": key} for key in self._files if key.startswith(given["Prefix"])][:1]}

    def _send_message_batch(self, given: dict[str, Any]) -> dict[str, Any]:
        for entry in given["Entries"]:
            self._show(given["QueueUrl"], entry["DelaySeconds"], next(self._numbers), entry["MessageBody"], 0)
        return {"Successful": [{"Id": entry["Id"]} for entry in given["Entries"]]}

    def _receive_message(self, given: dict[str, Any]) -> dict[str, Any]:
        shelf, messages = self._shelf(given["QueueUrl"]), list[dict[str, Any]]()
        while shelf.waiting and shelf.waiting[0][0] <= _now() and len(messages) < given["MaxNumberOfMessages"]:
            _, number, body, received = heappop(shelf.waiting)
            shelf.taken[str(number)] = (number, body, received + 1)
            told = {"MessageId": str(number), "ReceiptHandle": str(number), "Body": body}
            messages.append({**told, "Attributes": {"ApproximateReceiveCount": str(received + 1)}})
        return {"Messages": messages}

    def _delete_message_batch(self, given: dict[str, Any]) -> dict[str, Any]:
        for entry in given["Entries"]:
            self._shelf(given["QueueUrl"]).taken.pop(entry["ReceiptHandle"])
        return {}

    def _change_message_visibility(self, given: dict[str, Any]) -> dict[str, Any]:
        number, body, received = self._shelf(given["QueueUrl"]).taken.pop(given["ReceiptHandle"])
        self._show(given["QueueUrl"], given["VisibilityTimeout"], number, body, received)
        return {}

    def _invoke(self, given: dict[str, Any]) -> dict[str, Any]:
        running = asyncio.create_task(self._begin(given["FunctionName"], given["Payload"]))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return {}

    def _show(self, queue: str, after: float, number: int, body: str, received: int) -> None:
        heappush(self._shelf(queue).waiting, (_now() + after, number, body, received))

    def _shelf(self, queue: str) -> Shelf:
        return self._queues.setdefault(queue, Shelf())


def _now() -> float:
    return asyncio.get_running_loop().time()
