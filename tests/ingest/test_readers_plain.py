"""Text files and the limits of size."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ingest.errors import SetAside
from ingest.readers import limits, read, read_bytes
from ingest.run.process import Options, process
from tests.ingest.reader_samples import TEXT, only


@pytest.mark.parametrize("name", ["改革.txt", "改革.md", "改革", "改革.TXT"])
def test_a_text_file_gives_its_whole_text(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(TEXT.encode("gb18030"))
    document = only(read(path))
    assert (document.text, document.kind, document.encoding) == (TEXT, "txt", "gb18030")
    assert (document.name, document.doc, document.data) == (str(path), name, TEXT.encode("gb18030"))
    assert not (document.damage or document.warnings or document.sidecar or document.index_row)


@pytest.mark.parametrize("data", [b"", b"\n \r\n\t", b"\xef\xbb\xbf", "\u3000\n".encode("gb18030")])
def test_an_empty_file_is_set_aside(data):
    assert only(read_bytes("a.txt", data)).code == "empty"


def test_a_file_of_nuls_or_of_noise_is_no_text():
    assert only(read_bytes("a.txt", b"\0" * 500)).code == "not-text"
    noise = bytes((i * 7919 + i * i * 31) % 251 for i in range(4000)) + b"\0\1\2\xff" * 500
    assert only(read_bytes("a.txt", noise)).code == "not-text"


def test_half_a_file_of_damage_is_still_read():
    document = only(read_bytes("a.txt", TEXT.encode() + b"\xff" * 60 + TEXT.encode()))
    assert document.text.count(TEXT) == 2 and document.damage


def test_a_text_beyond_the_limit_is_refused_with_the_limit_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT * 3, encoding="utf-8")
    monkeypatch.setattr("ingest.run.process.MAX_CHARACTERS", 10)
    line = "改革" * 600_000  # one line
    for codec in ("utf-8", "gb18030", "utf-16"):
        result = only(read_bytes("a.txt", line.encode(codec)))
        assert result.code == "too-large" and result.reason.count(f"{limits.MAX_CHARACTERS:,}") == 2
    cleaned = only(process(tmp_path / "a.txt", Options(), language=object()))
    assert cleaned.code == "too-large" and f"上限是 {limits.MAX_CHARACTERS:,} 字" in cleaned.reason, "the same words where it is cleaned first"


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with open(path, "wb") as handle:
        handle.truncate(limits.MAX_FILE_BYTES + 1)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("was read"))
    result = only(read(path))
    assert result.code == "too-large" and f"{limits.MAX_FILE_BYTES // limits.MIB} MB" in result.reason


def test_a_long_line_below_the_limit_is_read():
    text = TEXT.replace("\n", "") * 3000
    document = only(read_bytes("a.txt", text.encode("gb18030")))
    assert document.text == text


def test_fifty_megabytes_stay_within_a_gigabyte(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes((TEXT * 200).encode("gb18030") * (50 * limits.MIB // len((TEXT * 200).encode("gb18030"))))
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
        "from ingest.readers import read\nprint([r.code for r in read(sys.argv[1])])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=150)
    assert run.stdout.strip() == "['too-large']", run.stderr


def test_text_runs_load_no_heavy_library(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    code = (
        "import sys\nfrom ingest.readers import discover, read\n"
        "assert [r.text for r in read(discover([sys.argv[1]])[0])]\n"
        "print(sorted(set(sys.modules) & {'trafilatura', 'rapidocr', 'docx', 'pypdfium2', 'PIL', 'lxml', 'numpy', 'cv2', 'onnxruntime'}))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=60)
    assert run.stdout.strip() == "[]", run.stdout + run.stderr


def test_a_missing_path_and_a_folder_are_set_aside(tmp_path):
    missing = only(read(tmp_path / "no.txt"))
    assert isinstance(missing, SetAside) and missing.code == "missing" and "no.txt" in str(missing)
    assert only(read(tmp_path)).code == "unsupported"


def test_an_unreadable_file_is_set_aside(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)  # tests may run as root, whom no permission stops
    result = only(read(path))
    assert result.code == "unreadable" and "Permission denied" in result.reason


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.rtf", b"{\\rtf1 text}", "RTF"),
        ("a.rar", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "7z"),
        ("a.gif", b"GIF89a", "GIF"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel"),
        ("a.xml", b"<a/>", "XML"),
        ("a.exe", b"MZ\0\0", "program"),
        ("a.json", b"[1]", ".json"),
        ("a.mht", b"MIME-Version: 1.0\n", "MHTML"),
        ("a.csv", "一,二".encode(), ".csv"),
    ],
)
def test_other_formats_are_set_aside_naming_what_is_accepted(name, data, word):
    result = only(read_bytes(name, data))
    assert result.code == "unsupported" and word in result.reason and "DOCX" in result.reason and "ZIP" in result.reason


def test_reading_never_raises_for_what_a_library_does(monkeypatch):
    def burst(*_):
        raise KeyError("surprise")

    monkeypatch.setattr("ingest.readers.plain.decode", burst)
    result = only(read_bytes("a.txt", b"abc"))
    assert result.code == "broken" and "surprise" in result.reason
