"""What a run asks of AWS for each posting: bounded, and no more for the thousandth than for the first."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.aws.tally import Tally, tally

FIXED = 40
"""What a run asks for however short it is."""


@pytest.fixture
async def counted(engine: AsyncEngine) -> Tally:
    return await tally(engine, {"anthropic": 60, "netflix": 60})


async def test_a_posting_costs_one_crawl_and_a_share_of_an_extraction(counted: Tally) -> None:
    assert counted.postings == 120
    assert counted.invocations["initializer"] == 1
    assert counted.invocations["crawler"] == 120
    assert counted.invocations["extractor"] <= 2 * 120


async def test_a_page_is_put_once_and_read_at_most_twice(counted: Tally) -> None:
    assert counted.requests["put_object"] <= 120 + 2
    assert counted.requests["get_object"] <= 120 + 60
    assert counted.requests["head_object"] + counted.requests["list_objects_v2"] <= 60 + 10


async def test_queues_are_asked_a_bounded_number_of_times_for_a_posting(counted: Tally) -> None:
    asked = sum(
        counted.requests[name] for name in ("send_message_batch", "receive_message", "delete_message_batch")
    )
    assert asked <= 9 * 120 + FIXED
    assert counted.requests.get("change_message_visibility", 0) == 0
