"""What signing in, sessions and the account look like over the wire."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

MOST = 4_000_000


class GoogleIn(BaseModel):
    """The ID token that Google gave to the browser."""

    token: str = Field(max_length=MOST)


class TokenOut(BaseModel):
    """A token for the Authorization header, and for how many seconds it is good."""

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int


class Renewed(BaseModel):
    """The cookies were renewed; the access one is good for so many seconds."""

    expires_in: int


class Ended(BaseModel):
    """How many sessions were ended."""

    ended: int


class NonceOut(BaseModel):
    """What a sign-in that starts now hands to Google, good once and for so many seconds."""

    nonce: str
    expires_in: int


class SignInConfig(BaseModel):
    """How one signs in here. `local`: not at all. `stand_in`: the page of a fake Google, in a demo or a test."""

    local: bool
    client_id: str | None
    stand_in: str | None


class SessionOut(BaseModel):
    """One device that is signed in. `current`: the one that asks."""

    id: int
    device: str
    address: str
    created_at: datetime
    last_used_at: datetime
    current: bool


class AccountEventOut(BaseModel):
    """Something that happened to the account."""

    at: datetime
    kind: str
    device: str
    address: str


class UserOut(BaseModel):
    """The person who is signed in. `local`: the owner of a local installation, without sign-in.

    `deletes_at`: when the account will be deleted, if that was asked for and not undone.
    """

    email: str
    name: str
    picture: str | None
    local: bool
    deletes_at: datetime | None


class DeletionIn(BaseModel):
    """The word that whoever wants their account deleted has typed."""

    confirm: Literal["delete"]


class DeletionOut(BaseModel):
    """When the account will be deleted; until then whoever signs in can undo it."""

    deletes_at: datetime


class AboutOut(BaseModel):
    """What runs here, as one has to know it to report a fault."""

    version: str
    stage: str
    python: str
    postgres: str
