"""Reads a dataclass from environment variables, and tells all that is wrong with them at once."""

import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, ClassVar, Protocol, TypeVar, get_type_hints

import msgspec
from dotenv import dotenv_values

from jobhunt.core.errors import CannotStart

READ_BY = "read by"
"""The metadata of a field whose text a function of ours reads; it raises ValueError with what to write instead."""


class FromEnvironment(Protocol):
    """A dataclass whose fields are variables."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    PREFIX: ClassVar[str]
    UNPREFIXED: ClassVar[frozenset[str]]
    """The fields whose variables have no prefix."""


Kind = TypeVar("Kind", bound=FromEnvironment)


def environment() -> dict[str, str]:
    """The variables of this process, over those of a `.env` in the folder where it was started."""
    kept = {name: text for name, text in dotenv_values(".env").items() if text is not None}
    return kept | os.environ


def variables(kind: type[FromEnvironment]) -> dict[str, str]:
    """By field, the variable it is read from."""
    return {
        one.name: ("" if one.name in kind.UNPREFIXED else kind.PREFIX) + one.name.upper() for one in fields(kind)
    }


def read(kind: type[Kind], given: Mapping[str, str]) -> Kind:
    """Its fields out of these variables. Raises CannotStart with every wrong or missing one named in one line."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    types, names = get_type_hints(kind, include_extras=True), variables(kind)
    for one in fields(kind):
        name, text = names[one.name], given.get(names[one.name])
        try:
            if text is not None:
                values[one.name] = _value(types[one.name], one.metadata.get(READ_BY), text)
            elif one.default is MISSING and one.default_factory is MISSING:
                wrong.append(f"{name} is missing")
        except ValueError as error:
            wrong.append(f"{name}={text if one.repr else '…'}: {error}")
    if wrong:
        raise CannotStart("; ".join(wrong))
    return kind(**values)


def _value(wanted: Any, read_by: Callable[[str], Any] | None, text: str) -> Any:
    if read_by is not None:
        return read_by(text)
    try:
        return msgspec.convert(text, wanted, strict=False, dec_hook=lambda kind, given: kind(given))
    except msgspec.ValidationError:
        raise ValueError(_told(msgspec.inspect.type_info(wanted))) from None


def _told(wanted: msgspec.inspect.Type) -> str:
    """What to write for a field of this type."""
    match wanted:
        case msgspec.inspect.LiteralType(values):
            return f"write one of {', '.join(map(str, values))}"
        case msgspec.inspect.BoolType():
            return "write true or false"
        case msgspec.inspect.IntType(ge=least, le=most):
            return f"write a whole number from {least} to {most}"
        case msgspec.inspect.FloatType(ge=least, le=most):
            return f"write a number from {least} to {most}"
    return "write something else, or remove it"
