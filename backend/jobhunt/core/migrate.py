"""Brings a database to the tables of this version."""

import importlib
import pkgutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData, text

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

    Up to that `revision`, which only tests of older databases name. Raises CannotStart when the database was made
    by a newer version, or its user may not make the roles.
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
