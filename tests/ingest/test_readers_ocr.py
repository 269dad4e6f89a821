"""Recognition of scanned pages and pictures."""

from __future__ import annotations

import io
import subprocess
import sys

import numpy
import pytest
from rapidfuzz.distance import Levenshtein

from ingest.readers import limits, ocr, read_bytes
from tests.ingest.reader_samples import BODY, TITLE, as_bytes, only, pdf, picture

LINES = (TITLE, "一、总体情况", "推出改革举措35项，其中12项被省委改革办通报表扬。")


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """What the pictures hold does not depend on the number of threads; several wait for each other with busy processors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ocr, "THREADS", 1)
        patch.setattr(ocr, "_engine", None)
        yield


def errors(found: str, expected: str) -> float:
    """Share of wrong characters, white space aside."""
    found, expected = "".join(found.split()), "".join(expected.split())
    return Levenshtein.distance(found, expected) / len(expected)


def test_the_wheel_carries_its_models_and_nothing_is_fetched(tmp_path):
    """In a process of its own, in which every connection and look-up of a name fails and the models' folder is not written to."""
    path = tmp_path / "a.jpg"
    path.write_bytes(as_bytes(picture(width=760, top=150), "JPEG"))
    code = """
import socket, sys
def refuse(*a, **k): raise AssertionError("network")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
import pathlib, rapidocr
models = pathlib.Path(rapidocr.__file__).parent / "models"
before = sorted((p.name, p.stat().st_mtime_ns) for p in models.iterdir())
from ingest.readers import read
document, = read(sys.argv[1])
assert sorted((p.name, p.stat().st_mtime_ns) for p in models.iterdir()) == before
print(ascii(document.text))
"""
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=250)
    assert run.returncode == 0, run.stderr
    assert errors(eval(run.stdout), "".join(LINES)) < 0.02


def test_a_missing_model_is_named_and_not_fetched(monkeypatch):
    monkeypatch.setattr(ocr, "_engine", None)
    monkeypatch.setattr(ocr, "RECOGNITION", "no-such-model.onnx")
    with pytest.raises(ocr.OcrError, match=r"no-such-model\.onnx"):
        list(read_bytes("a.png", as_bytes(picture())))


def test_a_scanned_pdf_is_recognised_into_paragraphs():
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf(paragraphs=(TITLE, *BODY)))
    scan = as_bytes(document[0].render(scale=150 / 72).to_pil().convert("L"), "PDF", resolution=150)
    seen = []
    found = only(read_bytes("a.pdf", scan, progress=lambda *step: seen.append(step)))
    assert found.kind == "scan" and seen == [("a.pdf", 1, 1)]
    lines = [line for line in found.text.splitlines() if "简报" not in line]
    assert len(lines) == 1 + len(BODY), found.text
    assert errors("".join(lines), TITLE + "".join(BODY)) < 0.02


def test_a_pdf_with_one_scanned_page_says_which():
    import pypdfium2

    whole = pypdfium2.PdfDocument(pdf())
    whole.import_pages(pypdfium2.PdfDocument(pdf(repeat=2)))
    whole.import_pages(pypdfium2.PdfDocument(as_bytes(picture(), "PDF")))
    buffer = io.BytesIO()
    whole.save(buffer)
    found = only(read_bytes("a.pdf", buffer.getvalue()))
    assert found.kind == "pdf" and len(found.warnings) == 1 and "第 3 页" in found.warnings[0]
    assert found.text.count("推出改革举措35项") >= 4


def test_a_page_on_its_side_is_turned_and_not_left_on_its_head():
    lines = ("推进改革举措三十五项。", "新增高新技术企业。")
    image = picture(lines=lines, width=420, top=100)
    found = only(read_bytes("a.png", as_bytes(image.rotate(90, expand=True))))  # the first turn stands it on its head
    assert found.text.splitlines() == list(lines)


def test_frames_transparency_and_formats():
    image = picture(lines=(TITLE,), width=680, top=200)
    two = as_bytes(image, "TIFF", save_all=True, append_images=[picture(lines=("第二页文字：推进改革。",), width=680, top=200)])
    seen = []
    found = only(read_bytes("a.tif", two, progress=lambda *step: seen.append(step[1:])))
    assert found.text.splitlines() == [TITLE, "第二页文字：推进改革。"] and seen == [(1, 2), (2, 2)] and found.kind == "image"
    clear = image.convert("RGBA")
    clear.putdata([(0, 0, 0, 255 - r) for r, _, _, _ in clear.getdata()])
    for name, form, source in (("a.png", "PNG", clear), ("a.bmp", "BMP", image.convert("1")), ("a.webp", "WEBP", image)):
        assert errors(only(read_bytes(name, as_bytes(source, form))).text, TITLE) < 0.1, name


def test_a_tall_picture_is_read_in_bands_without_loss():
    lines = tuple(f"第{i}项：推进改革试点工作，完善制度机制。" for i in range(1, 34))
    image = picture(lines=lines, size=40, width=980, top=60)
    assert len(ocr._cuts(numpy.asarray(image), image.height, image.width)) > 1
    found = only(read_bytes("long.png", as_bytes(image)))
    assert [line for line in lines if line not in found.text] == []
    assert errors(found.text, "".join(lines)) < 0.02


def test_a_picture_without_text_and_broken_or_huge_ones_are_set_aside():
    from PIL import Image

    assert only(read_bytes("a.png", as_bytes(Image.new("RGB", (400, 300), "white")))).code == "no-text"
    assert only(read_bytes("a.png", as_bytes(picture())[:3000])).code == "broken"
    assert only(read_bytes("a.jpg", b"not a picture")).code == "broken"
    huge = only(read_bytes("a.png", as_bytes(Image.new("1", (10_000, 10_000)))))
    assert huge.code == "too-large" and f"{limits.MAX_PIXELS // 1_000_000} million" in huge.reason
    assert only(read_bytes("a.png", as_bytes(Image.new("1", (20_000, 20_000))))).code == "too-large"
