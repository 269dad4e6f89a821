"""Which files are inputs."""

from __future__ import annotations

import json
import os
import sys

import pytest

from ingest.readers import discover, read
from tests.ingest.reader_samples import TEXT, only


def make(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def names(root, found):
    return [path.relative_to(root).as_posix() for path in found]


def test_folders_are_walked_and_the_result_is_sorted(tmp_path):
    make(tmp_path, "b/二.txt", "b/a/x.html", "a.docx", "c.zip", "b/一.txt", "table.xlsx")
    assert names(tmp_path, discover([tmp_path])) == ["a.docx", "b/a/x.html", "b/一.txt", "b/二.txt", "c.zip", "table.xlsx"]


def test_what_is_no_report_is_left_out(tmp_path):
    make(
        tmp_path,
        "a.txt",
        "index.csv",
        "sub/INDEX.CSV",
        "a.facts.json",
        ".hidden.txt",
        ".git/x.txt",
        "~$a.docx",
        "Thumbs.db",
        "__MACOSX/a.txt",
        "sub/b.txt",
    )
    (tmp_path / "a.json").write_text(json.dumps({"city": "青川市"}))
    (tmp_path / "lonely.json").write_text(json.dumps({"city": "青川市"}))
    assert names(tmp_path, discover([tmp_path])) == ["a.txt", "lonely.json", "sub/b.txt"]


def test_companions_are_left_out_when_given_by_name_too(tmp_path):
    make(tmp_path, "a.txt", "index.csv", "a.facts.json")
    (tmp_path / "a.json").write_text('{"year": 2023}')
    assert names(tmp_path, discover(sorted(tmp_path.iterdir()))) == ["a.txt"]


def test_each_file_comes_once_in_whatever_order_it_is_given(tmp_path):
    make(tmp_path, "a.txt", "sub/b.txt")
    given = [tmp_path, tmp_path / "sub" / "b.txt", tmp_path / "sub" / ".." / "a.txt", tmp_path / "sub"]
    assert {p.resolve() for p in discover(given)} == {tmp_path / "a.txt", tmp_path / "sub/b.txt"} and len(discover(given)) == 2
    assert discover(given[:1]) == discover([tmp_path / "sub", tmp_path])


def test_a_missing_path_stays_in_and_reading_tells(tmp_path):
    found = discover([tmp_path / "no-such.txt"])
    assert [only(read(path)).code for path in found] == ["missing"]


def test_a_hidden_file_given_by_name_is_read(tmp_path):
    make(tmp_path, ".notes.txt")
    assert len(discover([tmp_path / ".notes.txt"])) == 1


def test_an_empty_folder_gives_nothing(tmp_path):
    assert discover([tmp_path]) == []


@pytest.mark.parametrize("linked", ["folder", "file"])
def test_links_do_not_lead_in_circles(tmp_path, linked):
    make(tmp_path, "a/x.txt")
    os.symlink(tmp_path if linked == "folder" else tmp_path / "a" / "x.txt", tmp_path / "a" / "link.txt")
    assert len(discover([tmp_path])) == 1


def test_a_pipe_is_not_opened(tmp_path):
    assert hasattr(os, "mkfifo") or sys.platform == "win32"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert discover([tmp_path]) == []
        assert only(read(tmp_path / "pipe.txt")).code == "unsupported"
