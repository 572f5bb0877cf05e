"""Which kind of document a file is, by what it holds and not by its name; look-alikes are refused. Pure."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from jobhunt.applications.archives import BadArchive, Bounds, opened

MOST_BYTES = 10_000_000
MOST_PIXELS = 100_000_000
MOST_PARTS = 5_000
MOST_UNPACKED = 100_000_000
END_OF_PDF = 2_048
"""Bytes at the end of a PDF within which its end has to be said."""
DICTIONARY = 500
"""Bytes before a stream of a PDF within which it is said what the stream is."""

WANTED = "Nothing was kept; upload a PDF, DOCX, TXT or PNG."


class NotADocument(ValueError):
    """This is no PDF, DOCX, TXT or PNG, or one that runs something; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: its short name, what it is called on the wire, and how its files may end."""

    name: str
    media_type: str
    endings: tuple[str, ...]


PDF = DocumentType("pdf", "application/pdf", (".pdf",))
DOCX = DocumentType("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
TXT = DocumentType("txt", "text/plain", (".txt", ".text", ".md"))
PNG = DocumentType("png", "image/png", (".png",))

_PDF_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_BLANK = rb"(?:\s|%[^\r\n]*[\r\n])*"
# As PDF writes it where it runs something; a CV whose text says "HTML/JavaScript" is none of these.
_PDF_RUNS = re.compile(
    rb"/S" + _BLANK + rb"/(?:JavaScript|Launch)(?![A-Za-z0-9])"
    rb"|/(?:JavaScript|XFA)" + _BLANK + rb"(?:\d+\s+\d+\s+R|<<|\[)"
)
_PDF_STREAM = re.compile(rb"stream\r?\n")
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|script|svg|iframe|[a-z]+:)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MACROS = re.compile(r"(^|/)vba(project|data)|macroenabled", re.IGNORECASE)
_MAIN_PART = b"wordprocessingml.document.main+xml"


def document_type(name: str, body: bytes) -> DocumentType:
    """The kind of a document. Raises NotADocument with what is wrong and what to do."""
    if not body:
        raise NotADocument(f"{name} is empty. {WANTED}")
    kind, check = _by_beginning(name, body)
    check(name, body)
    ending = _ending(name)
    if ending and ending not in kind.endings:
        raise NotADocument(
            f"{name} ends in {ending}, but what it holds is {kind.name.upper()}. Nothing was kept; give it the name"
            " of what it is, then upload it again."
        )
    return kind


def with_ending(name: str, kind: DocumentType) -> str:
    """The name with an ending that says what the file is."""
    return name if _ending(name) else f"{name}{kind.endings[0]}"


def _by_beginning(name: str, body: bytes) -> tuple[DocumentType, Callable[[str, bytes], None]]:
    if body.startswith(b"%PDF-"):
        return PDF, _check_pdf
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG, _check_png
    if body.startswith(b"PK\x03\x04"):
        return DOCX, _check_docx
    for what, starts in (
        ("a web page or other markup", _MARKUP.match(body.removeprefix(b"\xef\xbb\xbf")) is not None),
        ("a program", body.startswith((b"#!", b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe"))),
        ("an old Word file; save it as DOCX or PDF", body.startswith(b"\xd0\xcf\x11\xe0")),
    ):
        if starts:
            raise NotADocument(f"{name} holds {what}. {WANTED}")
    return TXT, _check_text


def _ending(name: str) -> str:
    _, dot, ending = name.rpartition(".")
    known = dot and 1 <= len(ending) <= 5 and ending.isalnum()
    return f".{ending.lower()}" if known else ""


def _check_pdf(name: str, body: bytes) -> None:
    if b"%%EOF" not in body[-END_OF_PDF:] or b"startxref" not in body[-END_OF_PDF:]:
        raise NotADocument(f"{name} begins like a PDF and does not end like one; it is cut off or no PDF. {WANTED}")
    if any(_PDF_RUNS.search(_without_hex(part)) for part in (body, *_packed_objects(name, body))):
        raise NotADocument(
            f"{name} carries a program. Nothing was kept; print it to a new PDF, then upload that one."
        )


def _without_hex(part: bytes) -> bytes:
    """A PDF may write each letter of a name as its number."""
    return _PDF_HEX.sub(lambda code: bytes([int(code[1], 16)]), part)


def _packed_objects(name: str, body: bytes) -> Iterator[bytes]:
    """The objects that a PDF keeps packed, unpacked as far as is reasonable."""
    left = MOST_UNPACKED
    for found in _PDF_STREAM.finditer(body):
        if b"/ObjStm" not in _without_hex(body[max(0, found.start() - DICTIONARY) : found.start()]):
            continue
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(body)[found.end() :], left + 1)
        except zlib.error:
            continue
        left -= len(unpacked)
        if left < 0:
            raise NotADocument(f"{name} unpacks to far more than a document. {WANTED}")
        yield unpacked


def _check_png(name: str, body: bytes) -> None:
    at, first, kind = 8, True, b""
    while at + 12 <= len(body) and kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", body, at)
        end = at + 12 + length
        if end > len(body) or (first and (kind, length) != (b"IHDR", 13)):
            break
        if zlib.crc32(body[at + 4 : end - 4]) != struct.unpack_from(">I", body, end - 4)[0]:
            break
        if first:
            width, height = struct.unpack_from(">II", body, at + 8)
            if not 0 < width * height <= MOST_PIXELS:
                raise NotADocument(f"{name} is a picture of {width} × {height} dots, too many to show. {WANTED}")
        at, first = end, False
    if kind != b"IEND" or at != len(body):
        raise NotADocument(f"{name} begins like a PNG, but it is damaged or holds something else too. {WANTED}")


def _check_docx(name: str, body: bytes) -> None:
    try:
        with opened(BytesIO(body), Bounds(MOST_PARTS, MOST_UNPACKED)) as archive:
            names = archive.sizes.keys()
            if not {"[Content_Types].xml", "word/document.xml"} <= names:
                raise NotADocument(f"{name} is an archive and no DOCX. {WANTED}")
            said = archive.read("[Content_Types].xml")
    except BadArchive as error:
        raise NotADocument(f"{name} begins like a DOCX, but {error}. {WANTED}") from error
    if any(_MACROS.search(part) for part in names) or b"macroenabled" in said.lower():
        raise NotADocument(f"{name} carries macros. Nothing was kept; save it as a DOCX without them, or as PDF.")
    if _MAIN_PART not in said:
        raise NotADocument(f"{name} is an Office file and no Word document. {WANTED}")


def _check_text(name: str, body: bytes) -> None:
    codec = "utf-16" if body.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for tried in (codec, "cp1252"):
        try:
            text = body.decode(tried)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            if _MARKUP.match(text.encode()):
                raise NotADocument(f"{name} holds a web page or other markup. {WANTED}")
            return
        break
    raise NotADocument(f"{name} is no PDF, DOCX, TXT or PNG by what it holds. {WANTED}")
