"""Decisions: appended durably, read in order, a half-written line costs only itself."""
from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from ingest import texts
from ingest.clean.text import CleanText
from ingest.decisions import METADATA, Described, add, metadata_decisions, recorded, set_metadata
from ingest.errors import UsageError
from ingest.jobs.adopt import _described, outdated
from ingest.metadata import describe
from ingest.record import append, read
from ingest.workspace import Workspace


def test_later_lines_win_key_by_key(tmp_path):
    workspace = Workspace(tmp_path)
    set_metadata(workspace, "r1", {"city": "淄博市", "year": 2019})
    set_metadata(workspace, "r2", {"city": "潍坊市"})
    set_metadata(workspace, "r1", {"year": 2020})
    assert metadata_decisions(workspace) == {"r1": {"city": "淄博市", "year": 2020}, "r2": {"city": "潍坊市"}}


def test_an_unknown_key_is_refused(tmp_path):
    with pytest.raises(UsageError, match="colour"):
        set_metadata(Workspace(tmp_path), "r1", {"colour": "red"})
    assert not list(read(Workspace(tmp_path), METADATA))


def test_a_half_written_line_is_skipped_by_name_and_the_next_one_is_whole(tmp_path, caplog):
    workspace = Workspace(tmp_path)
    set_metadata(workspace, "r1", {"year": 2019})
    with open(workspace.decisions / "metadata.jsonl", "ab") as handle:
        handle.write(b'{"kind": "metadata", "report": "r2", "se')
    set_metadata(workspace, "r3", {"year": 2021})
    with caplog.at_level(logging.WARNING):
        assert metadata_decisions(workspace) == {"r1": {"year": 2019}, "r3": {"year": 2021}}
    assert "metadata.jsonl:2" in caplog.text


def test_two_writers_at_once_lose_nothing(tmp_path):
    workspace = Workspace(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: append(workspace, "metadata", {"report": f"r{n}", "set": {"year": 2000}}), range(60)))
    assert len(metadata_decisions(workspace)) == 60


def test_what_a_sidecar_said_comes_back_when_a_persons_word_is_taken_back(tmp_path):
    workspace = Workspace(tmp_path)
    workspace.texts.mkdir()
    clean = CleanText("工作总结", range(4))
    before, _ = describe(clean, SimpleNamespace(sidecar={"city": "佛山市", "year": 2019}, index_row={}, hints={"source": "网站"}))
    texts.write(workspace.texts, "r1", clean, before)
    assert outdated(workspace, ["r1", "r2"]) == []
    set_metadata(workspace, "r1", {"city": "无锡"})
    first = recorded(workspace)[0]
    assert first.who and first.id and outdated(workspace, ["r1"]) == ["r1"]
    for city, back in (("无锡市", False), ("佛山市", True)):
        if back:
            add(workspace, Described("", of=first.id))
            assert metadata_decisions(workspace).get("r1", {}) == {} and outdated(workspace, ["r1"]) == ["r1"]
        meta = _described(texts.read(workspace.texts, "r1"), metadata_decisions(workspace).get("r1", {}))
        texts.write(workspace.texts, "r1", clean, meta)
        assert (meta.city, meta.year, meta.source, outdated(workspace, ["r1"])) == (city, 2019, "网站", [])
    assert (meta, texts.read(workspace.texts, "r1").meta) == (before, before)
