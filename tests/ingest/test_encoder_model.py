"""The files of weights: what is said where they are missing, changed or of another version, before any report is read."""
import json
import re
import shutil

import pytest

from ingest.__main__ import main as ingest
from ingest.errors import WeightsError
from ingest.extract import build
from ingest.extract.encoder.model import FILES, VERSION, load
from ingest.extract.pipeline import COMPONENTS
from ingest.extract.ready import NEEDS
from ingest.extract.weights import ODDS, SHIPPED, TABLES, weights_at
from ingest.run.process import shared_language

ENCODER = SHIPPED / "encoder"


@pytest.fixture
def folder(tmp_path):
    for name in ("model.json", *FILES):
        shutil.copy(ENCODER / name, tmp_path / name)
    return tmp_path


def test_missing_weights_are_named_with_what_to_do(tmp_path):
    with pytest.raises(WeightsError, match=r"model\.json: the encoder's weights are missing; .*make train.*--fast"):
        load(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=f"{name}: the encoder's weights are missing"):
        load(folder)


def test_a_changed_file_is_named(folder):
    (folder / "heads.npz").write_bytes(b"something else")
    with pytest.raises(WeightsError, match=r"heads\.npz: not the file that .*model\.json describes"):
        load(folder)


def test_another_version_is_named(folder):
    header = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    (folder / "model.json").write_text(json.dumps({**header, "version": VERSION + 1}), encoding="utf-8")
    with pytest.raises(WeightsError, match=f"of version {VERSION + 1}, this program reads version {VERSION}"):
        load(folder)


def test_a_broken_description_is_named(folder):
    (folder / "model.json").write_text("{", encoding="utf-8")
    with pytest.raises(WeightsError, match=r"model\.json: no readable description"):
        load(folder)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """A folder of weights without the encoder; a test that changes a file puts it back."""
    made = tmp_path_factory.mktemp("weights")
    shutil.copytree(SHIPPED, made, dirs_exist_ok=True, ignore=lambda folder, names: [
        name for name in names if name in ("encoder", "__pycache__") or not (name.endswith(".json") or (SHIPPED / name).is_dir())])
    return made


def test_a_pipeline_says_at_once_that_its_encoder_is_missing(tables):
    with pytest.raises(WeightsError, match=r"model\.json: the encoder's weights are missing"):
        build(weights=tables)


@pytest.mark.parametrize(("file", "content", "said"), [
    ("version.json", None, "no weights here, or learnt before they told their version.*make train"),
    ("version.json", '{"version": 0}', "weights of version 0, this program reads 1"),
    ("version.json", "[]", "weights of version None"),
    ("tables/status.json", None, "these learnt weights are missing.*make train"),
    ("tables/levels.json", '{"bias": 1}', "no table of weights of this kind"),
    ("tables/places.json", '{"classes": ["no", "yes"], "weights": {"bias": [0.5]}}', "no table of weights of this kind"),
    ("tables/spans.json", '{"weights": {"B": [1.0]}}', "no table of weights of this kind"),
    ("sections/weights.json", '{"classes": [], "weights": {}}', "no table of weights of this kind"),
    ("numbers/weights.json", "[", "no readable table"),
    ("calibration.json", "[]", "no functions of confidence"),
])
def test_a_file_that_is_missing_broken_or_of_another_version_is_named_when_the_pipeline_is_built(tables, file, content, said, request):
    kept = (tables / file).read_bytes()
    request.addfinalizer(lambda: (tables / file).write_bytes(kept))
    weights_at.cache_clear()
    if content is None:
        (tables / file).unlink()
    else:
        (tables / file).write_text(content, encoding="utf-8")
    with pytest.raises(WeightsError, match=f"{re.escape(str(tables / file))}: .*{said}"):
        build(weights=tables, fast=True)


def test_a_component_that_is_left_out_needs_no_weights(tables, tmp_path):
    assert build(exclude=set(COMPONENTS) - {"sentences", "problems"}, weights=tmp_path).pipe_names == ["sentences", "problems"]


def test_no_report_is_touched_without_weights(tmp_path, monkeypatch, capsys):
    (tmp_path / "weights").mkdir()
    (tmp_path / "a.txt").write_text("淄博市推进“一窗受理”改革，办件时间压缩40%。", encoding="utf-8")
    monkeypatch.setenv("REFORMGRAPH_WEIGHTS", str(tmp_path / "weights"))
    shared_language.cache_clear()
    assert ingest([str(tmp_path / "a.txt"), "--facts", str(tmp_path / "facts"), "--no-load", "--fast"]) == 2
    shared_language.cache_clear()
    assert "version.json" in capsys.readouterr().err
    assert not list((tmp_path / "facts").glob("*"))


def test_every_table_is_asked_for_by_some_component():
    assert {name for names in NEEDS.values() for name in names} == {*TABLES, *ODDS}
    assert set(NEEDS) <= set(COMPONENTS)
