"""What the web app carries from its start on: nothing that only other programs need."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "heavy", ["numpy", "botocore", "alembic", "cryptography", "aiohttp", "icalendar", "markdown_it"]
)
def test_the_web_app_starts_without(heavy: str) -> None:
    program = f"import sys, jobhunt.web, jobhunt.core.supervise; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
