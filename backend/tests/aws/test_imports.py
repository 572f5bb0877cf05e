"""What the functions start without, for most of their invocations never need it."""

import subprocess
import sys

import pytest

HEAVY = ("aiohttp", "numpy", "botocore", "cryptography", "icalendar", "markdown_it", "uvicorn")


NEVER = ("fastapi", "pydantic", "starlette")


@pytest.mark.parametrize(("handler", "strange"), [("workers", HEAVY + NEVER), ("api", HEAVY)])
def test_a_function_starts_without_what_it_seldom_needs(handler: str, strange: tuple[str, ...]) -> None:
    program = f"import sys, jobhunt.aws.{handler}; print(*set({strange}) & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stdout.split() == []
