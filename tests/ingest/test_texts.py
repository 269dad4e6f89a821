"""Stored texts: exact round trip, same bytes, errors that name the file."""
from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import texts
from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.errors import TextFileError
from ingest.metadata import describe

SOURCE = (
    "下载\n打印\n淄博市2020年改革工作总结\n來源：某某網\n一、推進(jìn)情況 1.深化改革。一是完成甲項；二是完成乙項，改革不斷深化，成效持續顯現。\n"
    "\ufffd後續改革穩步推進，取得成效。"
)


def test_round_trip(tmp_path):
    cleaned = clean(SOURCE)
    meta, _ = describe(cleaned, options={"year": 2020})
    path = texts.write(tmp_path, "r0123", cleaned, meta)
    stored = texts.read(tmp_path, "r0123")
    assert path.name == "r0123.json" and [p.name for p in tmp_path.iterdir()] == ["r0123.json"]
    assert (stored.report, stored.clean, stored.meta) == ("r0123", cleaned, meta)
    assert stored.clean.furniture and stored.clean.damage and stored.clean.blocks
    start = stored.clean.text.index("推进情况")
    assert SOURCE[slice(*stored.clean.source_span(start, start + 4))] == "推進(jìn)情況"


def test_same_report_same_bytes():
    cleaned = clean(SOURCE)
    one = texts.to_bytes("r1", cleaned, Metadata(city="淄博市", origin={"year": "text", "city": "option"}))
    two = texts.to_bytes("r1", clean(SOURCE), Metadata(city="淄博市", origin={"city": "option", "year": "text"}))
    assert one == two
    assert len(texts.runs(cleaned.origins)) < len(cleaned.text) / 2


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=80).map(lambda steps: [sum(steps[: i + 1]) for i in range(len(steps))]))
def test_runs_are_exact(places):
    assert list(texts.origins(texts.runs(places))) == places


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"{", "JSON"), (b"\xff\xfe", "JSON"), (b"[]", "not a stored text"), (b'{"format": 9}', "format 9"), (b'{"format": 1}', "not a stored text")],
)
def test_broken_files_are_named(tmp_path, data, told):
    (tmp_path / "r9.json").write_bytes(data)
    with pytest.raises(TextFileError) as error:
        texts.read(tmp_path, "r9")
    assert "r9.json" in str(error.value) and told in str(error.value)


def test_a_map_that_does_not_fit_is_refused():
    raw = json.loads(texts.to_bytes("r1", clean(SOURCE), Metadata()))
    raw["origins"] = raw["origins"][:-1]
    with pytest.raises(TextFileError, match="maps"):
        texts.from_bytes(json.dumps(raw).encode())


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(TextFileError, match="ingest the report again"):
        texts.read(tmp_path, "r404")
