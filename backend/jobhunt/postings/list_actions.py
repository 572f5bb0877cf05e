"""What a user does to lines of the list. Every action answers with the one that takes it back exactly."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from jobhunt.core.errors import NotFound
from jobhunt.core.work import Work
from jobhunt.postings import list_queries

MOST = 500

Ids = Annotated[list[Annotated[int, Field(ge=1, lt=2**63)]], Field(min_length=1, max_length=MOST)]
CompanyName = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class OnPostings(BaseModel):
    """Do this to these postings. Those that are so already, or are not the user's, stay as they are."""

    action: Literal["seen", "unseen", "hide", "unhide"]
    ids: Ids


class SeeAllNew(BaseModel):
    """Mark all that the last run brought as seen."""

    action: Literal["see_all_new"]


class UnseeAt(BaseModel):
    """Take back a marking of everything new, by the moment that it answered with."""

    action: Literal["unsee_all"]
    at: datetime


class OnCompany(BaseModel):
    """Hide a company's postings, those still to come too, or show them again."""

    action: Literal["hide_company", "unhide_company"]
    company: CompanyName


Action = Annotated[OnPostings | SeeAllNew | UnseeAt | OnCompany, Field(discriminator="action")]


class ActionDone(BaseModel):
    """How many lines changed, and the action that takes exactly this back; none when nothing changed."""

    changed: int
    undo: Action | None


async def act(work: Work, user_id: int, action: OnPostings | SeeAllNew | UnseeAt | OnCompany) -> ActionDone:
    """Carry out an action."""
    match action:
        case OnPostings():
            return await _on_postings(work, user_id, action)
        case SeeAllNew():
            seen = await list_queries.see_new(work.connection, user_id, work.now)
            return ActionDone(changed=seen, undo=UnseeAt(action="unsee_all", at=work.now) if seen else None)
        case UnseeAt():
            taken_back = await list_queries.unsee_at(work.connection, user_id, action.at)
            return ActionDone(changed=taken_back, undo=SeeAllNew(action="see_all_new") if taken_back else None)
        case OnCompany():
            return await _on_company(work, user_id, action)


async def _on_postings(work: Work, user_id: int, action: OnPostings) -> ActionDone:
    connection, ids = work.connection, action.ids
    undo: Literal["seen", "unseen", "hide", "unhide"]
    match action.action:
        case "seen":
            changed, undo = await list_queries.set_seen(connection, user_id, ids, work.now), "unseen"
        case "unseen":
            changed, undo = await list_queries.set_unseen(connection, user_id, ids), "seen"
        case "hide":
            changed, undo = await list_queries.hide(connection, user_id, ids, work.now), "unhide"
        case "unhide":
            changed, undo = await list_queries.unhide(connection, user_id, ids), "hide"
    return ActionDone(changed=len(changed), undo=OnPostings(action=undo, ids=changed) if changed else None)


async def _on_company(work: Work, user_id: int, action: OnCompany) -> ActionDone:
    undo: Literal["hide_company", "unhide_company"]
    if action.action == "hide_company":
        changed = await list_queries.hide_company(work.connection, user_id, action.company, work.now)
        undo = "unhide_company"
    else:
        changed = await list_queries.unhide_company(work.connection, user_id, action.company)
        undo = "hide_company"
    if changed is None:
        raise NotFound(f"There is no company “{action.company}”. Nothing was changed.")
    return ActionDone(
        changed=int(changed), undo=OnCompany(action=undo, company=action.company) if changed else None
    )
