"""Sidecars and index files."""

from __future__ import annotations

import json

import pytest

from ingest.readers import discover, read
from tests.ingest.reader_samples import TEXT, only, zipped

ALL = {
    "title": "工作报告",
    "city": "青川市",
    "province": "蜀川省",
    "year": 2023,
    "date": "2023-11-02",
    "author": "改革办",
    "source": "青川日报",
    "url": "https://example.org/1",
}


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def sidecar(report, data):
    report.with_suffix(".json").write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_sidecar_gives_its_keys(report, codec):
    sidecar(report, json.dumps({**ALL, "other": [1]}, ensure_ascii=False).encode(codec))
    document = only(read(report))
    assert (document.sidecar, document.warnings) == (ALL, [])
    assert discover([report.parent]) == [report]


def test_a_year_may_be_text(report):
    sidecar(report, {"year": "2023年", "city": "", "title": None})
    assert only(read(report)).sidecar == {"year": 2023}


@pytest.mark.parametrize("data", [b"{broken", b"", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_broken_sidecar_costs_a_warning_not_the_report(report, data):
    sidecar(report, data)
    document = only(read(report))
    assert document.text == TEXT and document.sidecar == {}
    assert len(document.warnings) == 1 and "a.json" in document.warnings[0]
    assert discover([report.parent]) == [report]


def test_unusable_values_are_named_and_the_others_used(report):
    sidecar(report, {"year": "next", "city": ["青川市"], "title": "工作报告"})
    document = only(read(report))
    assert document.sidecar == {"title": "工作报告"}
    assert "a.json" in document.warnings[0] and "year" in document.warnings[0] and "city" in document.warnings[0]


@pytest.mark.parametrize("data", [["title"], {"name": "x"}, 3])
def test_json_without_these_keys_is_no_sidecar(report, data):
    sidecar(report, data)
    document = only(read(report))
    assert (document.sidecar, document.warnings) == ({}, [])
    assert discover([report.parent]) == [report.with_suffix(".json"), report]
    assert only(read(report.with_suffix(".json"))).code == "unsupported"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_index_gives_each_file_its_row(report, codec):
    rows = (
        "file,jurisdiction,province,year,chars,title,date,source,url\r\nb.txt,远山县,蜀川省,2020,5,,,,\r\n"
        'a.txt,青川市,蜀川省,2023,9,"改革,报告",2023-11,青川日报,https://example.org/1\r\n'
    )
    (report.parent / "index.csv").write_bytes(rows.encode(codec))
    document = only(read(report))
    assert document.index_row == {
        "city": "青川市",
        "province": "蜀川省",
        "year": 2023,
        "title": "改革,报告",
        "date": "2023-11",
        "source": "青川日报",
        "url": "https://example.org/1",
    }
    assert document.warnings == [] and discover([report.parent]) == [report]


def test_a_big5_index_and_other_delimiters(report):
    (report.parent / "index.csv").write_bytes("file;jurisdiction;year\na.txt;臺灣縣經濟發展;2021\n".encode("big5"))
    assert only(read(report)).index_row == {"city": "臺灣縣經濟發展", "year": 2021}


def test_a_changed_index_is_read_again(report):
    index = report.parent / "index.csv"
    index.write_text("file,jurisdiction\na.txt,青川市\n", "utf-8")
    assert only(read(report)).index_row == {"city": "青川市"}
    index.write_text("file,jurisdiction\na.txt,远山县和平镇\n", "utf-8")
    assert only(read(report)).index_row == {"city": "远山县和平镇"}


@pytest.mark.parametrize(("text", "word"), [("name,city\na.txt,青川市\n", "file"), ("file,year\na.txt,soon\n", "year"), ("", "file")])
def test_an_unusable_index_costs_a_warning(report, text, word):
    (report.parent / "index.csv").write_text(text, "utf-8")
    document = only(read(report))
    assert document.index_row == {} and "index.csv" in document.warnings[0] and word in document.warnings[0]


def test_sidecars_and_index_inside_a_zip(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(
        zipped(
            {
                "x/one.txt": TEXT.encode(),
                "x/one.json": json.dumps(ALL).encode(),
                "x/two.txt": (TEXT + "二").encode(),
                "x/two.json": b"{",
                "x/index.csv": "file,jurisdiction,year\none.txt,青川市,2023\ntwo.txt,远山县,2020\n".encode("gb18030"),
                "x/one.facts.json": b"{}",
            }
        )
    )
    one, two = read(path)
    assert (one.doc, one.sidecar, one.index_row, one.warnings) == ("one.txt", ALL, {"city": "青川市", "year": 2023}, [])
    assert (two.doc, two.sidecar, two.index_row) == ("two.txt", {}, {"city": "远山县", "year": 2020})
    assert len(two.warnings) == 1 and "two.json" in two.warnings[0]
