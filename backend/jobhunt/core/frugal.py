"""How programs that live for days keep little memory at rest."""

import ctypes
import gc

FRUGAL = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "131072"}
"""Memory of large listings goes back to the system when glibc keeps it in one place and looks for it often. For the
environment that a program starts in: glibc asks only then."""


def give_back() -> None:
    """Let the system have what starting took and nothing uses any more. Only glibc offers it."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
