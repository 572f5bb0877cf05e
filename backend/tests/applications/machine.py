"""Random sequences of what users do to applications, from two clients, against a model that knows snapshots."""

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, ClassVar

import aiohttp
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.applications import event_queries
from jobhunt.applications.rows import TABLES, rows
from jobhunt.applications.stages import OUTCOMES, STAGES
from tests.applications.tracker import Tracker

NOT_COMPARED = {"version", "updated_at", "undo", "deleted_at", "next"}
CLIENTS = st.sampled_from([0, 1])
WORDS = st.sampled_from(["calm", "Ærlig", "a'b\"c", "=1+1", "x" * 300])


def told(application: dict[str, Any]) -> dict[str, Any]:
    """What an undoing has to bring back."""
    seen = {name: value for name, value in application.items() if name not in NOT_COMPARED}
    return {**seen, "deleted": application["deleted_at"] is not None}


@dataclass
class Tracked:
    """An application as the model has it: the last answer, what each undoing brings back, what clients saw."""

    last: dict[str, Any]
    stack: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/api/applications/{self.last['id']}"

    @property
    def deleted(self) -> bool:
        return self.last["deleted_at"] is not None


class Machine(RuleBasedStateMachine):
    """One user in two windows."""

    loop: ClassVar[asyncio.AbstractEventLoop]
    sessions: ClassVar[list[aiohttp.ClientSession]]
    engine: ClassVar[AsyncEngine]
    jobs: ClassVar[list[int]]
    sequences: ClassVar[int] = 0

    def _run(self, asking: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(asking, self.loop).result(60)

    def _ask(self, client: int, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def ask() -> tuple[int, Any]:
            async with self.sessions[client].request(method, path, json=body, headers=named) as answer:
                return answer.status, await answer.json()

        status, told_back = self._run(ask())
        assert status < 500, told_back
        return status, told_back

    @initialize()
    def begin(self) -> None:
        type(self).sequences += 1
        self.tracked: list[Tracked] = []
        self.have_nothing()

    def have_nothing(self) -> None:
        """As a new account."""
        for table in ("applications", "documents"):
            self._rows(f"DELETE FROM {table}")

    def _rows(self, statement: str) -> list[Any]:
        tracker = Tracker(None, self.engine)  # type: ignore[arg-type]  # rows alone are asked for
        return list(self._run(tracker.rows(statement)))

    def _pick(self, index: int) -> Tracked:
        return self.tracked[index % len(self.tracked)]

    @rule(client=CLIENTS, title=WORDS)
    def create_by_hand(self, client: int, title: str) -> None:
        status, made = self._ask(client, "POST", "/api/applications", {"company": "Acme", "title": title})
        assert status == 201
        self.tracked.append(Tracked(made, [(made["undo"], {**told(made), "deleted": True})], {client: 1}))

    @rule(client=CLIENTS, n=st.integers(0, 3))
    def save_a_posting(self, client: int, n: int) -> None:
        status, made = self._ask(client, "POST", "/api/applications", {"job_id": self.jobs[n]})
        there = [one for one in self.tracked if one.last["id"] == made["id"]]
        assert status == (200 if there else 201)
        for one in there:
            assert told(made) == told(one.last)
        if not there:
            self.tracked.append(Tracked(made, [(made["undo"], {**told(made), "deleted": True})], {client: 1}))

    def _act(self, tracked: Tracked, client: int, careful: bool, request: tuple[str, str, Any]) -> None:
        """Send it, with the version that this client saw last when it is careful, and compare the answer."""
        method, more, body = request
        seen = tracked.seen.get(client)
        headers = {"If_Match": f'"{seen}"'} if careful and seen is not None else {}
        status, answer = self._ask(client, method, tracked.path + more, body, **headers)
        if tracked.deleted:
            assert status == 404
        elif headers and seen != tracked.last["version"]:
            assert status == 412
            assert told(answer["current"]) == told(tracked.last)
            tracked.seen[client] = answer["current"]["version"]
        elif status in (200, 201):
            self._took(tracked, client, answer)
        else:
            assert status == 409, answer
            assert more == "/move"

    def _took(self, tracked: Tracked, client: int, answer: dict[str, Any]) -> None:
        if answer["version"] != tracked.last["version"]:
            assert answer["version"] == tracked.last["version"] + 1
            tracked.stack.append((answer["undo"], told(tracked.last)))
        else:
            assert told(answer) == told(tracked.last)
        tracked.last = answer
        tracked.seen[client] = answer["version"]

    @precondition(lambda self: self.tracked)
    @rule(
        index=st.integers(0, 9),
        client=CLIENTS,
        careful=st.booleans(),
        stage=st.sampled_from(STAGES),
        outcome=st.sampled_from(OUTCOMES),
    )
    def move(self, index: int, client: int, careful: bool, stage: str, outcome: str) -> None:
        body = {"stage": stage, **({"outcome": outcome} if stage == "closed" else {})}
        self._act(self._pick(index), client, careful, ("POST", "/move", body))

    @precondition(lambda self: self.tracked)
    @rule(
        index=st.integers(0, 9),
        client=CLIENTS,
        careful=st.booleans(),
        change=st.one_of(
            st.fixed_dictionaries({"title": WORDS}),
            st.fixed_dictionaries({"tags": st.lists(WORDS.map(lambda w: w[:60]), max_size=3)}),
            st.fixed_dictionaries({"pay_offered": st.integers(0, 10**6), "pay_currency": st.just("NOK")}),
            st.just({"source": None}),
        ),
    )
    def edit(self, index: int, client: int, careful: bool, change: dict[str, Any]) -> None:
        self._act(self._pick(index), client, careful, ("PATCH", "", change))

    @precondition(lambda self: self.tracked)
    @rule(index=st.integers(0, 9), client=CLIENTS, careful=st.booleans(), words=WORDS)
    def write_a_note(self, index: int, client: int, careful: bool, words: str) -> None:
        self._act(self._pick(index), client, careful, ("POST", "/notes", {"text": words}))

    @precondition(lambda self: any(one.last["notes"] for one in self.tracked))
    @rule(index=st.integers(0, 9), client=CLIENTS, words=st.none() | WORDS)
    def change_or_drop_a_note(self, index: int, client: int, words: str | None) -> None:
        with_notes = [one for one in self.tracked if one.last["notes"]]
        tracked = with_notes[index % len(with_notes)]
        where = f"/notes/{tracked.last['notes'][0]['id']}"
        body = None if words is None else {"text": words}
        self._act(tracked, client, False, ("DELETE" if words is None else "PUT", where, body))

    @precondition(lambda self: self.tracked)
    @rule(index=st.integers(0, 9), client=CLIENTS, careful=st.booleans())
    def delete(self, index: int, client: int, careful: bool) -> None:
        self._act(self._pick(index), client, careful, ("DELETE", "", None))

    @precondition(lambda self: any(one.stack for one in self.tracked))
    @rule(index=st.integers(0, 9), client=CLIENTS)
    def undo_the_last(self, index: int, client: int) -> None:
        """Also what restores a deleted one; which fails, and changes nothing, when its posting was saved anew."""
        with_stack = [one for one in self.tracked if one.stack]
        tracked = with_stack[index % len(with_stack)]
        event, before = tracked.stack.pop()
        status, answer = self._ask(client, "POST", f"/api/timeline/{event}/undo")
        if status == 409:
            assert tracked.deleted
            assert "another application" in answer["detail"]
            tracked.stack.append((event, before))
            return
        assert told(answer["application"]) == before
        if not tracked.stack and answer["application"]["deleted_at"] is not None:
            tracked.stack.append((answer["event"], told(tracked.last)))
        tracked.last = answer["application"]
        tracked.seen[client] = tracked.last["version"]

    @precondition(lambda self: self.tracked)
    @rule(index=st.integers(0, 9), which=st.integers(0, 30), client=CLIENTS)
    def undo_any(self, index: int, which: int, client: int) -> None:
        """From the timeline, the undoings too. What it leaves is held to the log alone."""
        tracked = self._pick(index)
        lines = self._ask(client, "GET", f"{tracked.path}/timeline?limit=200")[1]["items"]
        line = lines[which % len(lines)]
        status, answer = self._ask(client, "POST", f"/api/timeline/{line['id']}/undo")
        if status == 409:
            assert tracked.deleted or line["undone"]
            return
        assert status == 200
        assert line["undoable"]
        tracked.stack.clear()
        tracked.last = answer["application"]
        tracked.seen[client] = tracked.last["version"]

    @precondition(lambda self: self.tracked)
    @rule(index=st.integers(0, 9), words=WORDS, key=st.uuids().map(str))
    def click_twice_at_once(self, index: int, words: str, key: str) -> None:
        tracked = self._pick(index)

        async def both() -> list[tuple[int, Any]]:
            async def click(session: aiohttp.ClientSession) -> tuple[int, Any]:
                path, headers = f"{tracked.path}/notes", {"Idempotency-Key": f"{self.sequences} {key}"}
                async with session.post(path, json={"text": words}, headers=headers) as answer:
                    return answer.status, await answer.json()

            return await asyncio.gather(*(click(session) for session in self.sessions))

        (status, first), (_, second) = self._run(both())
        assert first == second
        if tracked.deleted:
            assert status == 404
        else:
            assert status == 201
            self._took(tracked, 0, first)

    def teardown(self) -> None:
        """The log replayed is what every table holds and every answer said; lists hold that and no more."""
        for tracked in self.tracked:
            assert self._ask(0, "GET", tracked.path)[1] == tracked.last
            self._run(held_to_the_log(self.engine, tracked.last["id"]))
        listed = self._ask(1, "GET", "/api/applications?limit=200")[1]
        live = {one.last["id"] for one in self.tracked if not one.deleted}
        assert {item["id"] for item in listed["items"]} == live
        assert listed["total"] == sum(listed["counts"]["stages"].values()) == len(live)


async def held_to_the_log(engine: AsyncEngine, application_id: int) -> None:
    """Every row of an application is the one that its log, replayed from the beginning, makes."""
    tracker = Tracker(None, engine)  # type: ignore[arg-type]  # rows alone are asked for
    [owner] = await tracker.rows("SELECT user_id FROM applications WHERE id = :id", id=application_id)
    async with engine.connect() as connection:
        events = await event_queries.events(connection, owner["user_id"], application_id)
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    expected = rows(owner["user_id"], application_id, events)
    for table, wanted in expected.items():
        key = "id" if table == "applications" else "application_id"
        same = await tracker.rows(
            f"SELECT count(*) AS n FROM {table} t JOIN jsonb_populate_recordset(CAST(NULL AS {table}),"
            f" CAST(:rows AS jsonb)) w ON w.id = t.id AND t = w WHERE t.{key} = :id",
            rows=json.dumps(list(wanted.values())),
            id=application_id,
        )
        there = await tracker.rows(f"SELECT count(*) AS n FROM {table} t WHERE t.{key} = :id", id=application_id)
        assert same == there == [{"n": len(wanted)}], table
    assert set(TABLES.values()) < set(expected)
