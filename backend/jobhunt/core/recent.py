"""What one step of this process has just worked out and the next will want: a shortcut, never the only place."""

from collections import OrderedDict

MOST = 64


class Recent:
    """The last few values by key, each to be taken once. Whoever finds nothing works it out again."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: OrderedDict[str, object] = OrderedDict()

    def put(self, key: str, value: object) -> None:
        self._values[key] = value
        if len(self._values) > self._most:
            self._values.popitem(last=False)

    def take(self, key: str) -> object | None:
        return self._values.pop(key, None)
