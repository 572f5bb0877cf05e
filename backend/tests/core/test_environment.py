"""Reading the environment: text becomes what a field wants, and all that is wrong is told in one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import pytest
from msgspec import Meta

from jobhunt.core.environment import READ_BY, environment, read, variables
from jobhunt.core.errors import CannotStart


def _shouted(text: str) -> str:
    if text != text.upper():
        raise ValueError("write it in capitals")
    return text + "!"


@dataclass(frozen=True, kw_only=True)
class Kiosk:
    """A stand-in with one field of every sort."""

    PREFIX: ClassVar[str] = "KIOSK_"
    UNPREFIXED: ClassVar[frozenset[str]] = frozenset({"city"})

    city: str
    port: Annotated[int, Meta(ge=1, le=9)] = 1
    pause: Annotated[float, Meta(ge=0.5, le=60)] = 0.5
    open: bool = False
    kind: Literal["small", "large"] = "small"
    folder: Path | None = None
    sign: str = field(default="", metadata={READ_BY: _shouted})
    key: str = field(default="", repr=False, metadata={READ_BY: _shouted})


def test_a_field_is_read_from_its_variable_with_or_without_the_prefix() -> None:
    assert variables(Kiosk)["city"] == "CITY"
    assert variables(Kiosk)["port"] == "KIOSK_PORT"


def test_text_becomes_what_the_field_wants() -> None:
    given = {"CITY": "Bern", "KIOSK_PORT": "7", "KIOSK_PAUSE": "2", "KIOSK_OPEN": "true", "KIOSK_KIND": "large"}
    given |= {"KIOSK_FOLDER": "/tmp", "KIOSK_SIGN": "OPEN"}
    assert read(Kiosk, given) == Kiosk(
        city="Bern", port=7, pause=2.0, open=True, kind="large", folder=Path("/tmp"), sign="OPEN!"
    )


def test_what_is_not_said_is_as_the_field_says() -> None:
    assert read(Kiosk, {"CITY": "Bern", "KIOSK_CITY": "Chur", "HOME": "/"}) == Kiosk(city="Bern")


@pytest.mark.parametrize("on", ["1", "true", "True"])
@pytest.mark.parametrize("off", ["0", "false", "False"])
def test_yes_and_no_are_told_as_usual(on: str, off: str) -> None:
    assert read(Kiosk, {"CITY": "", "KIOSK_OPEN": on}).open
    assert not read(Kiosk, {"CITY": "", "KIOSK_OPEN": off}).open


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ["CITY is missing"]),
        ({"KIOSK_PORT": "10"}, ["CITY is missing", "KIOSK_PORT=10: write a whole number from 1 to 9"]),
        ({"CITY": "Bern", "KIOSK_PORT": ""}, ["KIOSK_PORT=: write a whole number from 1 to 9"]),
        ({"CITY": "Bern", "KIOSK_PAUSE": "long"}, ["KIOSK_PAUSE=long: write a number from 0.5 to 60"]),
        ({"CITY": "Bern", "KIOSK_OPEN": "perhaps"}, ["KIOSK_OPEN=perhaps: write true or false"]),
        ({"CITY": "Bern", "KIOSK_KIND": "huge"}, ["KIOSK_KIND=huge: write one of large, small"]),
        ({"CITY": "Bern", "KIOSK_SIGN": "open"}, ["KIOSK_SIGN=open: write it in capitals"]),
    ],
)
def test_everything_wrong_is_told_at_once(given: Mapping[str, str], said: list[str]) -> None:
    with pytest.raises(CannotStart) as told:
        read(Kiosk, given)
    assert [one for one in said if one not in str(told.value)] == []


def test_a_secret_is_never_told() -> None:
    with pytest.raises(CannotStart, match="KIOSK_KEY=…: write it in capitals"):
        read(Kiosk, {"CITY": "Bern", "KIOSK_KEY": "sesame"})


def test_a_file_in_the_folder_is_read_beneath_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("CITY=Chur\nKIOSK_PORT=3 # a comment\nKIOSK_SIGN\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITY", "Bern")
    monkeypatch.delenv("KIOSK_PORT", raising=False)
    found = environment()
    assert (found["CITY"], found["KIOSK_PORT"]) == ("Bern", "3")
    assert "KIOSK_SIGN" not in found
