"""Backup and restore of the data folder: everything that cannot be computed again, checked, never a half."""
from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from graph.backup import BadBackup, backup, restore
from graph.workspace_mark import read_id, workspace_id
from ingest import decisions, record
from ingest.facts import SUFFIX, FactFile
from ingest.run.registry import Entry, Registry, choose_name
from ingest.workspace import Workspace
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report


@pytest.fixture
def filled(workspace) -> Workspace:
    keep(workspace, city_report(1))
    keep(workspace, city_report(2))
    decisions.set_metadata(workspace, f"r{1:016x}", {"city": "淄博市"})
    (workspace.root / "registry.json").write_text("{}", encoding="utf-8")
    (workspace.store / "engine.json").write_text("secret", encoding="utf-8")
    return workspace


def content(workspace: Workspace) -> dict[str, bytes]:
    """Files by name, without locks and the store."""
    return {p.relative_to(workspace.root).as_posix(): p.read_bytes() for p in workspace.root.rglob("*")
            if p.is_file() and not p.name.startswith(".") and "store" not in p.parts and p.name != "registry.json"}


def test_a_backup_restores_everything_elsewhere(filled, tmp_path) -> None:
    packed = backup(filled, tmp_path / "b.zip")
    other = Workspace(tmp_path / "other")
    assert restore(tmp_path / "b.zip", other) == packed
    assert content(other) == content(filled)
    assert packed.files == len(content(filled)) + 1 == 9
    assert read_id(other) == workspace_id(filled)
    assert decisions.metadata_decisions(other) == {f"r{1:016x}": {"city": "淄博市"}}


def test_store_and_locks_stay_at_home(filled, tmp_path) -> None:
    backup(filled, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        names = archive.namelist()
    assert names[0] == "manifest.json"
    assert not [n for n in names if "store" in n or "lock" in n]


def registered(workspace: Workspace) -> None:
    registry = Registry.load(workspace)
    registry.entries |= {f"report{n}": Entry(f"/foshan/report{n}.txt", f"r{n:016x}") for n in (1, 2)}
    registry.save()


def test_the_next_input_of_a_known_name_replaces_nothing(filled, tmp_path) -> None:
    """Neither after a backup nor after one of before, which had no registry of names."""
    def older(manifest, members) -> None:
        manifest["files"] = [f for f in manifest["files"] if f["name"] != "registry.json"]
        del members["registry.json"]

    registered(filled)
    backup(filled, tmp_path / "b.zip")
    for file in (tmp_path / "b.zip", rewritten(tmp_path / "b.zip", tmp_path / "older.zip", older)):
        other = Workspace(tmp_path / f"from-{file.stem}")
        for _ in range(2):  # restoring once more over the same content is allowed
            restore(file, other)
        entries = Registry.load(other).entries
        assert choose_name("report1", "/ningbo/report1.txt", "r9", entries) == "report1-2"
        assert choose_name("report1", "/ningbo/report1.txt", f"r{1:016x}", entries) == "report1", "the same text is the same file"
    assert choose_name("report1", "/foshan/report1.txt", "r9", Registry.load(Workspace(tmp_path / "from-b")).entries) == "report1"


def test_a_registry_names_only_what_was_restored(filled, tmp_path) -> None:
    def change(manifest, members) -> None:
        data = json.dumps({"files": {"../sources/evil": {"key": "/a", "report": "r1"}, "gone": {"key": "/b", "report": "r2"}}}).encode()
        members["registry.json"] = data
        listed = next(f for f in manifest["files"] if f["name"] == "registry.json")
        listed |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    (filled.sources / "evil.facts.json").write_text("{}")
    backup(filled, tmp_path / "b.zip")
    other = Workspace(tmp_path / "other")
    restore(rewritten(tmp_path / "b.zip", tmp_path / "c.zip", change), other)
    assert sorted(Registry.load(other).entries) == ["report1", "report2"]


@pytest.mark.parametrize(("doc", "plain"), [("报告: 2020.txt", "报告_ 2020.txt"), ("aux.txt", "_aux.txt"), ("a\\b.txt", "a_b.txt"), (".hidden.txt", "_hidden.txt")])
def test_names_that_other_systems_refuse(filled, tmp_path, doc, plain) -> None:
    facts = replace(city_report(3), doc=doc)
    keep(filled, facts)
    keep(filled, replace(facts, report="r4", doc=plain))  # the plain name is taken in facts, not in the other report's sources
    registry = Registry.load(filled)
    registry.entries[doc.removesuffix(".txt")] = Entry(f"/a/{doc}", facts.report)
    registry.save()
    backup(filled, tmp_path / "b.zip")
    other = Workspace(tmp_path / "other")
    restore(tmp_path / "b.zip", other)
    name = plain.removesuffix(".txt") + "-2"
    assert FactFile.read(other.facts / f"{name}{SUFFIX}") == replace(facts, doc=plain)
    assert [p.name for p in (other.sources / facts.report).iterdir()] == [plain]
    assert Registry.load(other).entries[name] == Entry(f"/a/{doc}", facts.report)
    restore(tmp_path / "b.zip", filled)  # the same content, though two names differ


def test_a_name_that_cannot_be_changed_fails_the_backup(filled, tmp_path) -> None:
    (filled.texts / "r:1.json").write_text("{}")
    with pytest.raises(BadBackup, match=r"r:1\.json"):
        backup(filled, tmp_path / "b.zip")
    assert not list(tmp_path.glob("*.zip"))


def test_what_a_killed_writer_left_stays_at_home(filled, tmp_path) -> None:
    (filled.sources / f"r{1:016x}" / ".report1.txt.77.tmp").write_text("x")
    (filled.facts / ".report1.facts.json.77.tmp").write_text("x")
    packed = backup(filled, tmp_path / "b.zip")
    assert packed.files == 9


def test_restoring_over_the_same_content_is_allowed(filled, tmp_path) -> None:
    backup(filled, tmp_path / "b.zip")
    before = content(filled)
    (filled.facts / "report2.facts.json").unlink()
    restore(tmp_path / "b.zip", filled)
    assert content(filled) == before


def test_other_content_is_refused_unless_replaced(filled, tmp_path) -> None:
    backup(filled, tmp_path / "b.zip")
    wanted = content(filled)
    keep(filled, city_report(3))
    record.append(filled, "merge", {"of": "x"})
    before = content(filled)
    with pytest.raises(BadBackup, match="--replace"):
        restore(tmp_path / "b.zip", filled)
    assert content(filled) == before
    restore(tmp_path / "b.zip", filled, replace=True)
    assert content(filled) == wanted


def test_a_new_folder_that_only_has_a_name_takes_the_backups(filled, tmp_path) -> None:
    backup(filled, tmp_path / "b.zip")
    other = Workspace(tmp_path / "other")
    workspace_id(other)
    restore(tmp_path / "b.zip", other)
    assert content(other) == content(filled)


def test_an_older_backup_is_replaced_whole_and_nothing_is_left_beside_it(filled, tmp_path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "b.zip").write_bytes(b"old")
    backup(filled, folder / "b.zip")
    assert [p.name for p in folder.iterdir()] == ["b.zip"]
    assert zipfile.is_zipfile(folder / "b.zip")


def test_a_backup_inside_the_data_is_refused(filled) -> None:
    with pytest.raises(BadBackup, match="another place"):
        backup(filled, filled.facts / "b.zip")
    assert not list(filled.facts.glob("*.zip"))


def test_no_data_folder(tmp_path) -> None:
    with pytest.raises(BadBackup, match="REFORMGRAPH_DATA"):
        backup(Workspace(tmp_path / "none"), tmp_path / "b.zip")


def rewritten(source: Path, target: Path, change) -> Path:
    """The backup with `change(manifest, members)` made to it."""
    with zipfile.ZipFile(source) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(manifest, members)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in members.items():
            archive.writestr(name, data)
    return target


UNSAFE = ["../evil.txt", "/etc/evil", "facts/../../evil", "facts\\..\\evil", "C:/evil", "store/evil", "evil.txt", "facts/.hidden", "facts//x",
          "facts/./x", "facts/con.json", "facts/a:b", "facts"]


@pytest.mark.parametrize("name", UNSAFE)
def test_names_that_do_not_belong_in_a_data_folder(filled, tmp_path, name) -> None:
    def change(manifest, members) -> None:
        manifest["files"].append({"name": name, "size": 1, "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"})
        members[name] = b"a"

    backup(filled, tmp_path / "b.zip")
    other = Workspace(tmp_path / "deep" / "other")
    with pytest.raises(BadBackup, match="does not belong"):
        restore(rewritten(tmp_path / "b.zip", tmp_path / "evil.zip", change), other)
    assert content(other) == {}
    assert not [p for p in tmp_path.rglob("*evil*") if p.name != "evil.zip"]


def _flip(manifest, members) -> None:
    members["facts/report1.facts.json"] = members["facts/report1.facts.json"][:-2] + b" \n"


def _grow(manifest, members) -> None:
    members["facts/report1.facts.json"] += b"x" * 10_000_000


def _drop(manifest, members) -> None:
    del members["facts/report1.facts.json"]


def _add(manifest, members) -> None:
    members["facts/more.facts.json"] = b"{}"


def _format(manifest, members) -> None:
    manifest["format"] = 99


def _lists(manifest, members) -> None:
    manifest["files"] = [7]


def _huge(manifest, members) -> None:
    manifest["files"][0]["size"] = 10**18


@pytest.mark.parametrize("change", [_flip, _grow, _drop, _add, _format, _lists, _huge])
def test_a_damaged_backup_restores_nothing(filled, tmp_path, change) -> None:
    backup(filled, tmp_path / "b.zip")
    other = Workspace(tmp_path / "other")
    with pytest.raises(BadBackup):
        restore(rewritten(tmp_path / "b.zip", tmp_path / "bad.zip", change), other)
    assert content(other) == {}
    assert not list(other.root.glob(".restore-*"))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_backup(tmp_path, workspace, data) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(BadBackup, match=r"x\.zip"):
        restore(tmp_path / "x.zip", workspace)


def test_a_cut_backup(filled, tmp_path) -> None:
    backup(filled, tmp_path / "b.zip")
    data = (tmp_path / "b.zip").read_bytes()
    for length in range(0, len(data), max(len(data) // 12, 1)):
        (tmp_path / "cut.zip").write_bytes(data[:length])
        with pytest.raises(BadBackup):
            restore(tmp_path / "cut.zip", Workspace(tmp_path / "other"))
