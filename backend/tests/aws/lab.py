"""The five functions as processes of their own, and around them what AWS does: queues, bucket, deliveries."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.universe import make_universe, serve
from jobhunt.universe.google_accounts import GoogleAccounts
from jobhunt.universe.truth import truth as truth_of
from tests.accounts.browser import CLIENT_ID, SECRET
from tests.aws.event_source import Chance, EventSource
from tests.aws.front import Front
from tests.aws.ministack import Ministack, nobody
from tests.aws.runtime import LambdaFunction

LOOK_EVERY = 0.1
PERSON = "ada"


@dataclass
class Plan:
    """What goes wrong. Each step named is killed once after it has answered, and once amid its work."""

    after: set[str] = field(default_factory=set)
    amid: dict[str, float] = field(default_factory=dict)
    chance: Chance | None = None
    poison: bool = False
    visibility: int = 20
    crawlers: int = 1

    def fate(self, event: Mapping[str, Any]) -> tuple[str, float] | None:
        """The kill that an event meets."""
        for step in _steps(event):
            if step in self.after:
                self.after.discard(step)
                return ("after", 0.0)
            if step in self.amid:
                return ("amid", self.amid.pop(step))
        return None


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

    async def start(self, companies: Sequence[str]) -> int:
        """Sign in, follow these companies, and start a run."""
        nonce = (await self.ask("GET", "/api/auth/nonce"))["nonce"]
        token = self.google.sign(self.google.claims(PERSON, CLIENT_ID, nonce))
        self.bearer = (await self.ask("POST", "/api/auth/google", {"token": token}))["access_token"]
        for company in companies:
            added = await self.ask("POST", "/api/ingestion/companies", {"address": company})
            op = {"op": "upsert", "company_name": added["name"], "is_enabled": True}
            await self.ask("POST", "/api/ingestion/settings", [op])
        return int((await self.ask("POST", "/api/ingestion/start"))["run_id"])

    async def rows(self, sql: str) -> list[Any]:
        async with self.engine.connect() as connection:
            return list((await connection.execute(text(sql))).all())

    async def until_quiet(self, run_id: int, limit: float) -> str:
        """Wait until the run has ended and no task is left; the run's status."""
        async with asyncio.timeout(limit):
            while True:
                [run] = await self.rows(f"select status from ingestion_runs where id = {run_id}")
                [tasks] = await self.rows("select count(*) as waiting from tasks")
                if tasks.waiting == 0 and run.status in ("finished", "error"):
                    return str(run.status)
                await asyncio.sleep(LOOK_EVERY)

    async def dead_letters(self) -> list[int]:
        """The tasks whose messages were put aside."""
        found = []
        for queue in self.dead.values():
            answer = await self.ministack.sqs.ask("receive_message", QueueUrl=queue, MaxNumberOfMessages=10)
            found += [int(json.loads(message["Body"])["task"]) for message in answer.get("Messages", ())]
        return found

    @property
    def kills(self) -> int:
        return sum(function.kills for function in self.front.functions.values())


@asynccontextmanager
async def open_lab(
    engine: AsyncEngine, url: str, ministack: Ministack, size: Mapping[str, int], plan: Plan, home: Path
) -> AsyncIterator[Lab]:
    """A deployment over a universe of that size."""
    universe = make_universe(seed=5, size=size)
    async with serve(universe) as sites, Front(ministack.address, poison=plan.poison).open() as front:
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
        front.functions = _functions(await _environment(lab, url, sites.url, home), plan, sites.url)
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


def _functions(environment: Mapping[str, str], plan: Plan, upstream: str) -> dict[str, LambdaFunction]:
    sign_in = {
        "GOOGLE_CLIENT_ID": CLIENT_ID,
        "SECRET_KEY": SECRET,
        "JOBHUNT_GOOGLE_CERTS_URL": f"{upstream}/_google/certs",
    }
    functions = {
        name: LambdaFunction(f"tests.aws.lab_functions.{name}", environment, fate=plan.fate)
        for name in ("initializer", "crawler", "extractor", "sweeper")
    }
    functions["crawler"].most = plan.crawlers
    functions["api"] = LambdaFunction("tests.aws.lab_api.handler", {**environment, **sign_in}, seconds=60)
    return functions


@asynccontextmanager
async def _running(lab: Lab, plan: Plan) -> AsyncIterator[None]:
    functions, sqs = lab.front.functions, lab.ministack.sqs
    for function in functions.values():
        await function.open()
    sources = [
        EventSource(
            sqs, lab.queues[queue], functions[name].invoke, batch=batch, concurrency=most, chance=plan.chance
        )
        for name, queue, batch, most in (
            ("crawler", "crawl", 1, plan.crawlers),
            ("extractor", "extract", 5, 1),
            ("sweeper", "tick", 1, 1),
        )
    ]
    polling = [asyncio.create_task(source.run()) for source in sources]
    try:
        yield
    finally:
        for source in polling:
            source.cancel()
        # What is still under way ends with the processes that it waits for.
        await asyncio.wait(polling, timeout=1)
        for function in functions.values():
            await function.close()


def _steps(event: Mapping[str, Any]) -> list[str]:
    """Which steps an event tells of."""
    if "Records" in event:
        return [json.loads(record["body"])["step"] for record in event["Records"]]
    return [event["step"]] if "step" in event else []


def per_posting(requests: Counter[str], postings: int) -> dict[str, float]:
    """How often each operation was asked for per posting."""
    return {name: round(count / postings, 2) for name, count in sorted(requests.items())}
