"""Every environment variable the product reads, in one place; read once by each door."""

import tempfile
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import AliasChoices, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from jobhunt.core.errors import CannotStart

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def default_home() -> Path:
    """The user's data directory; for root a system one, since Postgres will not run as root nor read /root."""
    if platformdirs.user_data_dir("jobhunt").startswith("/root/"):
        return Path("/var/lib/jobhunt")
    return Path(platformdirs.user_data_dir("jobhunt"))


class Settings(BaseSettings):
    """What the environment says. Names of the original design have no prefix, ours have JOBHUNT_."""

    model_config = SettingsConfigDict(env_prefix="JOBHUNT_", env_file=".env", extra="ignore", frozen=True)

    stage: Literal["local", "demo", "test", "production"] = "local"
    home: Path = Field(default_factory=default_home)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    upstream: str | None = None
    pace: Literal["polite", "off"] = "polite"
    files: str | None = None
    concurrency: int = Field(default=40, ge=1, le=200)
    web_root: Path | None = None
    database_url: str | None = Field(default=None, validation_alias=AliasChoices("DATABASE_URL"))
    google_client_id: str | None = Field(default=None, validation_alias=AliasChoices("GOOGLE_CLIENT_ID"))

    @property
    def local_mode(self) -> bool:
        """No sign-in is configured: one owner, loopback only."""
        return not self.google_client_id

    @property
    def short_runtime_dir(self) -> Path:
        """Where sockets may live: their path must stay under 107 bytes, which a home need not."""
        return Path(tempfile.gettempdir())

    @model_validator(mode="after")
    def _combinations_are_safe(self) -> "Settings":
        if self.pace == "off" and not self.upstream:
            raise ValueError(
                "JOBHUNT_PACE=off is for fake or recorded sites only: set JOBHUNT_UPSTREAM too, or remove it"
            )
        if self.upstream is not None:
            parts = urlsplit(self.upstream)
            if parts.scheme != "http" or parts.hostname not in LOOPBACK or parts.path.strip("/") or not parts.port:
                raise ValueError(f"JOBHUNT_UPSTREAM must look like http://127.0.0.1:PORT, not {self.upstream!r}")
        if self.local_mode and self.host not in LOOPBACK:
            raise ValueError(
                f"JOBHUNT_HOST={self.host} would let others in without a password: "
                "set GOOGLE_CLIENT_ID for sign-in, or JOBHUNT_HOST=127.0.0.1"
            )
        return self


def read_settings() -> Settings:
    """The settings of this process. Raises CannotStart with every wrong variable named in one line."""
    try:
        return Settings()
    except ValidationError as error:
        raise CannotStart("; ".join(_sentence(e["loc"], e["msg"], e["input"]) for e in error.errors())) from None


def _sentence(loc: tuple[int | str, ...], message: str, given: object) -> str:
    if not loc:
        return message.removeprefix("Value error, ")
    name = str(loc[0])
    variable = name if name.isupper() else f"JOBHUNT_{name.upper()}"
    return f"{variable}={given}: {message.lower()}"
