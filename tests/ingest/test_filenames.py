"""Names of files: what every system takes, and what people read of a name that is no UTF-8."""
from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.backup_members import safe
from ingest.facts import SUFFIX, FactFile
from ingest.filenames import readable, safe_name
from ingest.run.keeping import Keeper
from ingest.run.process import Options, Processed
from ingest.run.registry import Registry
from ingest.run.run import _write
from ingest.run.write import FolderWriter, WorkspaceWriter

GBK = os.fsdecode("淄博市报告.txt".encode("gb18030"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=300) | st.text("con.aux a/\\长", max_size=120))
def test_any_name_becomes_a_name_in_one_folder_that_a_backup_takes(name):
    kept = safe_name(name)
    assert kept and kept not in (".", "..") and not set(kept) & set('/\\:*?"<>|\x00')
    assert len(kept.encode("utf-8")) <= 255 - len(f"..-999{SUFFIX}.4194304.tmp")
    assert safe_name(kept) == kept
    assert safe(f"sources/r0/{kept}") and safe(f"facts/{kept}{SUFFIX}")


@pytest.mark.parametrize("name", [
    "报告.txt", "1.2节的说明，关于加快推进社会信用体系建设的实施意见总结报告", "a (2).docx", "a" * 200 + ".txt", "长" * 70 + ".txt", "报告 .txt", "console.txt",
])
def test_a_plain_name_stays_as_it_is(name):
    assert safe_name(name) == name


@pytest.mark.parametrize(("name", "kept"), [
    ("../../etc/passwd.txt", "passwd.txt"), ("C:\\文件\\报告.docx", "报告.docx"), ("长" * 300 + ".pdf", "长" * 73 + ".pdf"), ("报告: 2020.txt", "报告_ 2020.txt"),
    ("aux.txt", "_aux.txt"), ("a\\b.txt", "b.txt"), (".报告.txt", "报告.txt"), (GBK, "淄博市报告.txt"), ("坏\udcbd.txt", "坏_.txt"),
])
def test_other_names_keep_what_can_be_kept(name, kept):
    assert safe_name(name) == kept


def test_only_the_part_of_a_path_that_is_no_utf8_is_read_as_gbk():
    assert readable(f"/数据/{GBK}") == "/数据/淄博市报告.txt"
    assert readable("/数据/报告.txt") == "/数据/报告.txt"


def test_two_names_that_become_one_do_not_take_each_others_place(workspace, tmp_path):
    writers = [WorkspaceWriter(workspace, Registry.load(workspace)), FolderWriter(tmp_path / "facts")]
    for number, name in enumerate(("a:b.txt", "a?b.txt")):
        doc = safe_name(name)
        for writer in writers:
            writer.write(Processed(f"/{name}", name, FactFile(doc, f"r{number}"), b"{}", b"%d" % number))
    assert {path.name for path in workspace.facts.iterdir()} == {path.name for path in (tmp_path / "facts").iterdir()} == {f"a_b{SUFFIX}", f"a_b-2{SUFFIX}"}
    assert [(workspace.sources / f"r{n}" / "a_b.txt").read_bytes() for n in (0, 1)] == [b"0", b"1"]


def test_a_name_that_the_system_refuses_costs_one_report_and_a_full_disk_the_run(workspace):
    item = Processed("k", "长.txt", FactFile("长" * 90 + ".txt", "r1"), b"{}", b"x")
    refused, _ = _write(Keeper(workspace), None, Path("长.txt"), item, Options())
    assert (refused.name, refused.code) == ("长.txt", "unwritable")

    class Full:
        def write(self, item):
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        _write(None, Full(), Path("长.txt"), replace(item), Options())
