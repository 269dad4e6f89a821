"""ZIP archives: names, nesting, and what is wrong with single members."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from ingest.errors import SetAside
from ingest.readers import limits, read, read_bytes
from tests.ingest.reader_samples import TEXT, docx, only, zipped

DATA = TEXT.encode()


def test_members_are_read_in_order_of_their_names_with_the_archive_before_them(tmp_path):
    path = tmp_path / "包.zip"
    path.write_bytes(zipped({"b/二.txt": DATA, "a.docx": docx(), "c.html": f"<html><body><p>{TEXT}</p></body></html>".encode()}))
    results = list(read(path))
    assert [(r.name, r.doc, r.kind) for r in results] == [
        (f"{path}/a.docx", "a.docx", "docx"),
        (f"{path}/b/二.txt", "二.txt", "txt"),
        (f"{path}/c.html", "c.html", "html"),
    ]
    assert results[1].data == DATA and results[1].text == TEXT


def renamed(data, old, new):
    """Member names written as other bytes of the same length, without the flag for UTF-8."""
    assert len(old) == len(new)
    return data.replace(old, new)


@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "big5"])
def test_names_of_old_packers_are_decoded(codec):
    name = ("青川市改革報告.txt" if codec == "big5" else "青川市改革报告.txt").encode(codec)
    data = renamed(zipped({"x" * (len(name) - 4) + ".txt": DATA}), b"x" * (len(name) - 4) + b".txt", name)
    assert only(read_bytes("a.zip", data)).doc == name.decode(codec)


def test_backslashes_part_folders():
    data = renamed(zipped({"folder/in.txt": DATA}), b"folder/in.txt", b"folder\\in.txt")
    document = only(read_bytes("a.zip", data))
    assert (document.name, document.doc) == ("a.zip/folder/in.txt", "in.txt")


@pytest.mark.parametrize("name", ["../evil.txt", "x/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "..\\evil.txt"])
def test_names_that_point_out_are_refused_and_the_others_are_read(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, DATA)
        archive.writestr("good.txt", DATA)
    first, second = sorted(read_bytes("a.zip", buffer.getvalue()), key=lambda r: isinstance(r, SetAside))
    assert first.doc == "good.txt"
    assert second.code == "unsafe" and second.name == "a.zip/" + name.replace("\\", "/")
    assert list(tmp_path.iterdir()) == []


def test_a_bad_member_does_not_cost_the_others():
    data = zipped({"a.txt": DATA, "b.docx": b"PK\x03\x04 broken", "c.txt": b"", "d.exe": b"MZ\0", "e.txt": DATA})
    results = {r.name: r.code if isinstance(r, SetAside) else r.kind for r in read_bytes("a.zip", data)}
    assert results == {
        "a.zip/a.txt": "txt",
        "a.zip/b.docx": "broken",
        "a.zip/c.txt": "empty",
        "a.zip/d.exe": "unsupported",
        "a.zip/e.txt": "txt",
    }


def test_a_member_with_a_wrong_checksum_is_set_aside():
    data = zipped({"a.txt": b"QQQQQQQQQQ", "b.txt": DATA}, zipfile.ZIP_STORED).replace(b"QQQQQQQQQQ", b"QQQQQWQQQQ")
    bad, good = read_bytes("a.zip", data)
    assert bad.code == "broken" and bad.name == "a.zip/a.txt" and good.text == TEXT


def test_an_encrypted_member_is_set_aside():
    data = bytearray(zipped({"secret.txt": DATA}))
    data[6] |= 1  # flags of the local header
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # and of the directory
    result = only(read_bytes("a.zip", bytes(data)))
    assert result.code == "encrypted" and result.name == "a.zip/secret.txt"


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"\0" * 100, zipped({"a.txt": DATA})[:-30]])
def test_a_broken_archive_is_set_aside(data):
    assert only(read_bytes("a.zip", data)).code == "broken"


@pytest.mark.parametrize("members", [{}, {"folder/": b""}, {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x"}, {"index.csv": b"file\n"}])
def test_an_archive_without_reports_is_set_aside(members):
    assert only(read_bytes("a.zip", zipped(members))).code == "empty"


def test_archives_in_archives_are_read_two_deep():
    inner = zipped({"in.txt": DATA})
    document = only(read_bytes("a.zip", zipped({"b.zip": inner})))
    assert (document.name, document.doc) == ("a.zip/b.zip/in.txt", "in.txt")
    result = only(read_bytes("a.zip", zipped({"b.zip": zipped({"c.zip": inner})})))
    assert result.code == "too-deep" and result.name == "a.zip/b.zip/c.zip"


def test_a_member_packed_beyond_reason_is_a_bomb_and_the_others_are_read():
    data = zipped({"bomb.txt": b"\0" * (limits.RATIO_FROM_BYTES + 1), "good.txt": DATA})
    bomb, good = read_bytes("a.zip", data)
    assert bomb.code == "zip-bomb" and str(limits.MAX_RATIO) in bomb.reason and good.text == TEXT


def test_limits_on_the_whole_archive(monkeypatch):
    monkeypatch.setattr("ingest.readers.archive.Budget.__init__.__defaults__", (3 * len(DATA), 4))
    fine = zipped({f"{i}.txt": DATA for i in range(3)})
    assert len(list(read_bytes("a.zip", fine))) == 3
    assert only(read_bytes("a.zip", zipped({f"{i}.txt": DATA for i in range(4)}))).code == "zip-bomb"
    assert only(read_bytes("a.zip", zipped({f"{i}.txt": b"x" for i in range(5)}))).code == "zip-bomb"
    nested = list(read_bytes("a.zip", zipped({"a.txt": DATA, "b.zip": zipped({f"{i}.txt": DATA for i in range(3)})})))
    assert [r.code for r in nested if isinstance(r, SetAside)] == ["zip-bomb"]  # archives inside share the allowance


def test_a_directory_that_lies_about_sizes_gets_no_more_than_allowed(monkeypatch):
    data = bytearray(zipped({"a.txt": DATA * 50}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)  # uncompressed size in the directory
    data[22:26] = struct.pack("<I", 10)
    result = only(read_bytes("a.zip", bytes(data)))
    assert isinstance(result, SetAside) and result.code == "broken"


def test_symbolic_links_are_not_followed():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", DATA)
    results = list(read_bytes("a.zip", buffer.getvalue()))
    assert [getattr(r, "code", "read") for r in results] == ["unsupported", "read"]
