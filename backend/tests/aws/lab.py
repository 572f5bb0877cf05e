"""The five functions as processes of their own, and around them what AWS does: queues, bucket, deliveries."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.universe import make_universe, serve
from jobhunt.universe.google_accounts import GoogleAccounts
from jobhunt.universe.truth import truth as truth_of
from tests.accounts.browser import CLIENT_ID, SECRET
from tests.aws.event_source import EventSource
from tests.aws.front import Front
from tests.aws.ministack import Ministack, nobody
from tests.aws.nest import Nest, open_nest
from tests.aws.plan import Plan
from tests.aws.runtime import FunctionEnded, LambdaFunction

LOOK_EVERY = 0.1
MOST_STARTS = 6
INITIALIZER_SECONDS = 120.0
PERSON = "ada"


@dataclass(eq=False)
class Lab:
    """A deployment on this machine."""

    engine: AsyncEngine
    ministack: Ministack
    front: Front
    google: GoogleAccounts
    truth: set[tuple[str, str]]
    queues: dict[str, str] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    bearer: str = ""
    sources: list[EventSource] = field(default_factory=list)

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        """One request through API Gateway and Mangum; anything but 2xx raises."""
        path, _, query = path.partition("?")
        headers = {"content-type": "application/json", "host": "api.example"}
        if self.bearer:
            headers["authorization"] = f"Bearer {self.bearer}"
        http = {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "lab"}
        event = {
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": path,
            "rawQueryString": query,
            "headers": headers,
            "requestContext": {"http": http, "stage": "$default", "domainName": "api.example"},
            "body": None if body is None else json.dumps(body),
            "isBase64Encoded": False,
        }
        answer = await self.front.functions["api"].invoke(event)
        assert answer["statusCode"] < 300, answer
        return answer["body"] if "stream" in answer["headers"]["content-type"] else json.loads(answer["body"])

    async def follow(self, companies: Sequence[str]) -> None:
        """Sign in and follow these companies."""
        nonce = (await self.ask("GET", "/api/auth/nonce"))["nonce"]
        token = self.google.sign(self.google.claims(PERSON, CLIENT_ID, nonce))
        self.bearer = (await self.ask("POST", "/api/auth/google", {"token": token}))["access_token"]
        for company in companies:
            added = await self.ask("POST", "/api/ingestion/companies", {"address": company})
            op = {"op": "upsert", "company_name": added["name"], "is_enabled": True}
            await self.ask("POST", "/api/ingestion/settings", [op])

    async def start(self) -> int:
        """Start a run, as a person would: again as long as there is no answer."""
        self.front.begin()
        for _ in range(MOST_STARTS):
            with suppress(FunctionEnded):
                return int((await self.ask("POST", "/api/ingestion/start"))["run_id"])
        raise RuntimeError(f"no answer to {MOST_STARTS} starts")

    async def rows(self, sql: str) -> list[Any]:
        async with self.engine.connect() as connection:
            return list((await connection.execute(text(sql))).all())

    async def until_quiet(self, run_id: int, limit: float) -> None:
        """Wait until the run has ended, no task is left, and no message."""
        try:
            async with asyncio.timeout(limit):
                while True:
                    if await self._is_quiet(run_id):
                        return
                    await asyncio.sleep(LOOK_EVERY)
        except TimeoutError:
            raise TimeoutError(f"after {limit} s there is still {await self._left()}") from None

    async def _left(self) -> dict[str, Any]:
        told = await self.rows(
            "select step, attempt, lost, owner is not null as held, rung_at is not null as rung, count(*) as many, "
            "min(due_at) - now() as due from tasks group by 1, 2, 3, 4, 5"
        )
        jobs = await self.rows("select status, count(*) as many from jobs group by 1")
        messages = {name: await self._messages(queue) for name, queue in self.queues.items()}
        return {"tasks": told, "jobs": jobs, "messages": messages, "asked": dict(self.front.requests)}

    async def _is_quiet(self, run_id: int) -> bool:
        [run] = await self.rows(
            f"select status, (select count(*) from tasks) as waiting from ingestion_runs where id = {run_id}"
        )
        if run.waiting or run.status not in ("finished", "error"):
            return False
        return not any([await self._messages(queue) for queue in self.queues.values()])

    async def _messages(self, queue: str) -> int:
        asked = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        told = await self.ministack.sqs.ask("get_queue_attributes", QueueUrl=queue, AttributeNames=asked)
        return sum(int(told["Attributes"][name]) for name in asked)

    async def dead_letters(self) -> list[int]:
        """The tasks whose messages were put aside."""
        found: list[int] = []
        for queue in self.dead.values():
            while messages := (
                await self.ministack.sqs.ask("receive_message", QueueUrl=queue, MaxNumberOfMessages=10)
            ).get("Messages"):
                found += [int(json.loads(message["Body"])["task"]) for message in messages]
        return found

    @property
    def polls(self) -> Counter[str]:
        """What AWS asked of the queues by itself."""
        return sum((source.requests for source in self.sources), Counter[str]())

    @property
    def kills(self) -> int:
        return sum(function.kills for function in self.front.functions.values())


@asynccontextmanager
async def open_lab(
    engine: AsyncEngine, url: str, ministack: Ministack, size: Mapping[str, int], plan: Plan, home: Path
) -> AsyncIterator[Lab]:
    """A deployment over a universe of that size."""
    universe = make_universe(seed=5, size=size)
    async with serve(universe) as sites, Front(ministack.address, plan).open() as front, open_nest() as nest:
        truth = {
            (company.key, str(posting["external_id"]))
            for company in universe.companies.values()
            for posting in truth_of(universe, company)
        }
        lab = Lab(engine, ministack, front, sites.google, truth)
        for name in ("crawl", "extract", "tick"):
            lab.dead[name] = await ministack.queue()
            redrive = {"deadLetterTargetArn": await ministack.arn(lab.dead[name]), "maxReceiveCount": "5"}
            lab.queues[name] = await ministack.queue(
                RedrivePolicy=json.dumps(redrive), VisibilityTimeout=str(plan.visibility)
            )
        front.functions = _functions(nest, await _environment(lab, url, sites.url, home), plan, sites.url)
        async with _running(lab, plan):
            yield lab


async def _environment(lab: Lab, url: str, upstream: str, home: Path) -> dict[str, str]:
    return {
        **nobody(lab.front.address),
        "DATABASE_URL": url,
        "JOBHUNT_HOME": str(home),
        "JOBHUNT_STAGE": "test",
        "JOBHUNT_UPSTREAM": upstream,
        "JOBHUNT_PACE": "off",
        "JOBHUNT_PROGRESS": "longpoll",
        "JOBHUNT_FILES": f"s3://{await lab.ministack.bucket()}",
        "JOBHUNT_AWS_INITIALIZER": "initializer",
        **{f"JOBHUNT_AWS_{name.upper()}_QUEUE": queue for name, queue in lab.queues.items()},
    }


def _functions(nest: Nest, environment: Mapping[str, str], plan: Plan, upstream: str) -> dict[str, LambdaFunction]:
    sign_in = {
        "GOOGLE_CLIENT_ID": CLIENT_ID,
        "SECRET_KEY": SECRET,
        "JOBHUNT_GOOGLE_CERTS_URL": f"{upstream}/_google/certs",
    }
    functions = {
        name: LambdaFunction(f"tests.aws.lab_functions.{name}", environment, nest, dies_after=plan.dies_after)
        for name in ("initializer", "crawler", "extractor", "sweeper")
    }
    functions["crawler"].most = plan.crawlers
    functions["initializer"].seconds = INITIALIZER_SECONDS
    functions["api"] = LambdaFunction("tests.aws.lab_api.api", {**environment, **sign_in}, nest, seconds=60)
    return functions


@asynccontextmanager
async def _running(lab: Lab, plan: Plan) -> AsyncIterator[None]:
    functions, sqs = lab.front.functions, lab.ministack.sqs
    for function in functions.values():
        await function.open()
    lab.sources = [
        EventSource(
            sqs, lab.queues[queue], functions[name].invoke, batch=batch, concurrency=most, chance=plan.chance
        )
        for name, queue, batch, most in (
            ("crawler", "crawl", 1, plan.crawlers),
            ("extractor", "extract", 5, 1),
            ("sweeper", "tick", 1, 1),
        )
    ]
    polling = [asyncio.create_task(source.run()) for source in lab.sources]
    try:
        yield
    finally:
        for source in polling:
            source.cancel()
        # What is still under way ends with the processes that it waits for.
        await asyncio.wait(polling, timeout=1)
        for function in functions.values():
            await function.close()
