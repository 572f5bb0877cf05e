"""What a step does while the file store is away: it comes back, until its run has waited long enough."""

from datetime import datetime, timedelta

from jobhunt.core.errors import TryLater

PAUSE = timedelta(seconds=15)
PATIENCE = timedelta(hours=2)
"""A run ends: who asks it for more patience than this, counted from its start, is given up."""


def come_back(run_created_at: datetime, now: datetime, why: Exception) -> TryLater | None:
    """When the step is tried again; None when the run has waited long enough."""
    if now + PAUSE > run_created_at + PATIENCE:
        return None
    return TryLater(now + PAUSE, str(why))
