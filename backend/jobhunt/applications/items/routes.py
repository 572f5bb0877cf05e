"""HTTP for notes, contacts, interviews and reminders; each request is answered with the whole application."""

from fastapi import APIRouter, Response

from jobhunt.accounts.current_user import CurrentWork, RowId, SignedIn
from jobhunt.applications.idempotency import Asked, once
from jobhunt.applications.items import items
from jobhunt.applications.items.items import Make, Where
from jobhunt.applications.items.schemas import ContactIn, InterviewIn, NoteIn, ReminderIn
from jobhunt.applications.routes import IdempotencyKey, IfMatch, tagged
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.applications.values import Given
from jobhunt.core.work import Work

router = APIRouter(prefix="/api/applications/{application_id}", tags=["application items"])


async def _add(work: Work, where: Where, kind: str, made: tuple[Given, Make], key: str | None) -> ApplicationOut:
    given, make = made
    asked = Asked(where.user_id, key, f"{kind} {where.application_id} {given.model_dump_json()}")
    return await once(work, asked, ApplicationOut, lambda: items.save(work, where, kind, make))


@router.post("/notes", status_code=201)
async def add_note(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: NoteIn,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """Write a note."""
    where = Where(user_id, application_id, seen)
    return tagged(response, await _add(work, where, "note", (given, items.note(given)), key))


@router.put("/notes/{note_id}")
async def change_note(
    application_id: RowId,
    note_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: NoteIn,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Write a note anew."""
    where = Where(user_id, application_id, seen, note_id)
    return tagged(response, await items.save(work, where, "note", items.note(given)))


@router.delete("/notes/{note_id}")
async def remove_note(
    application_id: RowId,
    note_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Drop a note."""
    where = Where(user_id, application_id, seen, note_id)
    return tagged(response, await items.remove(work, where, "note"))


@router.post("/contacts", status_code=201)
async def add_contact(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: ContactIn,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """Add a person."""
    where = Where(user_id, application_id, seen)
    return tagged(response, await _add(work, where, "contact", (given, items.contact(given)), key))


@router.put("/contacts/{contact_id}")
async def change_contact(
    application_id: RowId,
    contact_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: ContactIn,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Change a person."""
    where = Where(user_id, application_id, seen, contact_id)
    return tagged(response, await items.save(work, where, "contact", items.contact(given)))


@router.delete("/contacts/{contact_id}")
async def remove_contact(
    application_id: RowId,
    contact_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Drop a person."""
    where = Where(user_id, application_id, seen, contact_id)
    return tagged(response, await items.remove(work, where, "contact"))


@router.post("/interviews", status_code=201)
async def add_interview(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: InterviewIn,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """Add an interview."""
    where = Where(user_id, application_id, seen)
    return tagged(response, await _add(work, where, "interview", (given, items.interview(given)), key))


@router.put("/interviews/{interview_id}")
async def change_interview(
    application_id: RowId,
    interview_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: InterviewIn,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Change an interview."""
    where = Where(user_id, application_id, seen, interview_id)
    return tagged(response, await items.save(work, where, "interview", items.interview(given)))


@router.delete("/interviews/{interview_id}")
async def remove_interview(
    application_id: RowId,
    interview_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Drop an interview."""
    where = Where(user_id, application_id, seen, interview_id)
    return tagged(response, await items.remove(work, where, "interview"))


@router.post("/reminders", status_code=201)
async def add_reminder(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: ReminderIn,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """Add a reminder."""
    where = Where(user_id, application_id, seen)
    return tagged(response, await _add(work, where, "reminder", (given, items.reminder(given)), key))


@router.put("/reminders/{reminder_id}")
async def change_reminder(
    application_id: RowId,
    reminder_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: ReminderIn,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Change a reminder; it is due again."""
    where = Where(user_id, application_id, seen, reminder_id)
    return tagged(response, await items.save(work, where, "reminder", items.reminder(given)))


@router.delete("/reminders/{reminder_id}")
async def remove_reminder(
    application_id: RowId,
    reminder_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Drop a reminder."""
    where = Where(user_id, application_id, seen, reminder_id)
    return tagged(response, await items.remove(work, where, "reminder"))


@router.post("/reminders/{reminder_id}/done")
async def do_reminder(
    application_id: RowId,
    reminder_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """A reminder was done; a repeating one goes on to its next time."""
    where = Where(user_id, application_id, seen, reminder_id)
    asked = Asked(user_id, key, f"done {reminder_id}")
    out = await once(work, asked, ApplicationOut, lambda: items.save(work, where, "reminder", items.done, "done"))
    return tagged(response, out)
