"""Brings a database to the tables of this version; a program of its own, for nobody needs Alembic afterwards."""

import asyncio
import importlib
import os
import pkgutil
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

import jobhunt.models
from jobhunt.core.database import create_engine
from jobhunt.core.errors import CannotStart
from jobhunt.core.roles import ensure_roles, grant_tables
from jobhunt.models.base import Table

MIGRATIONS = Path(__file__).parents[2] / "migrations"
ONE_AT_A_TIME = 7_240_715
"""Key of the advisory lock under which programs that start together take turns."""


def every_table() -> MetaData:
    """The metadata with every file of models/ loaded."""
    for module in pkgutil.iter_modules(jobhunt.models.__path__):
        importlib.import_module(f"jobhunt.models.{module.name}")
    return Table.metadata


async def upgrade(url: str, revision: str = "head") -> None:
    """Run every revision that the database lacks, as the owner of the tables, and let the programs' roles in.

    Up to that `revision`, which only tests of older databases name. Raises CannotStart when the database does not
    answer, was made by a newer version, or its user may not do this.
    """
    engine = create_engine(url, pool_size=1)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            await connection.run_sync(_upgrade, revision)
    except CommandError as error:
        raise CannotStart(
            f"the database was made by a newer version of this program: nothing was touched ({error})"
        ) from None
    except (OSError, InterfaceError, OperationalError) as error:
        raise CannotStart(f"the database at DATABASE_URL does not answer: {_first_line(error)}") from None
    except SQLAlchemyError as error:
        raise CannotStart(
            f"the database cannot be brought to this version's tables, and was left as it was: {_first_line(error)}"
        ) from None
    finally:
        await engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    ensure_roles(connection)
    command.upgrade(config, revision)
    grant_tables(connection)


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def main() -> None:
    """Upgrade the database at DATABASE_URL."""
    try:
        asyncio.run(upgrade(os.environ["DATABASE_URL"]))
    except CannotStart as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
