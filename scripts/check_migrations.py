"""Whether the migrations make exactly the tables that the models describe, asked of a database of its own."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from jobhunt.core import embedded_postgres, migrate

INI = Path(__file__).resolve().parents[1] / "backend" / "alembic.ini"


def main() -> None:
    """Exits 1 with what a new revision would have to do."""
    runtime = Path(tempfile.gettempdir())
    with (
        tempfile.TemporaryDirectory(prefix="jobhunt-check-") as home,
        embedded_postgres.start(Path(home), runtime, durable=False) as server,
    ):
        asyncio.run(migrate.upgrade(server.url))
        os.environ["DATABASE_URL"] = server.url
        try:
            command.check(Config(INI))
        except CommandError as error:
            sys.exit(f"the models and the migrations differ: {error}")


if __name__ == "__main__":
    main()
