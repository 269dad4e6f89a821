"""The encoder's files: what is said where they are missing, changed or of another version."""
import json
import shutil

import pytest

from ingest.errors import WeightsError
from ingest.extract import build
from ingest.extract.encoder.model import FILES, VERSION, load
from ingest.extract.weights import SHIPPED, Weights

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


def test_a_pipeline_says_at_once_that_its_encoder_is_missing(tmp_path):
    with pytest.raises(WeightsError, match=r"model\.json: the encoder's weights are missing"):
        build(weights=tmp_path)


def test_missing_tables_are_named(tmp_path):
    with pytest.raises(WeightsError, match=r"status\.json: these learnt weights are missing; .*make train"):
        Weights(tmp_path).linear("status")


def test_a_broken_table_is_named(tmp_path):
    (tmp_path / "numbers").mkdir()
    (tmp_path / "numbers" / "weights.json").write_text("[", encoding="utf-8")
    with pytest.raises(WeightsError, match=r"weights\.json: no readable table"):
        Weights(tmp_path).odds("numbers")
