"""DOC and WPS: with LibreOffice, and without."""
from __future__ import annotations

import os
import stat
import subprocess

import pytest

from ingest.readers import limits, office, read_bytes
from tests.ingest.reader_samples import BODY, TITLE, docx, only


@pytest.fixture(scope="module")
def word97(tmp_path_factory):
    """A real .doc, made by LibreOffice from a DOCX. The tests need it: apt-get install libreoffice-writer-nogui"""
    folder = tmp_path_factory.mktemp("doc")
    command = office.program()
    assert command, f"LibreOffice is not installed: {office.INSTALL}"
    (folder / "a.docx").write_bytes(docx(change=lambda document: document.add_paragraph("完。")))
    subprocess.run([command, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "doc", "--outdir", str(folder), str(folder / "a.docx")],
                   check=True, capture_output=True, timeout=200)
    return (folder / "a.doc").read_bytes()


@pytest.mark.parametrize("name", ["报告.doc", "报告.wps"])
def test_word_and_wps_files_are_converted(word97, name, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    document = only(read_bytes(name, word97))
    assert document.text.splitlines() == [TITLE, *BODY, "指标 | 数值", "市场主体 | 15.6万户", "完。"]
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


def test_the_profile_forbids_macros_and_links():
    for setting in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent"):
        assert f'"{setting}" oor:op="fuse"><value>true<' in office._PROFILE
