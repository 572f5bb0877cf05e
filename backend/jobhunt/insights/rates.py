"""A share with the interval that the truth lies in, and from how many on shares are compared. Pure."""

from dataclasses import dataclass
from math import sqrt

FEWEST = 5
"""Below so many applications a share says next to nothing, and is not set beside another."""

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of n. `low` to `high` is Wilson's interval, 95 %; all three are None when there are none."""

    n: int
    replied: int
    rate: float | None
    low: float | None
    high: float | None


def rate(replied: int, n: int) -> Rate:
    """The share of n that were replied to."""
    if n == 0:
        return Rate(0, 0, None, None, None)
    share, square = replied / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    # At either end the interval reaches it exactly, which rounding would miss.
    low = 0.0 if replied == 0 else middle - half
    high = 1.0 if replied == n else middle + half
    return Rate(n, replied, share, low, high)


def comparable(replied: int, n: int) -> Rate:
    """The same, for setting beside others: without a share below the fewest that say something."""
    return rate(replied, n) if n >= FEWEST else Rate(n, replied, None, None, None)
