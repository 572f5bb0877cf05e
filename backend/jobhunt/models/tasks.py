"""Tasks that wait or are being done, and those that were given up."""

from datetime import datetime

from sqlalchemy import Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class QueuedTask(Table):
    """One wanted task. `due_at` is when a worker may take it; once one has, it is the end of that worker's lease.

    `owner` is the worker that has it, `attempt` the try that comes next or runs, `lost` how many workers ended
    while doing it. Where workers do not look by themselves, `rung_at` is when one was last told of it.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        Index(None, "priority", "due_at"),
        Index(None, "step", "subject"),
        # A row is claimed, extended and deleted within seconds: room on each page keeps claims cheap,
        # and dead rows have to go long before a fifth of the table is dead.
        {
            "postgresql_with": {
                "fillfactor": 70,
                "autovacuum_vacuum_scale_factor": 0.01,
                "autovacuum_vacuum_threshold": 1000,
                "autovacuum_vacuum_cost_delay": 0,
            }
        },
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    priority: Mapped[int]
    step: Mapped[str]
    subject: Mapped[int]
    due_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    attempt: Mapped[int] = mapped_column(server_default=text("1"))
    lost: Mapped[int] = mapped_column(server_default=text("0"))
    owner: Mapped[str | None]
    error: Mapped[str | None]
    rung_at: Mapped[datetime | None]


class DeadTask(Table):
    """A task that failed for good, with its last error: for people to look at, and to ask for again."""

    __tablename__ = "dead_tasks"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    step: Mapped[str]
    subject: Mapped[int]
    attempt: Mapped[int]
    error: Mapped[str | None]
    died_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
