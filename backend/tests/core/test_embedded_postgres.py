"""The embedded Postgres starts, is adopted, comes back, and says in one line why it cannot."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine


async def test_the_engine_reaches_the_database_of_the_product(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        assert await connection.scalar(text("select current_database()")) == "jobhunt"
