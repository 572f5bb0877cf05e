"""CSV, written so that no spreadsheet computes it, and read however a spreadsheet wrote it. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence

MOST_ROWS = 10_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 20_000_000
DELIMITERS = ",;\t|"
COMPUTED = "=+-@\t\r\n＝＋－＠"
"""What a cell begins with for a spreadsheet to take it for a formula."""

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""


class BadTable(ValueError):
    """This is no table that can be read; the message says what is wrong with it."""


def write(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as bytes; cells that would be computed get an apostrophe before them."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def inert(cell: str) -> str:
    """A cell that stays what it says. `meant` gives back the cell that it was made of."""
    return f"'{cell}" if _is_computed(cell) else cell


def meant(cell: str) -> str:
    """What a cell said before `inert`."""
    return cell[1:] if cell.startswith("'") and _is_computed(cell) else cell


def _is_computed(cell: str) -> bool:
    return cell.lstrip("'")[:1] in COMPUTED if cell.lstrip("'") else False


def read(body: bytes) -> tuple[list[str], list[list[str]]]:
    """Header and rows, every row as long as the header; empty rows are left out. Raises BadTable."""
    text = _decoded(body)
    try:
        rows = [[meant(cell) for cell in row] for row in _parsed(text)]
    except csv.Error as error:
        raise BadTable(f"It is no table: {error}.") from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise BadTable("It is empty.")
    header = [cell.strip() for cell in rows[0]]
    while header and not header[-1]:
        header.pop()
    _check_size(header, rows)
    return header, [(row + [""] * len(header))[: len(header)] for row in rows[1:]]


def _check_size(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if len(rows) == 1:
        raise BadTable("It has a first line with names of columns, and nothing below.")
    if len(rows) - 1 > MOST_ROWS:
        raise BadTable(f"It has {len(rows) - 1:,} rows, at most {MOST_ROWS:,} are read. Cut it into several files.")
    if len(header) > MOST_COLUMNS:
        raise BadTable(f"It has {len(header):,} columns, at most {MOST_COLUMNS} are read. Leave some out.")
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row[len(header) :]):
            raise BadTable(f"Line {number} has more cells than the first line has names of columns.")


def _decoded(body: bytes) -> str:
    if len(body) > MOST_CHARACTERS:
        raise BadTable(f"It is longer than {MOST_CHARACTERS // 1_000_000} MB. Cut it into several files.")
    codecs = ["utf-16"] if body.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for codec in codecs:
        try:
            text = body.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise BadTable("It is no text. Save it as CSV (UTF-8).")


def _parsed(text: str) -> Iterable[list[str]]:
    first = text.lstrip("\r\n").partition("\n")[0]
    stated = first.strip().lower()
    if stated.startswith("sep=") and len(stated) == 5:
        text = text.lstrip("\r\n").partition("\n")[2]
        delimiter = stated[4]
    else:
        delimiter = max(DELIMITERS, key=lambda char: _outside_quotes(first, char))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _outside_quotes(line: str, char: str) -> int:
    return sum(part.count(char) for part in line.split('"')[::2])
