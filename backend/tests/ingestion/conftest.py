"""The product around one board, for the tests of the pipeline."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import NOON
from tests.ingestion.site import Product, Site


@pytest.fixture
def site() -> Site:
    """A board with three postings, each on its own page."""
    site = Site()
    for number, title in ((1, "Route Engineer"), (2, "Data Engineer"), (3, "Pastry Chef")):
        site.add(number, title)
    return site


@pytest.fixture
def product(engine: AsyncEngine, site: Site) -> Product:
    """The product with that board to read."""
    return Product(engine, {site.token: site}, NOON)
