"""HTTP for companies and a user's settings for them."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Response

from jobhunt.accounts.current_user import CurrentContext, CurrentWork, SignedIn
from jobhunt.boards.registry import PLATFORMS
from jobhunt.companies import add_box, queries, settings
from jobhunt.companies.schemas import CompanyIn, CompanyOut, KnownTitle, Op, OpResult, SettingOut, TitleFiltersOut

router = APIRouter(prefix="/api/ingestion", tags=["companies"])


def _out(row: Any, new_postings: Mapping[str, int]) -> CompanyOut:
    return CompanyOut(
        name=row.name,
        display_name=row.display_name,
        logo_url=row.logo_url,
        platform=row.platform,
        platform_label=PLATFORMS[row.platform].LABEL,
        address=row.address,
        built_in=row.built_in,
        open_postings=row.open_postings,
        new_postings=new_postings.get(row.name, 0),
        last_checked_at=row.last_checked_at,
        state=row.state or "never",
        reason=row.reason,
        narrowed=row.narrowed,
        to_the_end=row.to_the_end,
    )


@router.get("/companies")
async def read_companies(user_id: SignedIn, context: CurrentContext) -> list[CompanyOut]:
    """Every company that can be followed."""
    async with context.connect() as connection:
        new = await queries.new_postings(connection, user_id)
        return [_out(row, new) for row in await queries.all_companies(connection)]


@router.post("/companies", status_code=201)
async def add_company(user_id: SignedIn, pasted: CompanyIn, work: CurrentWork, response: Response) -> CompanyOut:
    """Add a company by its name, its careers address or one posting's address; 200 when it is there already."""
    row, is_new = await add_box.add(work, pasted.address)
    if not is_new:
        response.status_code = 200
    return _out(row, await queries.new_postings(work.connection, user_id))


@router.get("/settings")
async def read_settings(user_id: SignedIn, context: CurrentContext) -> list[SettingOut]:
    """The companies a user follows and the titles to keep of each."""
    async with context.connect() as connection:
        rows = await queries.settings_of(connection, user_id)
    return [
        SettingOut(
            id=row.id,
            company_name=row.company_name,
            title_filters=TitleFiltersOut(
                include=row.title_filters.get("include", []), exclude=row.title_filters.get("exclude", [])
            ),
            is_enabled=row.is_enabled,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


@router.get("/titles")
async def read_titles(
    user_id: SignedIn, context: CurrentContext, limit: Annotated[int, Query(ge=1, le=20_000)] = 5_000
) -> list[KnownTitle]:
    """Titles seen at the companies a user follows, newest first, to try words on."""
    async with context.connect() as connection:
        rows = await queries.known_titles(connection, user_id, limit)
    return [KnownTitle(company=row.company, title=row.title) for row in rows]


@router.post("/settings", response_model_exclude_none=True)
async def change_settings(
    user_id: SignedIn, ops: Annotated[list[Op], Body(max_length=500)], work: CurrentWork
) -> list[OpResult]:
    """Change many settings at once; one that cannot be made says why, the others are made."""
    return await settings.apply(work, user_id, ops)
