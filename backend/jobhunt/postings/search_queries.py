"""SQL of the list: the filters as conditions, one page in any order, and the best matches of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.postings.search import RANKED, TAGGED, PageStart, Search
from jobhunt.postings.searchable import asked_for

FROM = "user_postings u JOIN posting_facts f ON f.posting_id = u.posting_id"
BODY = "websearch_to_tsquery('english', :q)"
TITLE = "websearch_to_tsquery('jobhunt_titles', :q)"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search with what had to be looked up for it: the user's last run, what is hidden, what the text amounts to.

    `body_words` and `title_words` are how many parts the text has for each of the two dictionaries.
    """

    user_id: int
    search: Search
    last_run: int | None = None
    hidden_companies: Sequence[str] = ()
    body_words: int = 0
    title_words: int = 0

    @property
    def finds_nothing(self) -> bool:
        """Whether the text holds no word at all: signs, emoji, operators."""
        return bool(self.search.q) and not self.body_words and not self.title_words


@dataclass(slots=True)
class Conditions:
    """SQL by the filter that it comes from, and the values that it needs."""

    by_name: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    def without(self, *names: str) -> str:
        """All of them but these filters', to stand behind a WHERE."""
        return " AND ".join(condition for name, condition in self.by_name.items() if name not in names)


async def look_up(connection: AsyncConnection, user_id: int, search: Search) -> Asked:
    """What a search needs to know first."""
    q = asked_for(search.q or "")
    row = (
        await connection.execute(
            sql(
                f"""
                SELECT (SELECT max(id) FROM ingestion_runs WHERE user_id = :user_id) AS last_run,
                       ARRAY(SELECT 'company:' || c.name FROM hidden_companies h
                             JOIN companies c ON c.id = h.company_id WHERE h.user_id = :user_id) AS hidden,
                       numnode({BODY}) AS body_words, numnode({TITLE}) AS title_words
                """
            ),
            {"user_id": user_id, "q": q},
        )
    ).one()
    return Asked(user_id, search, row.last_run, row.hidden, row.body_words, row.title_words)


def conditions(asked: Asked, *, with_text: bool = True) -> Conditions:
    """Every filter as a condition on FROM; the text's only `with_text`."""
    search = asked.search
    found = Conditions({"user": "u.user_id = :user_id"}, {"user_id": asked.user_id})
    for name in TAGGED:
        if tags := search.tags(name):
            found.by_name[name] = f"f.tags && CAST(:{name} AS text[])"
            found.values[name] = tags
    if search.q:
        found.values["q"] = asked_for(search.q)
        if with_text:
            found.by_name["q"] = f"f.tsv @@ {BODY}" if asked.body_words else f"f.title_tsv @@ {TITLE}"
    _add_numbers(search, found)
    _add_times(asked, found)
    _add_mine(asked, found)
    return found


def _add_numbers(search: Search, found: Conditions) -> None:
    if search.pay_min is not None:
        found.by_name["pay"] = (
            "(f.pay_scale >= :pay_min OR f.pay_scale = 0)" if search.pay_unlisted else "f.pay_scale >= :pay_min"
        )
        found.values["pay_min"] = max(search.pay_min, 1)
    elif not search.pay_unlisted:
        found.by_name["pay"] = "f.pay_scale > 0"
    if search.years_max is not None:
        found.by_name["years"] = "(f.years <= :years_max OR f.years IS NULL)"
        found.values["years_max"] = search.years_max


_OF_LAST_RUN = (
    "u.job_id IN (SELECT id FROM jobs WHERE run_id = :last_run AND user_id = :user_id AND outcome = '{}')"
)


def _add_times(asked: Asked, found: Conditions) -> None:
    search = asked.search
    if search.posted_days is not None:
        found.by_name["posted"] = "u.newest_on >= :posted_since"
        found.values["posted_since"] = search.today - timedelta(days=search.posted_days)
    if search.new:
        found.by_name["new"] = _OF_LAST_RUN.format("new")
        found.values["last_run"] = asked.last_run
    if search.changed is True:
        found.by_name["changed"] = _OF_LAST_RUN.format("changed")
        found.values["last_run"] = asked.last_run
    elif search.changed:
        found.by_name["changed"] = "f.changed_at >= CAST(:changed_since AS date)"
        found.values["changed_since"] = search.changed
    if search.status is not None:
        found.by_name["status"] = "f.is_open" if search.status == "open" else "NOT f.is_open"


def _add_mine(asked: Asked, found: Conditions) -> None:
    """What is hidden is out unless it is asked for. Nothing can be saved or applied for yet, so those find none."""
    hidden = "u.hidden_at IS NOT NULL"
    if asked.hidden_companies:
        hidden = f"({hidden} OR f.tags && CAST(:hidden_companies AS text[]))"
        found.values["hidden_companies"] = list(asked.hidden_companies)
    ways = {"unseen": "u.seen_at IS NULL", "hidden": hidden, "saved": "false", "applied": "false"}
    if "hidden" not in asked.search.mine:
        found.by_name["hidden"] = f"NOT ({hidden})"
    if asked.search.mine:
        found.by_name["mine"] = f"({' OR '.join(ways[name] for name in asked.search.mine)})"


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: where it is read from, its key columns, and where the page after a place begins."""

    source: str
    key: str
    id: str
    after: str

    @property
    def by(self) -> str:
        """Behind ORDER BY."""
        return f"{self.key} DESC, {self.id} DESC"


_NEWEST = Order(FROM, "u.newest_on", "u.posting_id", "(u.newest_on, u.posting_id) < (CAST(:key AS date), :id)")
_ORDERS: Mapping[str, Order] = {
    "newest": _NEWEST,
    "first_seen": Order(FROM, "u.posting_id", "u.posting_id", "u.posting_id < :id"),
    "pay": Order(FROM, "f.pay_scale", "u.posting_id", "(f.pay_scale, u.posting_id) < (CAST(:key AS bigint), :id)"),
}
_COMPANY_FROM = f"jobs j JOIN {FROM} ON u.user_id = j.user_id AND u.posting_id = j.posting_id"


async def page(connection: AsyncConnection, asked: Asked, start: PageStart | None, limit: int) -> list[Any]:
    """Rows of posting_id, job_id, key, in the order asked for, from that place on."""
    order, found = asked.search.order, conditions(asked)
    values = {**found.values, "limit": limit}
    if order == "company":
        return await _by_company(connection, found, start, values)
    how = _ORDERS[order]
    where = found.without()
    if start is not None:
        where += f" AND {how.after}"
        values |= {
            "id": start.id,
            "key": date.fromisoformat(start.key) if order == "newest" else int(start.key or 0),
        }
        if order == "first_seen":
            del values["key"]
    statement = f"""
        SELECT u.posting_id, u.job_id, CAST({how.key} AS text) AS key FROM {how.source}
        WHERE {where} ORDER BY {how.by} LIMIT :limit
    """
    return list(await connection.execute(text(statement), values))


async def _by_company(
    connection: AsyncConnection, found: Conditions, start: PageStart | None, values: dict[str, Any]
) -> list[Any]:
    where = f"j.user_id = :user_id AND {found.without()}"
    if start is not None:
        company, _, external_id = start.key.partition("/")
        where += " AND (j.company, j.external_id) > (:company_key, :external_id)"
        values |= {"company_key": company, "external_id": external_id}
    statement = f"""
        SELECT u.posting_id, u.job_id, j.company || '/' || j.external_id AS key
        FROM jobs j JOIN user_postings u ON u.user_id = j.user_id AND u.posting_id = j.posting_id
             JOIN posting_facts f ON f.posting_id = u.posting_id
        WHERE {where} ORDER BY j.company, j.external_id LIMIT :limit
    """
    return list(await connection.execute(text(statement), values))


async def best(connection: AsyncConnection, asked: Asked, skip: int, limit: int) -> list[Any]:
    """The best matches of the text: those of title, company and places first, then those of the whole text.

    Of each kind the newest ones are ranked, for no index gives them in the order of their rank.
    """
    found = conditions(asked, with_text=False)
    where = found.without()
    in_title = f"f.title_tsv @@ {TITLE}"
    if asked.body_words and "-" in found.values["q"]:
        in_title += f" AND f.tsv @@ {BODY}"
    statement = f"""
        WITH titled AS MATERIALIZED (
            SELECT u.posting_id, u.job_id, u.newest_on FROM {FROM} WHERE {where} AND {in_title}
            ORDER BY {_NEWEST.by} LIMIT {RANKED}
        ), told AS MATERIALIZED (
            SELECT u.posting_id, u.job_id, u.newest_on FROM {FROM}
            WHERE {where} AND f.tsv @@ {BODY} AND (SELECT count(*) FROM titled) < :enough
              AND u.posting_id NOT IN (SELECT posting_id FROM titled)
            ORDER BY {_NEWEST.by} LIMIT :enough
        )
        SELECT posting_id, job_id, '' AS key FROM (
            SELECT t.posting_id, t.job_id, t.newest_on, 1 + ts_rank_cd(f.title_tsv, {TITLE}, 33) AS rank
            FROM titled t JOIN posting_facts f ON f.posting_id = t.posting_id
            UNION ALL
            SELECT t.posting_id, t.job_id, t.newest_on, ts_rank_cd(f.tsv, {BODY}, 33)
            FROM told t JOIN posting_facts f ON f.posting_id = t.posting_id
        ) ranked ORDER BY rank DESC, newest_on DESC, posting_id DESC OFFSET :skip LIMIT :limit
    """
    values = {**found.values, "skip": skip, "limit": limit, "enough": min(RANKED, skip + limit + 150)}
    return list(await connection.execute(text(statement), values))
