"""A Greenhouse board in memory and a whole product around it, for tests of the pipeline."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.queries import ensure_user
from jobhunt.boards.protocol import Board, Request, Response
from jobhunt.companies import queries as company_queries
from jobhunt.core.context import Context
from jobhunt.core.files.memory import MemoryFiles
from jobhunt.core.tasks.memory import MemoryTasks
from jobhunt.core.tasks.protocol import Task
from jobhunt.core.work import work_on
from jobhunt.ingestion import queries, runs, steps

SENTENCES = (
    "You will design the services that move our parcels between {n} depots.",
    "Together with the planners you decide which of the {n} routes is worth changing.",
    "We expect {n} years of work with systems that people rely on.",
    "You write down what you found so that the next colleague need not ask.",
    "Each quarter the team of {n} people chooses one thing to take away.",
)


def long_text(seed: int) -> str:
    """About 300 words that differ with the seed."""
    lines = [SENTENCES[(seed + i) % len(SENTENCES)].format(n=seed * 7 + i) for i in range(25)]
    return "".join(f"<p>{line}</p>" for line in lines)


def answering(status: int, body: bytes = b"{}") -> Response:
    """An answer with this status."""
    return Response("", status, {"content-type": "application/json"}, body)


@dataclass
class Site:
    """A Greenhouse board; with `whole` its list carries the text, else each posting is asked for."""

    token: str = "acme"
    whole: bool = False
    jobs: dict[int, dict[str, Any]] = field(default_factory=dict)
    faults: dict[str, Callable[[], Response]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    total: int | None = None

    def add(self, number: int, title: str = "Route Engineer", **more: Any) -> None:
        """Put a posting on the board."""
        self.jobs[number] = {
            "id": number,
            "title": title,
            "location": {"name": "Leeds, UK"},
            "absolute_url": f"https://job-boards.greenhouse.io/{self.token}/jobs/{number}",
            "updated_at": "2026-11-01T10:00:00-04:00",
            "content": long_text(number),
            **more,
        }

    def answer(self, path: str) -> Response:
        """What the board answers to a path of its API."""
        self.asked[path] += 1
        if path in self.faults:
            return self.faults[path]()
        *_, last = path.split("/")
        if last == "jobs":
            jobs = [
                job if self.whole else {k: v for k, v in job.items() if k != "content"}
                for job in self.jobs.values()
            ]
            total = len(jobs) if self.total is None else self.total
            return self._json({"jobs": jobs, "meta": {"total": total}})
        job = self.jobs.get(int(last))
        if job is None:
            return self._json({"status": 404, "error": "Job not found"}, 404)
        return self._json(job)

    def _json(self, body: object, status: int = 200) -> Response:
        raw = json.dumps(body).encode()
        tag = f'"{hashlib.sha256(raw).hexdigest()[:16]}"'
        return Response("", status, {"content-type": "application/json", "etag": tag}, raw)

    @property
    def list_path(self) -> str:
        """The path of the list."""
        return f"/v1/boards/{self.token}/jobs"

    def job_path(self, number: int) -> str:
        """The path of one posting."""
        return f"{self.list_path}/{number}"


@dataclass
class SiteFetcher:
    """Reaches sites in memory; honours If-None-Match as they do."""

    sites: dict[str, Site]

    async def fetch(
        self, request: Request, *, wait: float = 5.0, conditions: Mapping[str, str] | None = None
    ) -> Response:
        path = urlsplit(request.url).path
        site = self.sites[path.split("/")[3]]
        answer = site.answer(path)
        if conditions and conditions.get("If-None-Match") == answer.headers.get("etag"):
            return Response(request.url, 304, {"etag": answer.headers["etag"]}, b"")
        return Response(request.url, answer.status, answer.headers, answer.body)


@dataclass
class Product:
    """The pipeline around sites in memory, on a real database, at a time that tests move."""

    engine: AsyncEngine
    sites: dict[str, Site]
    now: datetime
    reuse: bool = False
    tasks: MemoryTasks = field(default_factory=lambda: MemoryTasks(lambda _: 1.0))
    files: MemoryFiles = field(default_factory=MemoryFiles)
    done: Counter[str] = field(default_factory=Counter)

    @property
    def context(self) -> Context:
        """What a door would have built."""
        return Context(
            engine=self.engine,
            start_work=work_on(self.engine, self.tasks, lambda: self.now),
            files=self.files,
            fetcher=SiteFetcher(self.sites),
            clock=lambda: self.now,
            reuse=self.reuse,
        )

    async def follow(self, *tokens: str, email: str = "a@example.org", include: tuple[str, ...] = ()) -> int:
        """A user who follows these boards; the user's id."""
        async with self.context.start_work() as work:
            user_id = await ensure_user(work.connection, email, email)
        await self.follow_as(user_id, *tokens, include=include)
        return user_id

    async def follow_as(self, user_id: int, *tokens: str, include: tuple[str, ...] = ()) -> None:
        """Let a user follow these boards."""
        async with self.context.start_work() as work:
            for token in tokens:
                await company_queries.add_company(
                    work.connection, token, token.title(), Board("greenhouse", token, f"https://{token}.example")
                )
            ids = await company_queries.company_ids(work.connection, tokens)
            for token in tokens:
                values = {"title_filters": {"include": include}, "is_enabled": True}
                await company_queries.save_setting(work.connection, user_id, ids[token], values, work.now)

    async def start(self, user_id: int) -> int:
        """Start a run."""
        async with self.context.start_work() as work:
            return await runs.start(work, user_id)

    async def step(self, task: Task) -> None:
        """Do a task and count it."""
        self.done[task.step] += 1
        await steps.run(self.context, task)

    async def abandon(self, task: Task, error: Exception) -> None:
        """Write the end of a task that failed for good."""
        await steps.abandon(self.context, task, error)

    async def work_off(self) -> None:
        """Do every task there is, going forward in time for those that come back later."""
        while self.tasks.waiting:
            await self.tasks.drain(self.step, self.abandon, self.now)
            self.now += timedelta(seconds=2)

    async def run(self, user_id: int) -> dict[str, Any]:
        """One whole run; its account."""
        run_id = await self.start(user_id)
        await self.work_off()
        return await self.account(run_id)

    async def account(self, run_id: int) -> dict[str, Any]:
        """Where a run stands."""
        async with self.engine.connect() as connection:
            return await runs.account(connection, await queries.find_run(connection, run_id))

    async def rows(self, sql: str) -> list[dict[str, Any]]:
        """Rows of any query."""
        async with self.engine.connect() as connection:
            return [dict(row) for row in (await connection.execute(text(sql))).mappings()]

    async def one(self, sql: str) -> Any:
        """The one value of a query."""
        async with self.engine.connect() as connection:
            return (await connection.execute(text(sql))).scalar_one()
