"""Names of fact files: a changed file keeps its name, two files of one name in two folders are two."""
from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.run.registry import Entry, Registry, choose_name
from ingest.workspace import Workspace


def test_a_changed_file_keeps_its_name():
    entries = {"zibo": Entry("/a/zibo.txt", "r1")}
    assert choose_name("zibo", "/a/zibo.txt", "r2", entries) == "zibo"


def test_two_files_of_one_name_are_two():
    entries = {"zibo": Entry("/a/zibo.txt", "r1")}
    assert choose_name("zibo", "/b/zibo.txt", "r2", entries) == "zibo-2"


def test_the_same_text_under_the_same_name_is_the_same_file_only_where_the_other_was_moved():
    """Two that both lie there may change each on its own; what was uploaded does not change, and has no place."""
    for old, new, name in (
        ("/a/zibo.txt", "/b/zibo.txt", "zibo"), ("restored:zibo", "/b/zibo.txt", "zibo"), ("upload:1/zibo.txt", "upload:2/zibo.txt", "zibo"),
        (f"{Path(__file__)}", "/b/zibo.txt", "zibo-2"), (f"{Path(__file__)}!/zibo.txt", "/b/zibo.txt", "zibo-2"), ("/a/\\udcd6.txt", "/b/zibo.txt", "zibo-2"),
        ("upload:1/zibo.txt", "/b/zibo.txt", "zibo-2"), (f"{Path(__file__)}", "upload:1/zibo.txt", "zibo-2"),
    ):
        assert choose_name("zibo", new, "r1", {"zibo": Entry(old, "r1")}) == name, (old, new)


def test_a_name_that_looks_numbered_is_not_taken_over():
    entries = {"zibo": Entry("/a/zibo.txt", "r1"), "zibo-2": Entry("/a/zibo-2.txt", "r2")}
    assert choose_name("zibo", "/b/zibo.txt", "r3", entries) == "zibo-3"


inputs = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "x-2", "y"]), st.integers(0, 6)), max_size=25)


@given(inputs)
def test_no_two_inputs_share_a_name(sequence):
    entries: dict[str, Entry] = {}
    for folder, stem, text in sequence:
        key, report = f"/{folder}/{stem}.txt", f"r{text}"
        name = choose_name(stem, key, report, entries, lambda _: True)
        previous = entries.get(name)
        assert previous is None or previous.key == key
        entries[name] = Entry(key, report)
        assert choose_name(stem, key, report, entries) == name


def test_round_trip_and_damage(tmp_path):
    workspace = Workspace(tmp_path).create()
    (workspace.facts / "zibo.facts.json").write_text("{}")
    registry = Registry.load(workspace)
    registry.entries["zibo"] = Entry("/a/zibo.txt", "r1")
    registry.entries["gone"] = Entry("/a/gone.txt", "r2")
    registry.save()
    assert Registry.load(workspace).entries == {"zibo": Entry("/a/zibo.txt", "r1")}, "an entry without its fact file is dropped"
    (tmp_path / "registry.json").write_text("{half")
    assert Registry.load(workspace).entries == {}
