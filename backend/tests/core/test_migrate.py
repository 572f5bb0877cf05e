"""Migrations bring an empty database to exactly the tables of the models."""

from collections.abc import AsyncIterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from jobhunt.core.database import create_engine
from jobhunt.core.errors import CannotStart
from jobhunt.core.migrate import every_table, upgrade


@pytest.fixture
async def empty_url(postgres_url: str) -> AsyncIterator[str]:
    """The address of a database without tables."""
    engine = create_engine(postgres_url)
    async with engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await outside.execute(text("create database fresh"))
        yield postgres_url.replace("/jobhunt?", "/fresh?")
        await outside.execute(text("drop database fresh with (force)"))
    await engine.dispose()


async def test_the_revisions_make_exactly_the_tables_of_the_models(empty_url: str) -> None:
    await upgrade(empty_url)
    await upgrade(empty_url)
    engine = create_engine(empty_url)
    async with engine.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), every_table())
        )
    await engine.dispose()
    assert differences == []


async def test_a_database_of_a_newer_version_is_left_alone(empty_url: str) -> None:
    await upgrade(empty_url)
    engine = create_engine(empty_url)
    async with engine.begin() as connection:
        await connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(CannotStart, match="newer version"):
        await upgrade(empty_url)
    async with engine.connect() as connection:
        assert await connection.scalar(text("select version_num from alembic_version")) == "9999"
    await engine.dispose()
