"""compose.yaml and the Dockerfile, as far as they can be tried without Docker: every name in them is ours."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

import jobhunt.web
from jobhunt.cli import app
from jobhunt.core.environment import variables
from jobhunt.core.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("web", "worker")
OF_THE_STORE = {"AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"}
ENV_FILE = {
    "POSTGRES_PASSWORD": "0123456789abcdef",
    "SECRET_KEY": "s" * 64,
    "GOOGLE_CLIENT_ID": "1-a.apps.googleusercontent.com",
    "ALLOWED_EMAILS": "ada@example.com,bob@example.com",
}
"""What somebody has to say."""


def filled(value: str) -> str:
    """A value as compose fills it in from `.env`."""
    return re.sub(r"\$\{(\w+)(?::\?[^}]*)?\}", lambda found: ENV_FILE[found[1]], value)


def test_there_are_a_database_the_web_app_and_two_workers() -> None:
    assert set(COMPOSE["services"]) == {"postgres", *OURS}
    assert COMPOSE["services"]["worker"]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("name", OURS)
def test_it_says_nothing_that_the_product_does_not_read(name: str) -> None:
    assert COMPOSE["services"][name]["environment"].keys() - {*variables(Settings).values()} - OF_THE_STORE == set()


@pytest.mark.parametrize("name", OURS)
def test_its_command_is_one_of_the_program(name: str) -> None:
    program, command = COMPOSE["services"][name]["command"]
    assert program == "jobhunt"
    assert command in {one.name or one.callback.__name__ for one in app.registered_commands if one.callback}


@pytest.mark.parametrize("name", OURS)
def test_the_product_starts_with_what_it_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in COMPOSE["services"][name]["environment"].items():
        # Without a value it is whatever the caller has, which is nothing here.
        if value is not None:
            monkeypatch.setenv(variable, filled(value))
    settings = read_settings()
    assert settings.stage == "production"
    assert settings.database_url == "postgresql://jobhunt:0123456789abcdef@postgres/jobhunt"
    # The web app listens to others, and does so only because people sign in.
    assert (settings.host == "0.0.0.0") == (not settings.local_mode) == (name == "web")


def test_the_web_app_is_not_started_without_its_secrets() -> None:
    asked = re.findall(r"\$\{(\w+):\?[^}]+\}", (ROOT / "compose.yaml").read_text())
    assert set(asked) == ENV_FILE.keys()
    page = (ROOT / "docs" / "deploying.md").read_text()
    assert [name for name in asked if f"\n{name}=" not in page] == []


def test_who_waits_for_whom_is_there_and_can_tell_that_it_is_ready() -> None:
    services = COMPOSE["services"]
    for name, service in services.items():
        for other, how in service.get("depends_on", {}).items():
            assert how == {"condition": "service_healthy"}, name
            assert services[other]["healthcheck"]["test"][0] == "CMD"
    assert "web" in services["worker"]["depends_on"]


def test_what_is_kept_lies_in_volumes_that_there_are() -> None:
    mounts = {name: dict([one.split(":", 1) for one in s["volumes"]]) for name, s in COMPOSE["services"].items()}
    assert set().union(*mounts.values()) == COMPOSE["volumes"].keys()
    home = re.search(r"^ENV JOBHUNT_HOME=(\S+)$", DOCKERFILE, re.M)
    assert home is not None
    # Without a bucket both see the same files.
    assert mounts["web"] == mounts["worker"] == {"files": home[1]}


def test_the_image_is_made_of_what_there_is() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.M)
    sources = [source for line in copied for source in line.split()]
    assert len(sources) > 4
    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_the_image_serves_the_web_app_that_it_built() -> None:
    built = re.search(r"^COPY --from=web \S+ (\S+)$", DOCKERFILE, re.M)
    assert built is not None
    module = PurePosixPath("/app/backend") / Path(jobhunt.web.__file__).relative_to(ROOT / "backend").as_posix()
    assert str(module.parents[3] / "frontend" / "dist") == built[1]
    assert jobhunt.web.WEB_ROOT == ROOT / "frontend" / "dist"


def test_nothing_that_the_image_copies_is_kept_out_of_it() -> None:
    left_out = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    needed = {"backend/jobhunt", "backend/migrations", "backend/pyproject.toml", "frontend/src", "frontend/vite"}
    assert not needed & set(left_out)
    assert "**/.env" in left_out
