"""DOC and WPS: with LibreOffice, and without."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import stat
import subprocess
import threading
import zipfile

import pytest

from ingest.readers import limits, office, read_bytes
from tests.ingest.reader_samples import BODY, TITLE, as_bytes, docx, only, picture, zipped


@pytest.fixture(scope="module")
def word97(tmp_path_factory):
    """A real .doc, made by LibreOffice from a DOCX. The tests need it: apt-get install libreoffice-writer-nogui"""
    folder = tmp_path_factory.mktemp("doc")
    command = office.program()
    assert command, f"LibreOffice is not installed: {office.INSTALL}"
    (folder / "a.docx").write_bytes(docx(change=lambda document: document.add_paragraph("完。")))
    subprocess.run(
        [
            command,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "doc",
            "--outdir",
            str(folder),
            str(folder / "a.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=200,
    )
    return (folder / "a.doc").read_bytes()


@pytest.mark.parametrize("name", ["报告.doc", "报告.wps"])
def test_word_and_wps_files_are_converted(word97, name, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    document = only(read_bytes(name, word97))
    assert document.text.splitlines() == [TITLE, *BODY, "| 指标 | 数值 |", "| 市场主体 | 15.6万户 |", "完。"]
    assert (document.kind, document.doc, document.data) == (name[-3:], name, word97)
    assert list(tmp_path.glob("reformgraph-office-*")) == []  # nothing is left behind


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_without_libreoffice_the_line_that_installs_it_is_shown(word97, monkeypatch, name):
    monkeypatch.setenv("PATH", "")
    result = only(read_bytes(name, word97))
    assert result.code == "needs-libreoffice" and "apt-get install libreoffice-writer-nogui" in result.reason


def test_a_damaged_doc_is_set_aside(word97):
    result = only(read_bytes("a.doc", word97[:3000]))
    assert result.code == "broken" and "LibreOffice" in result.reason


def test_an_encrypted_doc_is_set_aside(word97):
    data = bytearray(word97)
    start = next(at for at in range(512, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    data[start + 11] |= 1
    assert only(read_bytes("a.doc", bytes(data))).code == "encrypted"


def test_a_conversion_that_hangs_is_ended_with_its_children(word97, monkeypatch, tmp_path):
    """A stand-in for LibreOffice that starts a child and waits, as the real one may on a damaged file."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {tmp_path}/child\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 2)
    result = only(read_bytes("a.doc", word97))
    assert result.code == "timeout" and "2 " in result.reason
    child = int((tmp_path / "child").read_text())
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True).stdout.strip()
    assert state == "" or state.startswith("Z")


def with_linked_picture(address: str) -> bytes:
    """A DOCX whose picture is not inside it but at an address."""
    data = docx(change=lambda document: document.add_picture(io.BytesIO(as_bytes(picture(lines=("图",), width=60)))))
    members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            members[name] = package.read(name)
    relations = "word/_rels/document.xml.rels"
    members[relations] = members[relations].replace(b'Target="media/image1.png"', f'Target="{address}" TargetMode="External"'.encode())
    members["word/document.xml"] = members["word/document.xml"].replace(b"r:embed=", b"r:link=")
    assert address.encode() in members[relations]
    return zipped(members)


def test_libreoffice_fetches_nothing_that_a_document_names(tmp_path, monkeypatch):
    """With the settings of the profile no connection is made; without them there is one, so the listener would see it."""
    asked = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    asked.append(connection.recv(100))
                    connection.close()

        threading.Thread(target=serve, daemon=True).start()
        data = with_linked_picture(f"http://127.0.0.1:{listener.getsockname()[1]}/x.png")
        for folder in ("guarded", "open"):
            (tmp_path / folder).mkdir()
        assert office._convert(office.program(), "a.docx", data, "docx", tmp_path / "guarded")
        assert asked == []
        monkeypatch.setattr(office, "_SETTINGS", ())
        office._convert(office.program(), "a.docx", data, "docx", tmp_path / "open")
        assert asked
