"""What the functions start without, for most of their invocations never need it."""

import subprocess
import sys

import pytest

HEAVY = ("aiohttp", "numpy", "botocore", "cryptography", "icalendar", "markdown_it", "uvicorn")


@pytest.mark.parametrize("handler", ["workers", "api"])
def test_a_function_starts_without_what_it_seldom_needs(handler: str) -> None:
    program = f"import sys, jobhunt.aws.{handler}; print(*set({HEAVY}) & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stdout.split() == []
