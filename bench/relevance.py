"""How good the best matches are: judged queries over the universe against BM25, and mistyped words found."""

import asyncio
import json
import string
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from math import log2
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from bench import peers, setting
from bench.figures import Figure
from bench.judged import QUERIES, Job
from jobhunt.boards.protocol import Fields
from jobhunt.core import migrate, row_security
from jobhunt.core.database import create_engine
from jobhunt.postings.fingerprint import visible
from jobhunt.postings.list_page import read_page
from jobhunt.postings.search import Search
from jobhunt.postings.searchable import searchable
from jobhunt.postings.spelling import SHORTEST
from jobhunt.postings.spelling_queries import did_you_mean
from jobhunt.postings.stated_facts import read_facts, search_text
from jobhunt.universe import make_universe, own_pages
from tests.postings.stock import stock

DEEP = 10
TODAY = date(2026, 11, 3)
TYPOS = 400
PEER = Path(__file__).parent / "peer_tantivy.py"

Key = tuple[str, int]


async def search_relevance() -> list[Figure]:
    """nDCG@10 over the judged queries, ours and BM25's with all words and with any word wanted, the better one."""
    jobs = universe_jobs()
    async with setting.home() as folder, setting.postgres(folder) as url:
        await migrate.upgrade(url)
        engine = create_engine(url)
        user_id = await load(engine, jobs)
        ours = [await _ours(engine, user_id, query.text) for query in QUERIES]
        typos = await _typos_found(engine, user_id)
        await engine.dispose()
    peer = max(await asyncio.to_thread(_peers, jobs), key=lambda ranked: _mean(jobs, ranked))
    score = _mean(jobs, ours)
    return [
        Figure("search_ndcg_at_10", f"nDCG@10, {len(QUERIES)} judged queries", score, 0.85, better="more"),
        Figure("search_ndcg_vs_bm25", "nDCG@10", score, 1.0, _mean(jobs, peer), "tantivy BM25", "more"),
        Figure("typos_found", f"share of {TYPOS} words mistyped by 1 or 2 letters", typos, 0.95, better="more"),
    ]


def universe_jobs() -> dict[Key, tuple[Job, Fields]]:
    """Every posting of the demo's universe, by company and place among its postings."""
    universe = make_universe()
    found = {}
    for key, company in universe.companies.items():
        for number, entry in enumerate(universe.order(company)):
            posting = universe.posting(company, entry)
            description = own_pages.description(posting, universe.text(company, entry))
            fields = Fields(
                title=posting.title,
                description=description,
                places=tuple(f"{place.city}, {place.region}, {place.country}" for place in posting.places),
                department=posting.department.name,
                posted_at=posting.posted,
            )
            found[key, number] = (Job(company, posting, f"{posting.title} {visible(description)}".lower()), fields)
    return found


async def load(engine: AsyncEngine, jobs: Mapping[Key, tuple[Job, Fields]]) -> int:
    """All of them in one user's list."""
    user_id = 0
    for company in dict.fromkeys(key for key, _ in jobs):
        user_id = await stock(engine, [fields for (key, _), (_, fields) in jobs.items() if key == company], company)
    return user_id


async def _ours(engine: AsyncEngine, user_id: int, text: str) -> list[Key]:
    async with engine.connect() as connection:
        await row_security.for_user(user_id)(connection)
        page = await read_page(connection, user_id, Search(today=TODAY, q=text), None, DEEP)
    return [(item.company, int(item.url.rpartition("/")[2])) for item in page.items]


def _peers(jobs: Mapping[Key, tuple[Job, Fields]]) -> list[list[list[Key]]]:
    """BM25's answers, with every word wanted and with any."""
    python, keys = peers.install(), list(jobs)
    answers = []
    for every in (True, False):
        queries = [{"text": searchable(query.text), "all": every} for query in QUERIES]
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
            file.write(json.dumps({"do": "rank", "limit": DEEP, "queries": queries}) + "\n")
            for number, (_, fields) in enumerate(jobs.values()):
                file.write(json.dumps(peer_document(number, keys[number][0], fields)) + "\n")
            file.flush()
            told = subprocess.run([str(python), str(PEER), file.name], capture_output=True, text=True, check=True)
        answers.append([[keys[number] for number in found] for found in json.loads(told.stdout)])
    return answers


def peer_document(number: int, company: str, fields: Fields) -> dict[str, Any]:
    """A posting as the peer gets it: the very texts that ours indexes."""
    text = search_text(fields, read_facts(fields))
    around = f"{company} {text.around}"
    return {"id": number, "day": number, "title": text.title, "around": around, "body": text.body, "tags": []}


def _mean(jobs: Mapping[Key, tuple[Job, Fields]], ranked: Sequence[Sequence[Key]]) -> float:
    scores = []
    for query, found in zip(QUERIES, ranked, strict=True):
        grades = {key: query.grade(job) for key, (job, _) in jobs.items()}
        ideal = _gain(sorted(grades.values(), reverse=True)[:DEEP])
        if ideal == 0:
            raise RuntimeError(f"nothing in the universe answers {query.text!r}")
        scores.append(_gain([grades[key] for key in found]) / ideal)
    return sum(scores) / len(scores)


def _gain(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


async def _typos_found(engine: AsyncEngine, user_id: int) -> float:
    """The share of mistyped title words that lead back to their word."""
    rng = Random(1)
    words = sorted({w for job, _ in universe_jobs().values() for w in _words(job.posting.title)})
    found = 0
    async with engine.connect() as connection:
        for number in range(TYPOS):
            word = rng.choice(words)
            typed = mistyped(word, 1 + number % 2 if len(word) > 6 else 1, rng)
            found += typed in words or await did_you_mean(connection, user_id, typed) == word
    return found / TYPOS


def _words(title: str) -> list[str]:
    return [word for word in searchable(title).replace(",", " ").split() if len(word) > SHORTEST and word.isalpha()]


def mistyped(word: str, times: int, rng: Random) -> str:
    """The word with so many letters left out, doubled, changed or swapped; never the word itself."""
    while True:
        typed = word
        for _ in range(times):
            at = rng.randrange(1, len(typed) - 1)
            letter = rng.choice(string.ascii_lowercase)
            typed = rng.choice(
                (
                    typed[:at] + typed[at + 1 :],
                    typed[:at] + letter + typed[at:],
                    typed[:at] + letter + typed[at + 1 :],
                    typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :],
                )
            )
        if typed != word:
            return typed
