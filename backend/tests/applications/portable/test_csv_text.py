"""CSV that no spreadsheet computes, and CSV as spreadsheets write it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.applications.portable import csv_text
from jobhunt.applications.portable.csv_text import BadTable, inert, meant, read, write

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "=cmd|' /C calc'!A0", "+49 30 1234", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''+1", "＝1"],
)
def test_a_cell_that_would_be_computed_is_shown_instead(cell: str) -> None:
    assert inert(cell) == f"'{cell}"
    assert meant(inert(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Acme", "1", "a=b", "'", "'quoted'", "O'Neill"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert inert(cell) == cell
    assert meant(cell) == cell


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_was_written_is_read_again(rows: list[list[str]]) -> None:
    kept = [[f"#{n}", *row] for n, row in enumerate(rows)]
    body = write(["n", "a", "b", "c"], kept)
    assert read(body) == (["n", "a", "b", "c"], kept)
    cells = [
        cell for row in list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))[1:] for cell in row
    ]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")]


@pytest.mark.parametrize(
    "body",
    [
        b"Company,Title\nAcme,Engineer\n",
        b"\xef\xbb\xbfCompany;Title\r\nAcme;Engineer\r\n",
        b"Company\tTitle\rAcme\tEngineer",
        b"sep=|\r\nCompany|Title\r\nAcme|Engineer",
        '\n\n"Company","Title"\n\n"Acme","Engineer"\n,\n'.encode("utf-16"),
        b"Company , Title,,\nAcme,Engineer,,\n",
    ],
)
def test_a_table_is_read_however_it_was_written(body: bytes) -> None:
    assert read(body) == (["Company", "Title"], [["Acme", "Engineer"]])


def test_old_letters_of_windows_are_read() -> None:
    assert read("Firma;Titel\nMüller;Köchin".encode("cp1252")) == (["Firma", "Titel"], [["Müller", "Köchin"]])


def test_a_delimiter_within_quotes_does_not_count() -> None:
    assert read(b'"a,b,c";d\n1;2\n') == (["a,b,c", "d"], [["1", "2"]])


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "empty"),
        (b"\n \n,,\n", "empty"),
        (b"Company,Title\n", "nothing below"),
        (b"Company\nAcme,Engineer\n", "Line 2 has more cells"),
        (b"PK\x03\x04\0\0", "no text"),
        (b"\xff\xfe\x00", "no text"),
        (b'a,b\n"' + b"x" * 200_000 + b'",1', "no table: field larger"),
        (b"a,b\n" + b"1,2\n" * (csv_text.MOST_ROWS + 1), "10,001 rows"),
        (b",".join([b"a"] * 101) + b"\n1\n", "101 columns"),
        (b"a" * (csv_text.MOST_CHARACTERS + 1), "longer than 20 MB"),
    ],
)
def test_what_is_no_table_is_told(body: bytes, why: str) -> None:
    with pytest.raises(BadTable, match=why):
        read(body)
