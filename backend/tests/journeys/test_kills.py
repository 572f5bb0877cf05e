"""A run survives kill -9 of the worker, of the web process with everything in it, and of Postgres."""

import socket

from tests.journeys.kills import Plan, killed_run

SIZE = {"anthropic": 60, "netflix": 40}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


async def test_a_run_ends_with_every_posting_exactly_once_whatever_was_killed_in_its_midst() -> None:
    plan = Plan(SIZE, [(1.5, "worker"), (1.0, "herd"), (2.0, "postgres"), (2.0, "web")])
    report = await killed_run(plan, free_port())
    assert report.broken == {}
    assert (report.kills, report.lost, report.doubled, report.unfinished) == (4, 0, 0, 0)
