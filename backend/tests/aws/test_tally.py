"""What a run asks of AWS for each posting: bounded, and no more for the last than for the first."""

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.aws.tally import tally

FIXED = 40
"""What a run asks for however short it is."""


async def test_for_each_posting_a_bounded_number_of_things_is_asked(engine: AsyncEngine) -> None:
    counted = await tally(engine, {"anthropic": 60, "netflix": 60}, last_tick=False)
    assert counted.postings == 120
    assert counted.invocations["initializer"] == 1
    assert counted.invocations["crawler"] == 120
    assert counted.invocations["extractor"] <= 2 * 120

    asked = counted.requests
    assert asked["put_object"] <= 120 + 2
    assert asked["get_object"] <= 120 + 60
    assert asked["head_object"] + asked["list_objects_v2"] <= 60 + 10

    of_queues = sum(asked[name] for name in ("send_message_batch", "receive_message", "delete_message_batch"))
    assert of_queues <= 9 * 120 + FIXED
    assert asked.get("change_message_visibility", 0) == 0
