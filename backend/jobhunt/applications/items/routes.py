"""HTTP for notes, contacts, interviews and reminders; each request is answered with the whole application."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Response

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


@dataclass(frozen=True, slots=True)
class Change:
    """A request about what belongs to one application."""

    work: Work
    where: Where
    response: Response

    async def save(self, kind: str, id: int, make: Make) -> ApplicationOut:
        """An item with other contents."""
        where = replace(self.where, item_id=id)
        return tagged(self.response, await items.save(self.work, where, kind, make))

    async def remove(self, kind: str, id: int) -> ApplicationOut:
        """One item less."""
        where = replace(self.where, item_id=id)
        return tagged(self.response, await items.remove(self.work, where, kind))

    async def add(self, kind: str, given: Given, make: Make, key: str | None) -> ApplicationOut:
        """A new item, once for each key."""
        where = self.where
        asked = Asked(where.user_id, key, f"{kind} {where.application_id} {given.model_dump_json()}")
        out = await once(self.work, asked, ApplicationOut, lambda: items.save(self.work, where, kind, make))
        return tagged(self.response, out)

    async def done(self, id: int, key: str | None) -> ApplicationOut:
        """A reminder that was done, once for each key."""
        where = replace(self.where, item_id=id)
        asked = Asked(where.user_id, key, f"done {id}")
        out = await once(
            self.work, asked, ApplicationOut, lambda: items.save(self.work, where, "reminder", items.done, "done")
        )
        return tagged(self.response, out)


def _change(
    application_id: RowId, user_id: SignedIn, work: CurrentWork, response: Response, seen: IfMatch = None
) -> Change:
    return Change(work, Where(user_id, application_id, seen), response)


Asking = Annotated[Change, Depends(_change)]


@router.post("/notes", status_code=201)
async def add_note(asking: Asking, given: NoteIn, key: IdempotencyKey = None) -> ApplicationOut:
    """Write a note."""
    return await asking.add("note", given, items.note(given), key)


@router.put("/notes/{note_id}")
async def change_note(note_id: RowId, asking: Asking, given: NoteIn) -> ApplicationOut:
    """Write a note anew."""
    return await asking.save("note", note_id, items.note(given))


@router.delete("/notes/{note_id}")
async def remove_note(note_id: RowId, asking: Asking) -> ApplicationOut:
    """Drop a note."""
    return await asking.remove("note", note_id)


@router.post("/contacts", status_code=201)
async def add_contact(asking: Asking, given: ContactIn, key: IdempotencyKey = None) -> ApplicationOut:
    """Add a person."""
    return await asking.add("contact", given, items.contact(given), key)


@router.put("/contacts/{contact_id}")
async def change_contact(contact_id: RowId, asking: Asking, given: ContactIn) -> ApplicationOut:
    """Change a person."""
    return await asking.save("contact", contact_id, items.contact(given))


@router.delete("/contacts/{contact_id}")
async def remove_contact(contact_id: RowId, asking: Asking) -> ApplicationOut:
    """Drop a person."""
    return await asking.remove("contact", contact_id)


@router.post("/interviews", status_code=201)
async def add_interview(asking: Asking, given: InterviewIn, key: IdempotencyKey = None) -> ApplicationOut:
    """Add an interview."""
    return await asking.add("interview", given, items.interview(given), key)


@router.put("/interviews/{interview_id}")
async def change_interview(interview_id: RowId, asking: Asking, given: InterviewIn) -> ApplicationOut:
    """Change an interview."""
    return await asking.save("interview", interview_id, items.interview(given))


@router.delete("/interviews/{interview_id}")
async def remove_interview(interview_id: RowId, asking: Asking) -> ApplicationOut:
    """Drop an interview."""
    return await asking.remove("interview", interview_id)


@router.post("/reminders", status_code=201)
async def add_reminder(asking: Asking, given: ReminderIn, key: IdempotencyKey = None) -> ApplicationOut:
    """Add a reminder."""
    return await asking.add("reminder", given, items.reminder(given), key)


@router.put("/reminders/{reminder_id}")
async def change_reminder(reminder_id: RowId, asking: Asking, given: ReminderIn) -> ApplicationOut:
    """Change a reminder; it is due again."""
    return await asking.save("reminder", reminder_id, items.reminder(given))


@router.delete("/reminders/{reminder_id}")
async def remove_reminder(reminder_id: RowId, asking: Asking) -> ApplicationOut:
    """Drop a reminder."""
    return await asking.remove("reminder", reminder_id)


@router.post("/reminders/{reminder_id}/done")
async def do_reminder(reminder_id: RowId, asking: Asking, key: IdempotencyKey = None) -> ApplicationOut:
    """A reminder was done; a repeating one goes on to its next time."""
    return await asking.done(reminder_id, key)
