"""Long patterns, compiled by their first use: of all that can be read, most programs read a small part."""

import re
from typing import Any, cast

_all: list["_Waiting"] = []


class _Waiting:
    """Stands for a compiled pattern; what was asked of it once is as quick from then on as the pattern's own."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags
        _all.append(self)

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            value: Any = re.compile(self._text, self._flags)
        else:
            value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def when_used(text: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, as far as its methods go; the functions of `re` want what `re.compile` gives."""
    return cast("re.Pattern[str]", _Waiting(text, flags))


def compile_all() -> None:
    """Compile them now, for programs that will use many or that others are forked from."""
    for one in _all:
        getattr(one, "_compiled")  # noqa: B009  for what it does
