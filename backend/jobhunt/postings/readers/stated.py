"""One value that a posting states, with where it was read from. Pure."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value and its own `words`; `source` is one of a posting's sources, or the field that it follows from."""

    value: T
    source: str
    words: str
