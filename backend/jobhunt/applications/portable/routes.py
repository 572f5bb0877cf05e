"""HTTP for taking everything along, and for bringing it back."""

from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from jobhunt.accounts.current_user import CurrentContext, SignedIn
from jobhunt.applications.documents.file_names import disposition
from jobhunt.applications.portable import export, imports
from jobhunt.applications.portable.csv_columns import Target
from jobhunt.applications.portable.imports import Choice
from jobhunt.applications.portable.schemas import ImportOut
from jobhunt.postings.routes import INERT

router = APIRouter(prefix="/api", tags=["export and import"])

A_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        "description": "An export of ours, or any CSV, as it is.",
    }
}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/zip": {}, "text/csv": {}},
        "description": "Everything, or the table of applications.",
    }
}


@router.get("/export", response_class=Response, responses=ANSWERS)
async def read_export(
    user_id: SignedIn, context: CurrentContext, format: Literal["zip", "csv"] = "zip"
) -> Response:
    """Everything the user has, as one archive; or the applications as a table."""
    name = f"job-hunt-{context.clock():%Y-%m-%d}.{format}"
    headers = {**INERT, "Content-Disposition": disposition(name), "Content-Encoding": "identity"}
    found = await export.gather(context, user_id)
    if format == "csv":
        return Response(found.tables.applications(), media_type="text/csv; charset=utf-8", headers=headers)
    return StreamingResponse(export.write(context, found), media_type="application/zip", headers=headers)


@router.post("/import", openapi_extra=A_FILE)
async def import_file(
    user_id: SignedIn,
    context: CurrentContext,
    request: Request,
    write: Annotated[bool, Query(description="Without it the answer says what would be written.")] = False,
    duplicates: Annotated[Literal["skip", "add"], Query(description="What is there already.")] = "skip",
    deleted: Annotated[Literal["leave", "restore"], Query(description="What was deleted here.")] = "leave",
    column: Annotated[list[Target] | None, Query(description="What each column means, in their order.")] = None,
    day_first: Annotated[bool | None, Query(description="Whether 3/4/2026 is in April.")] = None,
) -> ImportOut:
    """Take in an export of ours, or a table: first what it would bring, then with `write` all of it or nothing."""
    with SpooledTemporaryFile(export.IN_MEMORY) as file:
        async for chunk in request.stream():
            file.write(chunk)
        file.seek(0)
        choice = Choice(write, duplicates, deleted, tuple(column or ()), day_first)
        return await imports.bring(context, user_id, cast(Any, file), choice)
