"""Every environment variable the product reads, in one place; read once by each door."""

import re
import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urljoin, urlsplit

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from jobhunt.core.errors import CannotStart
from jobhunt.core.loopback import LOOPBACK

GOOGLE_CERTS_URL = "https://www.googleapis.com/oauth2/v1/certs"
SECRET_BYTES = 32
LONGEST_ACCESS_MINUTES = 60 * 24 * 60
BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])")

Kind = TypeVar("Kind", bound=BaseSettings)
Listed = Annotated[tuple[str, ...], NoDecode]
"""Several values in one variable, with commas between."""


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
    files_at: str | None = None
    concurrency: int = Field(default=80, ge=1, le=200)
    crawl_pause: float = Field(default=1, ge=1, le=60)
    web_root: Path | None = None
    database_url: str | None = Field(default=None, validation_alias=AliasChoices("DATABASE_URL"))
    google_client_id: str | None = Field(default=None, validation_alias=AliasChoices("GOOGLE_CLIENT_ID"))
    secret_key: SecretStr = Field(default=SecretStr(""), validation_alias=AliasChoices("SECRET_KEY"))
    proxy_secret: SecretStr = SecretStr("")
    algorithm: str = Field(default="HS256", validation_alias=AliasChoices("ALGORITHM"))
    access_token_expire_minutes: int = Field(
        default=1440, ge=1, le=LONGEST_ACCESS_MINUTES, validation_alias=AliasChoices("ACCESS_TOKEN_EXPIRE_MINUTES")
    )
    allowed_origins: Listed = Field(default=(), validation_alias=AliasChoices("ALLOWED_ORIGINS"))
    allowed_emails: Listed = Field(default=(), validation_alias=AliasChoices("ALLOWED_EMAILS"))
    google_certs_url: str = GOOGLE_CERTS_URL
    database_pooled: bool = False
    progress: Literal["stream", "longpoll", "poll"] = "stream"

    @property
    def local_mode(self) -> bool:
        """No sign-in is configured: one owner, loopback only."""
        return not self.google_client_id

    @property
    def playground(self) -> bool:
        """Whether this is a demo or a test, where a stand-in for Google is believed and everybody may sign in."""
        return self.stage in ("demo", "test")

    @property
    def stand_in(self) -> str | None:
        """The sign-in page of a stand-in for Google, which is where its certificates are."""
        if self.google_certs_url == GOOGLE_CERTS_URL:
            return None
        return urljoin(self.google_certs_url, "sign-in")

    @property
    def bucket(self) -> str | None:
        """The bucket that keeps the files; None when a folder does."""
        named = BUCKET.fullmatch(self.files or "")
        return named[1] if named else None

    @property
    def short_runtime_dir(self) -> Path:
        """Where sockets may live: their path must stay under 107 bytes, which a home need not."""
        return Path(tempfile.gettempdir())

    @field_validator("allowed_origins", "allowed_emails", mode="before")
    @classmethod
    def _one_by_one(cls, given: Any) -> Any:
        return tuple(filter(None, map(str.strip, given.split(",")))) if isinstance(given, str) else given

    @field_validator("files")
    @classmethod
    def _is_a_bucket(cls, given: str | None) -> str | None:
        if given is not None and not BUCKET.fullmatch(given):
            raise ValueError(
                "write s3://BUCKET with the bucket's own name, or remove it to use a folder in the home"
            )
        return given

    @field_validator("files_at")
    @classmethod
    def _is_an_address(cls, given: str | None) -> str | None:
        parts = urlsplit(given or "")
        if given is not None and (
            (parts.scheme != "https" and (parts.scheme, parts.hostname in LOOPBACK) != ("http", True))
            or given != f"{parts.scheme}://{parts.netloc}{parts.path}"
            or any(character in given for character in " ;,'*")
        ):
            raise ValueError(
                "write the address under which browsers reach the bucket, such as"
                " https://s3.eu-north-1.amazonaws.com/BUCKET, or remove it to let files pass through the server"
            )
        return given.rstrip("/") if given else None

    @field_validator("allowed_emails")
    @classmethod
    def _are_addresses(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for one in given:
            if one.count("@") != 1 or one.startswith("@") or one.endswith("@"):
                raise ValueError(f"{one!r} is no e-mail address; write whole addresses with commas between")
        return tuple(one.lower() for one in given)

    @field_validator("allowed_origins")
    @classmethod
    def _are_origins(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for one in given:
            parts = urlsplit(one)
            if parts.scheme not in ("http", "https") or one != f"{parts.scheme}://{parts.netloc}" or "*" in one:
                raise ValueError(f"{one!r} must be an exact origin such as https://your-app.vercel.app")
        return given

    @model_validator(mode="after")
    def _sign_in_is_safe(self) -> "Settings":
        if self.algorithm != "HS256":
            raise ValueError(f"ALGORITHM={self.algorithm} is not supported: set HS256, or remove it")
        if not self.local_mode and len(self.secret_key.get_secret_value().encode()) < SECRET_BYTES:
            raise ValueError(
                f"SECRET_KEY must have at least {SECRET_BYTES} bytes when GOOGLE_CLIENT_ID is set: "
                "make one with `openssl rand -base64 48`, and keep it, for it keeps people signed in"
            )
        if self.google_certs_url != GOOGLE_CERTS_URL:
            parts = urlsplit(self.google_certs_url)
            if not self.playground or parts.scheme != "http" or parts.hostname not in LOOPBACK:
                raise ValueError(
                    "JOBHUNT_GOOGLE_CERTS_URL says whose signatures are believed: it may be set only with "
                    "JOBHUNT_STAGE=test or demo, and only to http://127.0.0.1:PORT/... Remove it"
                )
        return self

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


class AwsSettings(BaseSettings):
    """What the template says to each function besides: where tasks go, and where secrets are kept."""

    model_config = SettingsConfigDict(env_prefix="JOBHUNT_AWS_", frozen=True)

    secrets: str | None = None
    """Below which name the parameter store keeps DATABASE_URL and the like; None: they are in the environment."""
    crawl_queue: str
    extract_queue: str
    tick_queue: str
    initializer: str


def read_settings() -> Settings:
    """The settings of this process. Raises CannotStart with every wrong variable named in one line."""
    return _read(Settings)


def read_aws_settings() -> AwsSettings:
    """What the template said. Raises CannotStart with every missing variable named in one line."""
    return _read(AwsSettings)


def _read(kind: type[Kind]) -> Kind:
    try:
        return kind()
    except ValidationError as error:
        prefix = str(kind.model_config["env_prefix"])
        said = (_sentence(prefix, e["loc"], e["msg"], e["input"]) for e in error.errors())
        raise CannotStart("; ".join(said)) from None


def _sentence(prefix: str, loc: tuple[int | str, ...], message: str, given: object) -> str:
    if not loc:
        return message.removeprefix("Value error, ")
    name = str(loc[0])
    variable = name if name.isupper() else f"{prefix}{name.upper()}"
    shown = ",".join(given) if isinstance(given, tuple) else given
    return f"{variable}={shown}: {message.removeprefix('Value error, ')}"
