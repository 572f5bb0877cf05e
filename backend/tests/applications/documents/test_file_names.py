"""File names from anywhere, made safe: no path, nothing unseen, no device, no header of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.applications.documents.file_names import LONGEST, disposition, file_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ada\\CV 2026.pdf", "CV 2026.pdf"),
        ("Lebenslauf Müller.pdf", "Lebenslauf Müller.pdf"),
        ("履歴書.pdf", "履歴書.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ('a"b\r\nSet-Cookie: x=1.pdf', "a_bSet-Cookie_ x=1.pdf"),
        ("con.txt", "_con.txt"),
        ("..", "document"),
        ("", "document"),
        (".", "document"),
        ("cv. ", "cv"),
        ("x" * 300 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_is_the_last_part_of_a_path_without_what_deceives(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


@given(st.text(max_size=300))
def test_any_name_is_safe_and_stays_as_it_is_then(given_name: str) -> None:
    name = file_name(given_name)
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set('/\\:*?"<>|\r\n\0')
    assert name.strip(". ") == name or name.startswith("_")
    assert file_name(name) == name
    header = disposition(name)
    assert header.isascii()
    assert header.startswith("attachment; ")
    assert "\n" not in header
    assert header.count('"') == 2
