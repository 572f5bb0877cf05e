"""The command line: serve, work, read a board, look into saved pages, ingest, export and import."""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, ParamSpec, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from jobhunt.accounts.owner import owner_id
from jobhunt.applications.portable import local
from jobhunt.applications.portable.imports import Choice
from jobhunt.applications.portable.schemas import ImportOut
from jobhunt.companies import add_box
from jobhunt.companies import queries as company_queries
from jobhunt.core import clock, supervise
from jobhunt.core import migrate as migrations
from jobhunt.core.context import Context, open_context
from jobhunt.core.errors import BadRequest, CannotStart, JobHuntError
from jobhunt.core.frugal import FRUGAL
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.settings import Settings, read_settings
from jobhunt.ingestion import inspect, local_run
from jobhunt.postings.saved_page import SavedPage, read_fields
from jobhunt.universe import run as run_universe

app = typer.Typer(
    help="Job Hunt Tracker: reads careers boards, keeps every posting, tracks what you do about them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

P = ParamSpec("P")
R = TypeVar("R")
AsJSON = Annotated[bool, typer.Option("--json", help="Print JSON alone on stdout.")]
PageURL = Annotated[str, typer.Option("--url", help="The address that the page was saved from.")]

told = Console(stderr=True, highlight=False)
shown = Console(highlight=False)


def tells_errors(command: Callable[P, R]) -> Callable[P, R]:
    """End with one clear line and exit code 1 where the product knows what is wrong."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
        try:
            return command(*args, **kwargs)
        except JobHuntError as error:
            print(f"jobhunt: {error}", file=sys.stderr)
        except KeyboardInterrupt:
            print("jobhunt: stopped", file=sys.stderr)
        raise typer.Exit(1)

    return run


@app.command()
@tells_errors
def serve() -> None:
    """Start the web app, the worker and, without DATABASE_URL, the database. Ctrl-C stops them."""
    _become(supervise.SERVE)


@app.command()
@tells_errors
def worker() -> None:
    """Do tasks of a shared database (DATABASE_URL) on this machine as well. Ctrl-C stops it."""
    if read_settings().database_url is None:
        raise CannotStart("set DATABASE_URL to the shared database; `jobhunt serve` starts its own worker")
    _become(supervise.WORKER)


@app.command()
@tells_errors
def migrate() -> None:
    """Bring the database to this version's tables."""
    with supervise.database(read_settings()) as url:
        asyncio.run(migrations.upgrade(url))
    told.print("The database is up to date.")


@app.command()
@tells_errors
def universe(
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 9000,
    seed: Annotated[int, typer.Option(help="Another seed, another universe.")] = 1,
    size: Annotated[str, typer.Option(help="demo or small.")] = "demo",
) -> None:
    """Serve fake careers sites on loopback, to be used as JOBHUNT_UPSTREAM. Ctrl-C stops them."""
    run_universe(port=port, seed=seed, size=size)


@app.command()
@tells_errors
def board(
    address: Annotated[str, typer.Argument(help="A known company's name, a careers address or a posting's.")],
    word: Annotated[list[str] | None, typer.Option(help="Narrow the board's own search, where it can.")] = None,
    seconds: Annotated[float, typer.Option(help="Stop reading after so long.")] = 120.0,
    as_json: AsJSON = False,
) -> None:
    """Resolve a company's board and read its listing. Exits 1 when it cannot be read."""
    named = add_box.resolve(address)
    settings = read_settings()

    async def read() -> dict[str, Any]:
        hosts = MemoryHosts(clock.now)
        async with open_fetcher(hosts, upstream=settings.upstream, pace=settings.pace) as fetcher:
            return await inspect.read_board(fetcher, named.board, word or [], seconds)

    with told.status(f"Reading {named.display_name}"):
        found = asyncio.run(read())
    if as_json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        _show_board(named.display_name, found)
    if found["state"] == "failed":
        raise typer.Exit(1)


@app.command()
@tells_errors
def extract(
    file: Annotated[Path, typer.Argument(help="A saved page or API answer.")], url: PageURL, as_json: AsJSON = False
) -> None:
    """Show the fields of a saved posting, each with where it came from. Exits 1 when it shows none."""
    fields = read_fields(_saved(file, url))
    if as_json:
        print(json.dumps(inspect.describe(fields), indent=2, ensure_ascii=False))
        return
    table = Table("field", "value", "read from", show_edge=False)
    for row in inspect.lines(fields):
        table.add_row(*row)
    shown.print(table)


@app.command()
@tells_errors
def compare(old: Path, new: Path, url: PageURL, as_json: AsJSON = False) -> None:
    """Say whether two saves of one page say the same, how far apart they are, and which facts differ."""
    found = inspect.compare_pages(_saved(old, url), _saved(new, url))
    if as_json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    shown.print(f"{found['verdict']}, {found['distance']} of 64 bits apart")
    for fact in found["differs"]:
        if fact["fact"] == "description":
            shown.print("  description differs", markup=False)
        else:
            shown.print(f"  {fact['fact']}: {fact['old']} → {fact['new']}", markup=False)


@app.command()
@tells_errors
def ingest(
    company: Annotated[
        list[str] | None, typer.Argument(help="Follow these first: names or careers addresses.")
    ] = None,
    as_json: AsJSON = False,
) -> None:
    """Run for the local owner over the companies that are switched on, and show how it goes."""

    async def run(context: Context, settings: Settings, user_id: int) -> dict[str, Any]:
        await local_run.follow(context, user_id, company or [])
        with _bar(as_json) as progress:
            return await local_run.run_to_end(context, settings, user_id, progress)

    final = _as_owner(run, repeatable=True)
    if as_json:
        print(json.dumps(final, indent=2, ensure_ascii=False, default=str))
    else:
        _show_run(final)
    if final["status"] != "finished":
        raise typer.Exit(1)


@app.command()
@tells_errors
def export(
    file: Annotated[Path, typer.Argument(help="NAME.zip for everything, NAME.csv for the table of applications.")],
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
    as_json: AsJSON = False,
) -> None:
    """Write all that the local owner has into one file, to keep it or to import it elsewhere."""

    async def run(context: Context, _: Settings, user_id: int) -> int:
        return await local.save(context.for_user(user_id), user_id, file, replace=replace)

    size = _as_owner(run)
    if as_json:
        print(json.dumps({"file": str(file), "bytes": size}, ensure_ascii=False))
    else:
        shown.print(f"{file}: {size:,} bytes", markup=False)


@app.command("import")
@tells_errors
def import_file(
    file: Annotated[Path, typer.Argument(help="An export of ours, or any table as CSV.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would bring.")] = False,
    duplicates: Annotated[Literal["skip", "add"], typer.Option(help="What is there already.")] = "skip",
    deleted: Annotated[Literal["leave", "restore"], typer.Option(help="What was deleted here.")] = "leave",
    columns: Annotated[str, typer.Option(help="What each column means, in order: company,title,skip,...")] = "",
    day_first: Annotated[bool | None, typer.Option("--day-first/--month-first", help="What 3/4 is.")] = None,
    as_json: AsJSON = False,
) -> None:
    """Bring in an export or a table for the local owner: all of it, or nothing."""
    choice = Choice(not dry_run, duplicates, deleted, local.columns(columns), day_first)

    async def run(context: Context, _: Settings, user_id: int) -> ImportOut:
        return await local.bring(context.for_user(user_id), user_id, file, choice)

    out = _as_owner(run)
    if as_json:
        print(out.model_dump_json(indent=2))
    else:
        shown.print("\n".join(local.told(out)), markup=False)


def _as_owner(do: Callable[[Context, Settings, int], Awaitable[R]], *, repeatable: bool = False) -> R:
    """Do something as the local owner, on the database brought to this version's tables."""

    async def run(told_where: Settings) -> R:
        await migrations.upgrade(told_where.database_url or "")
        async with open_context(told_where, repeatable=repeatable) as context:
            async with context.start_work() as work:
                await company_queries.ensure_built_in(work.connection)
            return await do(context, told_where, await owner_id(context))

    with supervise.database(settings := read_settings()) as url:
        return asyncio.run(run(replace(settings, database_url=url)))


@contextmanager
def _bar(quiet: bool) -> Iterator[local_run.Tell]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=told, disable=quiet or not told.is_terminal) as progress:
        task = progress.add_task("Reading the boards", total=None)

        def tell(account: dict[str, Any]) -> None:
            ingesting = account["status"] != "initializing"
            done = account["total"] - account["pending"] - account["crawled"]
            progress.update(
                task,
                description="Reading postings" if ingesting else "Reading the boards",
                completed=done,
                total=account["total"] or None,
            )

        yield tell


def _become(command: tuple[str, ...]) -> NoReturn:
    """Go on as that program, in the same process: what lives for days need not carry what only commands use."""
    os.execve(command[0], command, {**FRUGAL, **os.environ})


def _saved(file: Path, url: str) -> SavedPage:
    try:
        return SavedPage(file.read_bytes(), url)
    except OSError as error:
        raise BadRequest(f"{file} cannot be read: {os.strerror(error.errno or 0)}") from None


def _show_board(name: str, found: dict[str, Any]) -> None:
    advertised = "" if found["advertised"] is None else f" of {found['advertised']} advertised"
    told.print(f"{name} on {found['platform']} ({found['token']}): {found['state']}", markup=False)
    told.print(f"{len(found['openings'])} openings{advertised}, {found['requests']} requests", markup=False)
    if found["reason"]:
        told.print(found["reason"], markup=False)
    table = Table("id", "title", "places", show_edge=False)
    for opening in found["openings"]:
        table.add_row(opening["id"], opening["title"], " | ".join(opening["places"]))
    if found["openings"]:
        shown.print(table)


def _show_run(final: dict[str, Any]) -> None:
    table = Table("company", "state", "new", "changed", "unchanged", "closed", "errors", show_edge=False)
    for row in final["companies"]:
        counts = [str(row[key]) for key in ("new", "changed", "unchanged", "closed", "error")]
        table.add_row(row["display_name"], row["state"] or row["stage"], *counts)
    shown.print(table)
    for row in final["companies"]:
        if row["reason"]:
            told.print(f"{row['display_name']}: {row['reason']}", markup=False)
    if final["error_message"]:
        told.print(final["error_message"], markup=False)
