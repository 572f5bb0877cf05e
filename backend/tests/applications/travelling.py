"""The random sequences with documents, and with exports brought back into the account and into an empty one."""

import asyncio
import io
import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.applications.files import pdf
from tests.applications.machine import CLIENTS, Machine, Tracked, told

FILES = st.sampled_from([b"(One) Tj", b"(Two) Tj", b"(Three) Tj"]).map(pdf)
_OF_DATABASE = {"id", "document_version_id", "undo", "next"}


@dataclass
class Kept:
    """A document as the model has it, and what its versions hold, the oldest first."""

    last: dict[str, Any]
    bodies: list[bytes]

    @property
    def path(self) -> str:
        return f"/api/documents/{self.last['id']}"

    @property
    def deleted(self) -> bool:
        return self.last["deleted_at"] is not None


Key = tuple[str, str, str]


def key(application: dict[str, Any]) -> Key:
    return application["company"].casefold(), application["title"].casefold(), application["url"] or ""


@dataclass
class Archive:
    """An export, and what was in it: each application with whether it was deleted, each living document."""

    body: bytes
    applications: list[tuple[Tracked, bool, Key]]
    documents: list[Kept]


def without_ids(value: Any) -> Any:
    """What stays the same wherever it is brought."""
    if isinstance(value, dict):
        return {name: without_ids(one) for name, one in value.items() if name not in _OF_DATABASE}
    return [without_ids(one) for one in value] if isinstance(value, list) else value


class Travelling(Machine):
    """One user in two windows, who has documents and keeps exports."""

    def have_nothing(self) -> None:
        super().have_nothing()
        self.documents: list[Kept] = []
        self.archives: list[Archive] = []

    def _count(self, table: str) -> int:
        return int(self._rows(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    async def _sent(self, client: int, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        data = None if body is None else io.BytesIO(body)
        async with self.sessions[client].request(method, path, data=data) as answer:
            read = await answer.read()
            assert answer.status < 500, read
            return answer.status, read

    def _send(self, client: int, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        status, answer = self._run(self._sent(client, method, path, body))
        return int(status), bytes(answer)

    @rule(client=CLIENTS, body=FILES)
    def upload(self, client: int, body: bytes) -> None:
        status, answer = self._send(client, "POST", "/api/documents?name=CV.pdf&kind=cv", body)
        assert status == 201
        self.documents.append(Kept(json.loads(answer), [body]))

    def _document(self, index: int) -> Kept:
        return self.documents[index % len(self.documents)]

    @precondition(lambda self: self.documents)
    @rule(client=CLIENTS, index=st.integers(0, 5), body=FILES)
    def upload_anew(self, client: int, index: int, body: bytes) -> None:
        """The next version; what is the newest already is not kept twice."""
        kept = self._document(index)
        status, answer = self._send(client, "POST", f"{kept.path}/versions?name=CV.pdf", body)
        assert status == (409 if kept.deleted else 201)
        if not kept.deleted:
            kept.last = json.loads(answer)
            if kept.bodies[-1] != body:
                kept.bodies.append(body)

    @precondition(lambda self: self.documents)
    @rule(client=CLIENTS, index=st.integers(0, 5))
    def drop_or_restore_a_document(self, client: int, index: int) -> None:
        kept = self._document(index)
        method, more = ("POST", "/restore") if kept.deleted else ("DELETE", "")
        status, kept.last = self._ask(client, method, kept.path + more)
        assert status == 200

    @precondition(lambda self: self.documents and self.tracked)
    @rule(
        client=CLIENTS, index=st.integers(0, 9), which=st.integers(0, 5), n=st.integers(0, 3), careful=st.booleans()
    )
    def send_a_document(self, client: int, index: int, which: int, n: int, careful: bool) -> None:
        tracked, kept = self._pick(index), self._document(which)
        version = kept.last["versions"][n % len(kept.last["versions"])]["id"]
        body = {"document_version_id": version, "sent_to": "Kari"}
        if kept.deleted:
            assert self._ask(client, "POST", f"{tracked.path}/documents", body)[0] == 409
        else:
            self._act(tracked, client, careful, ("POST", "/documents", body))

    @precondition(lambda self: any(one.last["documents"] for one in self.tracked))
    @rule(client=CLIENTS, index=st.integers(0, 9))
    def take_a_document_back(self, client: int, index: int) -> None:
        sent = [one for one in self.tracked if one.last["documents"]]
        tracked = sent[index % len(sent)]
        where = f"/documents/{tracked.last['documents'][0]['id']}"
        self._act(tracked, client, False, ("DELETE", where, None))

    def _exported(self, client: int) -> Archive:
        status, body = self._send(client, "GET", "/api/export")
        assert status == 200
        there = [(one, one.deleted, key(one.last)) for one in self.tracked]
        return Archive(body, there, [one for one in self.documents if not one.deleted])

    @rule(client=CLIENTS)
    def export(self, client: int) -> None:
        self.archives.append(self._exported(client))

    @precondition(lambda self: self.archives)
    @rule(client=CLIENTS, which=st.integers(0, 3), restore=st.booleans(), twice=st.booleans())
    def bring_back(self, client: int, which: int, restore: bool, twice: bool) -> None:
        """An earlier export: nothing is doubled, and what was deleted since comes back when it is wanted."""
        archive = self.archives[which % len(self.archives)]
        gone = self._gone(archive)
        documents = [one for one in archive.documents if one.deleted]
        self._say(client, archive, gone, len(documents))
        asked = f"/api/import?write=true&deleted={'restore' if restore else 'leave'}"

        async def both() -> list[tuple[int, bytes]]:
            windows = [client, 1 - client] if twice else [client]
            return await asyncio.gather(*(self._sent(one, "POST", asked, archive.body) for one in windows))

        answers = [(status, json.loads(answer)) for status, answer in self._run(both())]
        assert all(status == 200 for status, _ in answers), answers
        assert all(answer["applications"] == answer["documents"] == 0 for _, answer in answers)
        back = self._come_back(gone) if restore else []
        assert sum(answer["restored"] for _, answer in answers) == len(back)
        for one in documents if restore else ():
            one.last = {**one.last, "deleted_at": None}
        for tracked in back:
            now = self._ask(client, "GET", tracked.path)[1]
            assert now["version"] == tracked.last["version"] + 1
            if tracked.stack:
                assert told(now) == tracked.stack.pop()[1]
            tracked.last = now

    def _say(self, client: int, archive: Archive, gone: list[Tracked], documents: int) -> None:
        """Without `write` it is told alone."""
        status, answer = self._send(client, "POST", "/api/import", archive.body)
        said = json.loads(answer)
        assert (status, said["applications"], said["documents"]) == (200, 0, 0), said
        assert said["deleted_documents"] == documents
        assert {one["application_id"] for one in said["deleted"]} == {one.last["id"] for one in gone}
        assert len(said["duplicates"]) == len(archive.applications) - len(gone)

    def _gone(self, archive: Archive) -> list[Tracked]:
        """Deleted since, with none of the name made meanwhile."""
        inside = [tracked for tracked, _, _ in archive.applications]
        since = {key(one.last) for one in self.tracked if not one.deleted and one not in inside}
        return [
            tracked
            for tracked, was_deleted, name in archive.applications
            if tracked.deleted and not was_deleted and name not in since
        ]

    def _come_back(self, gone: list[Tracked]) -> list[Tracked]:
        """All but those whose posting has another application now."""
        taken = {one.last["job_id"] for one in self.tracked if not one.deleted} - {None}
        return [one for one in gone if one.last["job_id"] not in taken]

    @precondition(lambda self: self.tracked)
    @rule(client=CLIENTS)
    def move_house(self, client: int) -> None:
        """Everything out, and into an empty account: all is there again, under other ids."""
        archive = self._exported(client)
        Machine.have_nothing(self)
        status, answer = self._send(client, "POST", "/api/import?write=true", archive.body)
        said = json.loads(answer)
        assert (status, said["applications"]) == (200, len(self.tracked)), said
        assert said["documents"] == len(self.documents)
        for tracked, id in zip(self.tracked, self._ids("applications"), strict=True):
            before = tracked.last
            tracked.last = {**before, "id": id}
            tracked.last = self._ask(client, "GET", tracked.path)[1]
            after, then = without_ids(tracked.last), without_ids(before)
            assert after == then, {name: (then[name], after[name]) for name in then if then[name] != after[name]}
            tracked.stack.clear()
        for kept, id in zip(self.documents, self._ids("documents"), strict=True):
            before, kept.last = kept.last, {**kept.last, "id": id}
            if kept.deleted:
                kept.last = self._ask(client, "POST", f"{kept.path}/restore")[1]
                kept.last = self._ask(client, "DELETE", kept.path)[1]
            else:
                kept.last = self._listed(client)[id]
            assert len(kept.last["versions"]) == len(before["versions"])

    def _ids(self, table: str) -> list[int]:
        return [row["id"] for row in self._rows(f"SELECT id FROM {table} ORDER BY id")]

    def _listed(self, client: int) -> dict[int, dict[str, Any]]:
        return {one["id"]: one for one in self._ask(client, "GET", "/api/documents")[1]}

    def teardown(self) -> None:
        """Nothing was doubled or lost, and every file that was ever sent can be had."""
        super().teardown()
        assert self._count("applications") == len(self.tracked)
        assert self._count("documents") == len(self.documents)
        assert self._count("document_versions") == sum(len(one.bodies) for one in self.documents)
        assert self._listed(0).keys() == {one.last["id"] for one in self.documents if not one.deleted}
        for kept in self.documents:
            for version in kept.last["versions"]:
                status, body = self._send(1, "GET", f"/api/documents/versions/{version['id']}")
                assert (status, body) == (200, kept.bodies[version["number"] - 1])
