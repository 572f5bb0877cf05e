"""The second wall between users: the roles that programs act as, and the policies that users' rows stand behind."""

from collections.abc import Awaitable, Callable

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

APP = "jobhunt_app"
"""Serves people: sees the rows of the user whom the transaction announces, and without one none."""

SYSTEM = "jobhunt_system"
"""Does tasks, which may be of several users in one statement: sees every row."""

ROLES = (APP, SYSTEM)

Announce = Callable[[AsyncConnection], Awaitable[None]]
"""Says at the start of a transaction for whom it is."""

_FOR_USER = text("SELECT set_config('app.user_id', :user_id, true), set_config('role', :role, true)")
_ACROSS_USERS = text("SELECT set_config('role', :role, true)")
_ANNOUNCED = "(SELECT CAST(nullif(current_setting('app.user_id', true), '') AS bigint))"


async def as_connected(connection: AsyncConnection) -> None:
    """Says nothing: the transaction has the rights of its connection's role."""


def for_user(user_id: int) -> Announce:
    """Rows of this user and no other's, until the transaction ends or says something else."""

    async def announce(connection: AsyncConnection) -> None:
        await connection.execute(_FOR_USER, {"user_id": str(user_id), "role": APP})

    return announce


async def across_users(connection: AsyncConnection) -> None:
    """Rows of every user, until the transaction ends or says something else."""
    await connection.execute(_ACROSS_USERS, {"role": SYSTEM})


def protection(table: str, column: str = "user_id") -> list[str]:
    """What a revision executes to put a table's rows behind the wall; `column` says whose a row is."""
    mine = f"{column} = {_ANNOUNCED}"
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY of_the_user ON {table} TO {APP} USING ({mine}) WITH CHECK ({mine})",
        f"CREATE POLICY across_users ON {table} TO {SYSTEM} USING (true) WITH CHECK (true)",
    ]
