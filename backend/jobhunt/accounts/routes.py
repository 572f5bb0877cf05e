"""HTTP for who is signed in."""

from fastapi import APIRouter
from pydantic import BaseModel

from jobhunt.accounts import queries
from jobhunt.accounts.current_user import CurrentContext, SignedIn

router = APIRouter(tags=["account"])


class UserOut(BaseModel):
    """The person who is signed in. `local`: the owner of a local installation, without sign-in."""

    email: str
    name: str
    picture: str | None
    local: bool


@router.get("/api/user")
async def read_user(user_id: SignedIn, context: CurrentContext) -> UserOut:
    """Who is signed in."""
    async with context.connect() as connection:
        user = await queries.get_user(connection, user_id)
    return UserOut(email=user.email, name=user.name, picture=user.picture, local=True)
