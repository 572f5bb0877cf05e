"""HTTP for dry runs, runs and their live progress."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse

from jobhunt.accounts.current_user import AnybodysContext, CurrentContext, CurrentWork, RowId, SignedIn
from jobhunt.core.context import Context
from jobhunt.core.errors import NotFound
from jobhunt.ingestion import dry_run, event_stream, queries, re_extract, runs
from jobhunt.ingestion.event_queries import cursor_from
from jobhunt.ingestion.progress import ProgressHub
from jobhunt.ingestion.schemas import (
    DryRunCompany,
    ReExtractAsked,
    ReExtracted,
    ReExtractIn,
    RunLine,
    RunOut,
    Started,
    StartIn,
    run_line,
    run_out,
)

router = APIRouter(prefix="/api/ingestion", tags=["ingestion"])
again = APIRouter(tags=["postings"])

LATEST = 20


@router.post("/dry-run")
async def preview(
    user_id: SignedIn, context: CurrentContext, company: Annotated[list[str] | None, Query(max_length=500)] = None
) -> dict[str, DryRunCompany]:
    """What a run would bring from every company switched on, or from those named; changes nothing."""
    answers = await dry_run.dry_run(context, user_id, company or ())
    return {name: DryRunCompany.model_validate(answer) for name, answer in answers.items()}


@router.post("/start")
async def start_run(user_id: SignedIn, work: CurrentWork, asked: StartIn | None = None) -> Started:
    """Start a run over the companies switched on, or those named; an open run is answered again instead."""
    return Started(run_id=await runs.start(work, user_id, asked.companies if asked else ()))


@router.post("/cancel/{run_id}")
async def cancel_run(run_id: RowId, user_id: SignedIn, context: CurrentContext) -> RunOut:
    """Stop a run; what is read so far stays."""
    async with context.start_work() as work:
        await runs.cancel(work, user_id, run_id)
    return await _status(context, user_id, run_id)


@router.get("/status/{run_id}")
async def read_status(run_id: RowId, user_id: SignedIn, context: CurrentContext) -> RunOut:
    """Where a run stands."""
    return await _status(context, user_id, run_id)


@router.get("/runs")
async def read_runs(user_id: SignedIn, context: CurrentContext) -> list[RunLine]:
    """The latest runs, newest first; the companies of each are in its status."""
    async with context.connect() as connection:
        rows = await queries.latest_runs(connection, user_id, LATEST)
        return [run_line(row, await runs.account(connection, row)) for row in rows]


@router.get(
    "/progress/{run_id}",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}, 204: {"description": "All is told."}},
)
async def read_progress(
    run_id: RowId,
    request: Request,
    user_id: SignedIn,
    context: CurrentContext,
    after: str | None = None,
    transport: event_stream.Transport = "stream",
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """A run's progress as server-sent events, from `Last-Event-ID` or `after` on."""
    await _mine(context, user_id, run_id)
    given = last_event_id or after
    hello = await event_stream.open_stream(context, run_id, cursor_from(given) if given else None)
    if hello is None:
        return Response(status_code=204)
    hub: ProgressHub = request.app.state.progress
    held = event_stream.safer(transport, request.app.state.settings.progress)
    return StreamingResponse(
        event_stream.stream(context, hub, run_id, hello, held),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
    )


@again.post("/api/jobs/{job_id}/re-extract")
async def re_extract_job(job_id: RowId, user_id: SignedIn, context: AnybodysContext) -> ReExtracted:
    """Read a posting again from its saved page, at once and with no network."""
    return ReExtracted(changed=await re_extract.read_again(context, user_id, job_id))


@router.post("/re-extract", status_code=202)
async def re_extract_company(asked: ReExtractIn, user_id: SignedIn, work: CurrentWork) -> ReExtractAsked:
    """Ask for every posting of a company to be read again from its saved page; a worker does it."""
    return ReExtractAsked(postings=await re_extract.read_company_again(work, user_id, asked.company))


async def _mine(context: Context, user_id: int, run_id: int) -> None:
    async with context.connect() as connection:
        if await queries.find_run(connection, run_id, user_id) is None:
            raise NotFound(f"There is no run {run_id}.")


async def _status(context: Context, user_id: int, run_id: int) -> RunOut:
    async with context.connect() as connection:
        run = await queries.find_run(connection, run_id, user_id)
        if run is None:
            raise NotFound(f"There is no run {run_id}.")
        return run_out(run, await runs.account(connection, run))
