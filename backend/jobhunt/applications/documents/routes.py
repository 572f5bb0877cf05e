"""HTTP for documents."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from jobhunt.accounts.current_user import CurrentContext, CurrentWork, RowId, SignedIn
from jobhunt.applications.documents import documents, sending, uploads
from jobhunt.applications.documents.documents import Upload
from jobhunt.applications.documents.file_names import disposition
from jobhunt.applications.documents.schemas import (
    DocumentEdit,
    DocumentOut,
    DocumentSent,
    Kind,
    RoomOut,
    UploadBegun,
    UploadDone,
    UploadOut,
)
from jobhunt.applications.idempotency import Asked, once
from jobhunt.applications.items import items
from jobhunt.applications.items.items import Where
from jobhunt.applications.routes import IdempotencyKey, IfMatch, tagged
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.postings.routes import INERT

router = APIRouter(prefix="/api", tags=["documents"])

FileName = Annotated[str, Query(max_length=500, description="The file's name.")]
A_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The file as it is: PDF, DOCX, TXT or PNG, at most 10 MB.",
    }
}


@router.get("/documents")
async def read_documents(user_id: SignedIn, context: CurrentContext) -> list[DocumentOut]:
    """The user's documents, with every version and where it was sent."""
    async with context.connect() as connection:
        return await documents.all_of(connection, user_id)


@router.get("/documents/room")
async def read_room(user_id: SignedIn, context: CurrentContext) -> RoomOut:
    """How much the user's documents take of what they may."""
    async with context.connect() as connection:
        return await documents.room(connection, user_id)


@router.post("/documents", status_code=201, openapi_extra=A_FILE)
async def add_document(
    user_id: SignedIn,
    context: CurrentContext,
    request: Request,
    name: FileName = "document",
    kind: Kind = "other",
    key: IdempotencyKey = None,
) -> DocumentOut:
    """Keep a file as a new document. What it is is told by what it holds."""
    return await documents.add(context, user_id, Upload(name, await request.body(), kind, key))


@router.post("/documents/{document_id}/versions", status_code=201, openapi_extra=A_FILE)
async def add_document_version(
    document_id: RowId, user_id: SignedIn, context: CurrentContext, request: Request, name: FileName = "document"
) -> DocumentOut:
    """Keep a file as the next version of a document."""
    return await documents.add_version(context, user_id, document_id, Upload(name, await request.body()))


@router.post("/documents/uploads", status_code=201)
async def begin_upload(user_id: SignedIn, context: CurrentContext, given: UploadBegun) -> UploadOut:
    """Where the browser may put a file by itself; nowhere, when files pass through this server."""
    return await uploads.begin(context, user_id, given.size)


@router.post("/documents/uploads/complete", status_code=201)
async def complete_upload(
    user_id: SignedIn, context: CurrentContext, given: UploadDone, key: IdempotencyKey = None
) -> DocumentOut:
    """Keep what was put there. What it is is told by what it holds."""
    return await uploads.complete(context, user_id, given, key)


@router.patch("/documents/{document_id}")
async def change_document(
    document_id: RowId, user_id: SignedIn, work: CurrentWork, given: DocumentEdit
) -> DocumentOut:
    """Another name or kind."""
    return await documents.change(work, user_id, document_id, given)


@router.delete("/documents/{document_id}")
async def delete_document(document_id: RowId, user_id: SignedIn, work: CurrentWork) -> DocumentOut:
    """Take a document out of the list; what was sent of it stays with the applications."""
    return await documents.delete(work, user_id, document_id)


@router.post("/documents/{document_id}/restore")
async def restore_document(document_id: RowId, user_id: SignedIn, work: CurrentWork) -> DocumentOut:
    """Put a deleted document back."""
    return await documents.restore(work, user_id, document_id)


@router.get(
    "/documents/versions/{document_version_id}",
    response_class=Response,
    responses={
        200: {"content": {documents.OPAQUE: {}}, "description": "The file as it was sent."},
        302: {"description": "Where the file store hands it out, for some minutes."},
    },
)
async def read_document_file(document_version_id: RowId, user_id: SignedIn, context: CurrentContext) -> Response:
    """A version's file, to be saved; a browser neither shows nor runs it."""
    name, body = await documents.read_file(context, user_id, document_version_id)
    if isinstance(body, str):
        return RedirectResponse(body, 302, {"Cache-Control": "no-store"})
    headers = {**INERT, "Content-Disposition": disposition(name)}
    return Response(body, media_type=documents.OPAQUE, headers=headers)


@router.post("/applications/{application_id}/documents", status_code=201)
async def send_document(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: DocumentSent,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """Note which version of a document was sent with an application, and to whom."""
    asked = Asked(user_id, key, f"send {application_id} {given.model_dump_json()}")
    out = await once(
        work, asked, ApplicationOut, lambda: sending.send(work, Where(user_id, application_id, seen), given)
    )
    return tagged(response, out)


@router.delete("/applications/{application_id}/documents/{document_use_id}")
async def take_document_back(
    application_id: RowId,
    document_use_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Note that a document was not sent after all."""
    out = await items.remove(work, Where(user_id, application_id, seen, document_use_id), sending.ITEM)
    return tagged(response, out)
