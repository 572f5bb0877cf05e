"""What a document is by what it holds: real files of each kind, and everything that only looks like one."""

import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.applications.documents import document_type as documents
from jobhunt.applications.documents.document_type import DOCX, PDF, PNG, TXT, NotADocument, document_type
from tests.applications.files import docx, pdf, png, zipped


def kept(name: str, body: bytes) -> documents.DocumentType:
    return document_type(name, body)


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("cv.pdf", pdf(), PDF),
        ("CV.PDF", pdf(b"(I know HTML/JavaScript and /S) Tj"), PDF),
        ("cv", pdf(), PDF),
        ("cv.docx", docx(), DOCX),
        ("letter.txt", "Dear Noor,\r\n\tgrüße\f".encode(), TXT),
        ("letter.txt", "Grüße, 5 €".encode("cp1252"), TXT),
        ("letter.txt", "Grüße".encode("utf-16"), TXT),
        ("notes.md", b"# A heading\n\n1 < 2 and <b>bold</b>", TXT),
        ("me.png", png(), PNG),
    ],
)
def test_a_document_is_known_by_what_it_holds(name: str, body: bytes, kind: documents.DocumentType) -> None:
    assert kept(name, body) is kind


def packed_script(name: bytes = b"/ObjStm") -> bytes:
    packed = zlib.compress(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>")
    head = b"<< /Type %s /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % (name, len(packed))
    return pdf(more=b"9 0 obj\n" + head + b"\nstream\r\n" + packed + b"\nendstream\nendobj\n")


PROGRAM = "carries a program"


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("cv.pdf", b"", "is empty"),
        ("cv.pdf", b"<!DOCTYPE html><script>alert(1)</script>", "a web page"),
        ("cv.pdf", b"\xef\xbb\xbf \n<html>", "a web page"),
        ("cv.txt", b"<svg onload=alert(1)>", "a web page"),
        ("cv.txt", "<html>".encode("utf-16"), "a web page"),
        ("cv.txt", b'<?xml version="1.0"?>', "a web page"),
        ("cv.pdf", b"#!/bin/sh\nrm -rf ~", "a program"),
        ("cv.pdf", b"MZ\x90\x00", "a program"),
        ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file"),
        ("cv.pdf", b"%PDF-1.7\n<script>alert(1)</script>", "does not end like one"),
        ("cv.pdf", pdf()[:200], "does not end like one"),
        ("cv.pdf", pdf() + b"x" * 3_000, "does not end like one"),
        ("cv.pdf", pdf(more=b"9 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj"), PROGRAM),
        ("cv.pdf", pdf(more=b"9 0 obj << /S/J#61vaScript /JS (app.alert(1)) >> endobj"), PROGRAM),
        ("cv.pdf", pdf(more=b"9 0 obj << /S %\n/Launch /F (calc.exe) >> endobj"), PROGRAM),
        ("cv.pdf", pdf(more=b"9 0 obj << /Names << /JavaScript 10 0 R >> >> endobj"), PROGRAM),
        ("cv.pdf", pdf(more=b"9 0 obj << /AcroForm << /XFA [ (x) 1 0 R ] >> >> endobj"), PROGRAM),
        ("cv.pdf", packed_script(), PROGRAM),
        ("cv.pdf", packed_script(b"/Obj#53tm"), PROGRAM),
        ("cv.pdf", png(), "ends in .pdf, but what it holds is PNG"),
        ("cv.txt", pdf(), "ends in .txt, but what it holds is PDF"),
        ("cv.exe", b"harmless words", "ends in .exe, but what it holds is TXT"),
        ("cv.docx", zipped({"readme.txt": b"x"}), "no DOCX"),
        ("cv.docx", docx(more={"word/vbaProject.bin": b"x"}), "macros"),
        ("cv.docx", docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
        (
            "cv.docx",
            docx(main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "no Word",
        ),
        ("cv.docx", docx()[:-30], "damaged"),
        ("cv.docx", b"PK\x03\x04", "damaged"),
        ("me.png", png() + b"<script>alert(1)</script>", "something else too"),
        ("me.png", png()[:-1], "damaged"),
        ("me.png", png()[:20] + b"\xff" + png()[21:], "damaged"),
        ("me.png", png(width=60_000, height=60_000), "too many to show"),
        ("me.png", png(width=0), "too many to show"),
        ("cv.txt", b"text\x00with a NUL", "by what it holds"),
        ("cv.pdf", b"\x1f\x8b\x08\x00\x00\x00", "by what it holds"),
    ],
)
def test_what_only_looks_like_a_document_is_refused_with_what_to_do(name: str, body: bytes, why: str) -> None:
    with pytest.raises(NotADocument, match=r"[Nn]othing was kept") as refused:
        document_type(name, body)
    assert why in str(refused.value)
    assert name in str(refused.value)


def test_a_docx_that_unpacks_without_end_is_refused_without_unpacking_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_UNPACKED", 100_000)
    with pytest.raises(NotADocument, match="would unpack to"):
        document_type("cv.docx", docx(more={"word/media/x": b"\0" * 200_000}))
    monkeypatch.setattr(documents, "MOST_PARTS", 20)
    with pytest.raises(NotADocument, match="it has 32 files"):
        document_type("cv.docx", docx(more={f"word/{n}": b"" for n in range(30)}))


def test_a_pdf_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_UNPACKED", 10)
    with pytest.raises(NotADocument, match="far more than a document"):
        document_type("cv.pdf", packed_script())


BEGINNINGS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", docx(), png(), pdf(), b"\xff\xfe"]
)


@given(beginning=BEGINNINGS, rest=st.binary(max_size=300), cut=st.integers(0, 60))
def test_whatever_comes_is_named_or_refused(beginning: bytes, rest: bytes, cut: int) -> None:
    body = beginning[: len(beginning) - cut] + rest
    with suppress(NotADocument):
        assert document_type("x", body) in (PDF, DOCX, TXT, PNG)


def test_a_damaged_docx_is_refused_whatever_its_damage() -> None:
    whole = bytearray(docx())
    for at in range(0, len(whole), 7):
        damaged = bytes(whole[:at]) + bytes([whole[at] ^ 0xFF]) + bytes(whole[at + 1 :])
        with suppress(NotADocument):
            assert document_type("cv.docx", damaged) in (DOCX, TXT)


def test_an_encrypted_docx_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", b"x")
        archive.writestr("word/document.xml", b"x")
    body = bytearray(out.getvalue())
    central = body.index(b"PK\x01\x02")
    struct.pack_into("<H", body, central + 8, 1)
    with pytest.raises(NotADocument, match="needs a password"):
        document_type("cv.docx", bytes(body))
