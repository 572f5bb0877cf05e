"""Patterns that are compiled when used: they find what others find, and cost nothing before."""

import re
import subprocess
import sys

from jobhunt.boards.patterns import when_used


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    text, flags = r"(?P<pay>\d+)\s?k", re.IGNORECASE
    later, now = when_used(text, flags), re.compile(text, flags)
    for _ in range(2):
        assert later.sub("?", "90 K or 100k") == now.sub("?", "90 K or 100k") == "? or ?"
        assert [found["pay"] for found in later.finditer("90 K or 100k")] == ["90", "100"]
        assert later.fullmatch("90k of") is None
    assert (later.pattern, later.flags) == (now.pattern, now.flags)


def test_nothing_is_compiled_before_it_is_used_or_asked_for() -> None:
    program = """
import re
from jobhunt.boards import patterns
pattern = patterns.when_used("(")
try:
    patterns.compile_all()
except re.error:
    print("compiled when asked")
"""
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stdout == "compiled when asked\n"
