"""The peer's side of ingest_vs_scrapy: one spider that does our work with the libraries people take for it.

Runs in the peers' own environment: python careers.py START_URL ALLOWED_HOST FOLDER DATABASE_DSN OPENINGS
"""

import gzip
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import psycopg
from extruct.jsonld import JsonLdExtractor
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from simhash import Simhash

FRAME = "//script|//style|//noscript|//nav|//header|//footer|//aside|//form|//template"
SAME_BITS = 3
PACK_LEVEL = 4
BATCH = 50

TABLE = """
    CREATE TABLE IF NOT EXISTS peer_postings (
        company text, external_id text, url text, title text, places text[], pay_min float8, pay_max float8,
        pay_currency text, employment_type text, posted_at text, description text, simhash numeric, raw_key text,
        seen_at timestamptz DEFAULT now(), PRIMARY KEY (external_id))
"""
UPSERT = """
    INSERT INTO peer_postings (company, external_id, url, title, places, pay_min, pay_max, pay_currency,
                               employment_type, posted_at, description, simhash, raw_key)
    VALUES (%(company)s, %(external_id)s, %(url)s, %(title)s, %(places)s, %(pay_min)s, %(pay_max)s,
            %(pay_currency)s, %(employment_type)s, %(posted_at)s, %(description)s, %(simhash)s, %(raw_key)s)
    ON CONFLICT (external_id) DO UPDATE SET url = excluded.url, title = excluded.title,
        places = excluded.places, pay_min = excluded.pay_min, pay_max = excluded.pay_max,
        pay_currency = excluded.pay_currency, employment_type = excluded.employment_type,
        posted_at = excluded.posted_at, description = excluded.description, simhash = excluded.simhash,
        raw_key = excluded.raw_key, seen_at = now()
"""


class Careers(Spider):
    """Listing pages to posting pages to items; a page whose fingerprint is known is left as it is."""

    name = "careers"
    json_ld = JsonLdExtractor()

    def __init__(self, start: str, host: str, folder: str, known: dict[str, int], **more: Any) -> None:
        super().__init__(**more)
        self.start_urls = [start]
        self.upstream = start.partition(f"/{host}/")[0] + f"/{host}"
        self.folder = Path(folder)
        self.known = known

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        """A listing page."""
        for link in response.css("a.job__link::attr(href)").getall():
            yield Request(self.upstream + link, self.parse_posting)
        after = response.css("a[rel=next]::attr(href)").get()
        if after:
            yield Request(self.upstream + after, self.parse)

    def parse_posting(self, response: Response) -> Iterator[dict[str, Any]]:
        """A posting's page: fingerprint its main text, keep it and read it when it is new or changed."""
        tree = lxml.html.document_fromstring(response.body)
        external_id = response.url.rsplit("/", 1)[1].partition("-")[0]
        posting = self._job_posting(tree, response)
        fingerprint = Simhash(_main_text(tree)).value
        old = self.known.get(external_id)
        if old is not None and (old ^ fingerprint).bit_count() <= SAME_BITS:
            return
        yield _item(posting, external_id, response, fingerprint, self._keep(external_id, response.body))

    def _job_posting(self, tree: Any, response: Response) -> dict[str, Any]:
        """extruct gives up on a page with an empty or a slightly broken block; then the title is all there is."""
        try:
            blocks = self.json_ld.extract_items(tree)
        except ValueError:
            return {"title": response.css("h1::text").get()}
        nodes = [node for block in blocks for node in (block if isinstance(block, list) else [block])]
        nodes += [node for block in nodes for node in block.get("@graph", ())]
        return next(node for node in nodes if "JobPosting" in node.get("@type", ""))

    def _keep(self, external_id: str, body: bytes) -> str:
        key = f"{external_id}/{hashlib.sha256(body).hexdigest()}.html.gz"
        target = self.folder / key
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress(body, PACK_LEVEL, mtime=0))
        return key


def _main_text(tree: Any) -> str:
    for frame in tree.xpath(FRAME):
        frame.drop_tree()
    return " ".join(tree.text_content().split())


def _item(
    posting: dict[str, Any], external_id: str, response: Response, fingerprint: int, key: str
) -> dict[str, Any]:
    organisation = posting.get("hiringOrganization")
    pay = posting.get("baseSalary") or {}
    value = pay.get("value") or {}
    places = posting.get("jobLocation") or []
    return {
        "company": organisation.get("name") if isinstance(organisation, dict) else organisation,
        "external_id": external_id,
        "url": response.url,
        "title": posting["title"],
        "places": [json.dumps(place) for place in (places if isinstance(places, list) else [places])],
        "pay_min": value.get("minValue"),
        "pay_max": value.get("maxValue"),
        "pay_currency": pay.get("currency"),
        "employment_type": json.dumps(posting.get("employmentType")),
        "posted_at": posting.get("datePosted"),
        "description": posting.get("description"),
        "simhash": fingerprint,
        "raw_key": key,
    }


class Store:
    """Writes items to Postgres, fifty to a transaction."""

    @classmethod
    def from_crawler(cls, crawler: Any) -> "Store":
        return cls(crawler.settings["DSN"])

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._waiting: list[dict[str, Any]] = []

    def open_spider(self) -> None:
        self._connection = psycopg.connect(self._dsn, options="-c synchronous_commit=off")

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        self._waiting.append(item)
        if len(self._waiting) >= BATCH:
            self._write()
        return item

    def close_spider(self) -> None:
        self._write()
        self._connection.close()

    def _write(self) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(UPSERT, self._waiting)
        self._connection.commit()
        self._waiting.clear()


def main(start: str, host: str, folder: str, dsn: str, openings: str) -> None:
    """Crawl the whole site once, and print {"seconds", "rows"} as JSON."""
    with psycopg.connect(dsn) as connection:
        connection.execute(TABLE)
        rows = connection.execute("SELECT external_id, simhash FROM peer_postings").fetchall()
    process = AsyncCrawlerProcess(
        {
            "DSN": dsn,
            "ITEM_PIPELINES": {Store: 100},
            "CONCURRENT_REQUESTS": 64,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 64,
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
            "ROBOTSTXT_OBEY": True,
            "COOKIES_ENABLED": False,
            "RETRY_ENABLED": True,
            "TELNETCONSOLE_ENABLED": False,
            "LOG_ENABLED": False,
            "STATS_DUMP": False,
            "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
            "ASYNCIO_EVENT_LOOP": "uvloop.Loop",
        }
    )
    process.crawl(Careers, start=start, host=host, folder=folder, known={row[0]: int(row[1]) for row in rows})
    began, cpu_began = time.monotonic(), time.process_time()
    process.start()
    seconds = time.monotonic() - began
    cpu = time.process_time() - cpu_began
    with psycopg.connect(dsn) as connection:
        found = connection.execute("SELECT count(*) FROM peer_postings").fetchone()
    json.dump({"seconds": seconds, "cpu": cpu, "rows": found[0] if found else 0}, sys.stdout)
    if found is None or found[0] != int(openings):
        sys.exit(f"{found} of {openings} openings were stored")


if __name__ == "__main__":
    main(*sys.argv[1:])
