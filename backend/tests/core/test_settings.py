"""Settings: what is unsafe or senseless is refused before anything starts, in words that say what to do."""

import pytest

from jobhunt.core.errors import CannotStart
from jobhunt.core.settings import GOOGLE_CERTS_URL, read_settings

SECRET = "0123456789abcdef0123456789abcdef"
SIGN_IN = {"GOOGLE_CLIENT_ID": "client", "SECRET_KEY": SECRET}
STAND_IN = "http://127.0.0.1:9000/_google/certs"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    for name in ("GOOGLE_CLIENT_ID", "SECRET_KEY", "DATABASE_URL", "ALLOWED_EMAILS", "ALLOWED_ORIGINS"):
        monkeypatch.delenv(name, raising=False)


def setenv(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_nothing_is_needed_to_start_for_one_owner() -> None:
    settings = read_settings()
    assert settings.local_mode
    assert settings.stand_in is None
    assert settings.access_token_expire_minutes == 1440


def test_the_original_names_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    setenv(
        monkeypatch,
        **SIGN_IN,
        ALGORITHM="HS256",
        ACCESS_TOKEN_EXPIRE_MINUTES="60",
        ALLOWED_ORIGINS="http://localhost:3000, https://your-app.vercel.app",
        ALLOWED_EMAILS="Your-Email@Gmail.com,",
    )
    settings = read_settings()
    assert not settings.local_mode
    assert settings.access_token_expire_minutes == 60
    assert settings.allowed_origins == ("http://localhost:3000", "https://your-app.vercel.app")
    assert settings.allowed_emails == ("your-email@gmail.com",)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"GOOGLE_CLIENT_ID": "client"}, "SECRET_KEY must have at least 32 bytes"),
        ({"GOOGLE_CLIENT_ID": "client", "SECRET_KEY": SECRET[:-1]}, "openssl rand"),
        ({"JOBHUNT_FILES": "/somewhere"}, "JOBHUNT_FILES=/somewhere: write s3://BUCKET"),
        ({"JOBHUNT_FILES": "s3://A_bucket"}, "JOBHUNT_FILES=s3://A_bucket: write s3://BUCKET"),
        ({"JOBHUNT_FILES_AT": "http://s3.example.org/b"}, "the address under which browsers reach the bucket"),
        ({"JOBHUNT_FILES_AT": "https://s3.example.org/b; script-src *"}, "JOBHUNT_FILES_AT=https"),
        ({"JOBHUNT_FILES": "s3://bucket/folder"}, "write s3://BUCKET"),
        ({**SIGN_IN, "ALGORITHM": "none"}, "ALGORITHM=none is not supported: set HS256"),
        ({"ALGORITHM": "HS512"}, "ALGORITHM=HS512 is not supported"),
        ({**SIGN_IN, "ACCESS_TOKEN_EXPIRE_MINUTES": "0"}, "ACCESS_TOKEN_EXPIRE_MINUTES=0"),
        ({**SIGN_IN, "ACCESS_TOKEN_EXPIRE_MINUTES": "forever"}, "ACCESS_TOKEN_EXPIRE_MINUTES=forever"),
        ({**SIGN_IN, "ALLOWED_ORIGINS": "*"}, "must be an exact origin"),
        ({**SIGN_IN, "ALLOWED_ORIGINS": "https://*.vercel.app"}, "must be an exact origin"),
        ({**SIGN_IN, "ALLOWED_ORIGINS": "https://a.example/"}, "must be an exact origin"),
        ({**SIGN_IN, "ALLOWED_ORIGINS": "your-app.vercel.app"}, "must be an exact origin"),
        ({**SIGN_IN, "ALLOWED_EMAILS": "somebody"}, "'somebody' is no e-mail address"),
        ({**SIGN_IN, "ALLOWED_EMAILS": "@example.org"}, "no e-mail address"),
        ({"JOBHUNT_HOST": "0.0.0.0"}, "would let others in without a password"),
        ({"JOBHUNT_PACE": "off"}, "JOBHUNT_PACE=off is for fake or recorded sites only"),
        ({"JOBHUNT_UPSTREAM": "https://example.org"}, "JOBHUNT_UPSTREAM must look like"),
    ],
)
def test_what_is_unsafe_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str
) -> None:
    setenv(monkeypatch, **given)
    with pytest.raises(CannotStart) as told:
        read_settings()
    assert said in str(told.value)
    assert SECRET[:-1] not in str(told.value)


@pytest.mark.parametrize("stage", ["demo", "test"])
def test_a_demo_and_a_test_may_believe_a_stand_in_for_google(monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    setenv(monkeypatch, **SIGN_IN, JOBHUNT_STAGE=stage, JOBHUNT_GOOGLE_CERTS_URL=STAND_IN)
    assert read_settings().stand_in == "http://127.0.0.1:9000/_google/sign-in"


@pytest.mark.parametrize(
    ("stage", "url"),
    [
        ("production", STAND_IN),
        ("local", STAND_IN),
        ("production", GOOGLE_CERTS_URL + "?x"),
        ("test", "http://192.0.2.1/certs"),
        ("test", "https://127.0.0.1/certs"),
        ("demo", "http://127.0.0.1.example.org/certs"),
        ("demo", "file:///etc/certs"),
    ],
)
def test_nothing_else_may_and_production_never(monkeypatch: pytest.MonkeyPatch, stage: str, url: str) -> None:
    setenv(monkeypatch, **SIGN_IN, JOBHUNT_STAGE=stage, JOBHUNT_GOOGLE_CERTS_URL=url)
    with pytest.raises(CannotStart, match="JOBHUNT_GOOGLE_CERTS_URL says whose signatures are believed"):
        read_settings()
