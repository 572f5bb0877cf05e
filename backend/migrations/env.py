"""How alembic reaches the database: over the connection it is handed, or over DATABASE_URL on the command line."""

import asyncio
import os

from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection

from jobhunt.core.database import create_engine
from jobhunt.core.migrate import every_table


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=every_table(), compare_server_default=True)
    with context.begin_transaction():
        context.run_migrations()


async def run_on_own_connection() -> None:
    url = os.environ.get("DATABASE_URL")
    if not url:
        raise CommandError("set DATABASE_URL to the database to compare with")
    engine = create_engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


handed: Connection | None = context.config.attributes.get("connection")
if handed is None:
    asyncio.run(run_on_own_connection())
else:
    run(handed)
