"""HTTP for who is signed in, and what this installation is."""

import platform
from importlib.metadata import version

from fastapi import APIRouter, Request
from pydantic import BaseModel

from jobhunt.accounts import queries
from jobhunt.accounts.current_user import CurrentContext, SignedIn
from jobhunt.core.database import server_version
from jobhunt.core.settings import Settings

router = APIRouter(tags=["account"])

VERSION = version("jobhunt")


class UserOut(BaseModel):
    """The person who is signed in. `local`: the owner of a local installation, without sign-in."""

    email: str
    name: str
    picture: str | None
    local: bool


class AboutOut(BaseModel):
    """What runs here, as one has to know it to report a fault."""

    version: str
    stage: str
    python: str
    postgres: str


@router.get("/api/user")
async def read_user(user_id: SignedIn, context: CurrentContext) -> UserOut:
    """Who is signed in."""
    async with context.engine.connect() as connection:
        user = await queries.get_user(connection, user_id)
    return UserOut(email=user.email, name=user.name, picture=user.picture, local=True)


@router.get("/api/about")
async def read_about(_: SignedIn, request: Request, context: CurrentContext) -> AboutOut:
    """The versions of the product and of what it stands on."""
    settings: Settings = request.app.state.settings
    return AboutOut(
        version=VERSION,
        stage=settings.stage,
        python=platform.python_version(),
        postgres=await server_version(context.engine),
    )
