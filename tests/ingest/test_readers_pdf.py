"""PDF with text."""

from __future__ import annotations

import io

import pytest

from ingest.readers import limits, read_bytes
from tests.ingest.reader_samples import BODY, TITLE, as_bytes, only, pdf, picture


def test_wrapped_lines_are_joined_and_running_heads_dropped():
    seen = []
    document = only(read_bytes("a.pdf", pdf(repeat=4), progress=lambda *step: seen.append(step)))
    assert document.text.splitlines() == [TITLE, *BODY] * 4
    assert document.kind == "pdf" and document.hints["title"] == TITLE and document.hints["author"] == "市委改革办"
    assert "date" not in document.hints and document.warnings == []
    assert seen[-1] == ("a.pdf", 2, 2)


def test_paragraphs_are_whole_at_another_width():
    document = only(read_bytes("a.pdf", pdf(repeat=2, heads=False, leftMargin=150, rightMargin=120)))
    assert document.text.splitlines() == [TITLE, *BODY] * 2


def test_an_encrypted_pdf_is_set_aside_and_one_that_opens_without_password_is_read():
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert only(read_bytes("a.pdf", pdf(encrypt=StandardEncryption("open", strength=128)))).code == "encrypted"
    assert only(read_bytes("a.pdf", pdf(heads=False, encrypt=StandardEncryption("", ownerPassword="own", canPrint=0)))).text.startswith(
        TITLE
    )


@pytest.mark.parametrize("data", [None, b"%PDF-1.7\n" + b"x" * 500, b"%PDF-1.4"])
def test_a_broken_pdf_is_set_aside(data):
    result = only(read_bytes("a.pdf", pdf()[:2000] if data is None else data))
    assert result.code == "broken" and "PDF" in result.reason


def test_a_pdf_without_any_mark_is_empty():
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.showPage()
    canvas.save()
    assert only(read_bytes("a.pdf", buffer.getvalue())).code == "empty"


def test_limits_name_themselves(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PAGES", 1)
    result = only(read_bytes("a.pdf", pdf(repeat=4)))
    assert result.code == "too-large" and "1 页" in result.reason
    monkeypatch.setattr(limits, "MAX_OCR_PAGES", 0)
    scan = as_bytes(picture(), "PDF")
    assert only(read_bytes("a.pdf", scan)).code == "too-large"


def test_a_pdf_under_another_name_is_recognised():
    assert only(read_bytes("a.txt", pdf())).kind == "pdf"
