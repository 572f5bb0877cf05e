"""Every environment variable the product reads, in one place; read once by each door."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar, Literal
from urllib.parse import urljoin, urlsplit

import platformdirs
from msgspec import Meta

from jobhunt.core.environment import READ_BY, environment, read
from jobhunt.core.errors import CannotStart
from jobhunt.core.loopback import LOOPBACK

GOOGLE_CERTS_URL = "https://www.googleapis.com/oauth2/v1/certs"
SECRET_BYTES = 32
LONGEST_ACCESS_MINUTES = 60 * 24 * 60
ORIGINAL = frozenset(
    {
        "access_token_expire_minutes",
        "algorithm",
        "allowed_emails",
        "allowed_origins",
        "database_url",
        "google_client_id",
        "secret_key",
    }
)
"""The variables of the original design, which have no prefix."""
BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])")


def default_home() -> Path:
    """The user's data directory; for root a system one, since Postgres will not run as root nor read /root."""
    if platformdirs.user_data_dir("jobhunt").startswith("/root/"):
        return Path("/var/lib/jobhunt")
    return Path(platformdirs.user_data_dir("jobhunt"))


def _bucket(given: str) -> str:
    if not BUCKET.fullmatch(given):
        raise ValueError("write s3://BUCKET with the bucket's own name, or remove it to use a folder in the home")
    return given


def _address(given: str) -> str:
    parts = urlsplit(given)
    if (
        (parts.scheme != "https" and (parts.scheme, parts.hostname in LOOPBACK) != ("http", True))
        or given != f"{parts.scheme}://{parts.netloc}{parts.path}"
        or any(character in given for character in " ;,'*")
    ):
        raise ValueError(
            "write the address under which browsers reach the bucket, such as"
            " https://s3.eu-north-1.amazonaws.com/BUCKET, or remove it to let files pass through the server"
        )
    return given.rstrip("/")


def _several(given: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, given.split(","))))


def _emails(given: str) -> tuple[str, ...]:
    for one in _several(given):
        if one.count("@") != 1 or one.startswith("@") or one.endswith("@"):
            raise ValueError(f"{one!r} is no e-mail address; write whole addresses with commas between")
    return _several(given.lower())


def _origins(given: str) -> tuple[str, ...]:
    for one in _several(given):
        parts = urlsplit(one)
        if parts.scheme not in ("http", "https") or one != f"{parts.scheme}://{parts.netloc}" or "*" in one:
            raise ValueError(f"{one!r} must be an exact origin such as https://your-app.vercel.app")
    return _several(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says."""

    PREFIX: ClassVar[str] = "JOBHUNT_"
    UNPREFIXED: ClassVar[frozenset[str]] = ORIGINAL

    stage: Literal["local", "demo", "test", "production"] = "local"
    home: Path = field(default_factory=default_home)
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535)] = 8000
    upstream: str | None = None
    pace: Literal["polite", "off"] = "polite"
    files: str | None = field(default=None, metadata={READ_BY: _bucket})
    files_at: str | None = field(default=None, metadata={READ_BY: _address})
    concurrency: Annotated[int, Meta(ge=1, le=200)] = 80
    crawl_pause: Annotated[float, Meta(ge=1, le=60)] = 1
    web_root: Path | None = None
    database_url: str | None = field(default=None, repr=False)
    google_client_id: str | None = None
    secret_key: str = field(default="", repr=False)
    proxy_secret: str = field(default="", repr=False)
    algorithm: str = "HS256"
    access_token_expire_minutes: Annotated[int, Meta(ge=1, le=LONGEST_ACCESS_MINUTES)] = 1440
    allowed_origins: tuple[str, ...] = field(default=(), metadata={READ_BY: _origins})
    allowed_emails: tuple[str, ...] = field(default=(), metadata={READ_BY: _emails})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AwsSettings:
    """What the template says to each function besides: where tasks go, and where secrets are kept."""

    PREFIX: ClassVar[str] = "JOBHUNT_AWS_"
    UNPREFIXED: ClassVar[frozenset[str]] = frozenset()

    secrets: str | None = None
    """Below which name the parameter store keeps DATABASE_URL and the like; None: they are in the environment."""
    crawl_queue: str
    extract_queue: str
    tick_queue: str
    initializer: str


def read_settings(given: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process, or of these variables.

    Raises CannotStart with every wrong variable named in one line, or else with what must not stand together.
    """
    settings = read(Settings, environment() if given is None else given)
    _check_sign_in(settings)
    _check_reach(settings)
    return settings


def read_aws_settings() -> AwsSettings:
    """What the template said. Raises CannotStart with every missing variable named in one line."""
    return read(AwsSettings, environment())


def _check_sign_in(settings: Settings) -> None:
    if settings.algorithm != "HS256":
        raise CannotStart(f"ALGORITHM={settings.algorithm} is not supported: set HS256, or remove it")
    if not settings.local_mode and len(settings.secret_key.encode()) < SECRET_BYTES:
        raise CannotStart(
            f"SECRET_KEY must have at least {SECRET_BYTES} bytes when GOOGLE_CLIENT_ID is set: "
            "make one with `openssl rand -base64 48`, and keep it, for it keeps people signed in"
        )
    if settings.google_certs_url != GOOGLE_CERTS_URL:
        parts = urlsplit(settings.google_certs_url)
        if not settings.playground or parts.scheme != "http" or parts.hostname not in LOOPBACK:
            raise CannotStart(
                "JOBHUNT_GOOGLE_CERTS_URL says whose signatures are believed: it may be set only with "
                "JOBHUNT_STAGE=test or demo, and only to http://127.0.0.1:PORT/... Remove it"
            )


def _check_reach(settings: Settings) -> None:
    """How hard others are asked, and who may ask us."""
    if settings.pace == "off" and not settings.upstream:
        raise CannotStart(
            "JOBHUNT_PACE=off is for fake or recorded sites only: set JOBHUNT_UPSTREAM too, or remove it"
        )
    if settings.upstream is not None:
        parts = urlsplit(settings.upstream)
        if parts.scheme != "http" or parts.hostname not in LOOPBACK or parts.path.strip("/") or not parts.port:
            raise CannotStart(f"JOBHUNT_UPSTREAM must look like http://127.0.0.1:PORT, not {settings.upstream!r}")
    if settings.local_mode and settings.host not in LOOPBACK:
        raise CannotStart(
            f"JOBHUNT_HOST={settings.host} would let others in without a password: "
            "set GOOGLE_CLIENT_ID for sign-in, or JOBHUNT_HOST=127.0.0.1"
        )
