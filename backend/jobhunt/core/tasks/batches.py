"""A batch of messages as Lambda hands it over, and the answer that says which of them failed."""

import asyncio
import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from jobhunt.core.amazon import Amazon, Refused
from jobhunt.core.tasks.deliveries import Back, Deliveries
from jobhunt.core.tasks.postgres import OUTAGE

log = logging.getLogger(__name__)

LONGEST_HIDDEN = 43_000
AWAY = (*OUTAGE, SQLAlchemyError)


async def work_off(
    event: Mapping[str, Any], deliveries: Deliveries, sqs: Amazon, queue: str, lease: float
) -> dict[str, Any]:
    """Do every task of a batch side by side. Messages that are to come again are named, and hidden until then."""
    records = event["Records"]
    backs = await asyncio.gather(*(_one(record, deliveries, lease) for record in records))
    again = [(record, back) for record, back in zip(records, backs, strict=True) if back is not None]
    await asyncio.gather(*(_hide(record, back, sqs, queue) for record, back in again))
    return {"batchItemFailures": [{"itemIdentifier": record["messageId"]} for record, _ in again]}


async def _one(record: Mapping[str, Any], deliveries: Deliveries, lease: float) -> Back | None:
    try:
        said = json.loads(record["body"])
        row, received = int(said["task"]), int(record["attributes"]["ApproximateReceiveCount"])
        try:
            return await deliveries.take(row, received, lease)
        except AWAY:
            log.exception("the task %d waits for the database", row)
            return await deliveries.spare(row, str(said["step"]), received)
    except Exception:  # one message's trouble, whatever it be, is not that of the others in its batch
        log.exception("the message %s could not be worked off and comes again", record.get("messageId"))
        return Back(after=1.0)


async def _hide(record: Mapping[str, Any], back: Back, sqs: Amazon, queue: str) -> None:
    """Without this it would come again when its function's longest time is over six times."""
    seconds = min(int(back.after), LONGEST_HIDDEN)
    with suppress(OSError, Refused):
        await sqs.ask(
            "change_message_visibility",
            QueueUrl=queue,
            ReceiptHandle=record["receiptHandle"],
            VisibilityTimeout=seconds,
        )
