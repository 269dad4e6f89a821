"""The learnt weights: where they lie, and one place to read them.

A folder of weights has the files below, by the same names as in this package (`tables/spans.json`, `numbers/weights.json`, …), and `version.json`, which
holds for all of them together. A pipeline uses the weights that come with the package, or those of the folder that `pipeline.build(weights=…)` names.
"""
from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from ingest.errors import WeightsError
from ingest.extract.linear import LinearTable

VERSION = 1
"""Version of the set: what the files hold and what the features in them mean. Raise it when weights learnt before can no longer be used."""
VERSION_FILE = "version.json"
SHIPPED = Path(__file__).parent
"""The folder of the weights that come with the package."""
TABLES = ("spans", "status", "topics", "levels", "changes", "places", "carriers", "recognitions", "recognised", "issued", "governed", "leads", "benchmarks")
ODDS = ("sections", "numbers", "relations")
ADVICE = "请重新安装，或重新学习（make train，自己的标注用 python -m ingest train） / install the package again, or learn them anew"
_KEY = "reformgraph_weights"


class Weights:
    """The weights in `folder`; each file is read when it is first asked for. `WeightsError` where that cannot be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._linear: dict[str, LinearTable] = {}
        self._odds: dict[str, dict[str, float]] = {}
        self._optional: dict[str, dict[str, Any]] = {}
        self._fingerprints: dict[bool, str] = {}

    def check_version(self) -> None:
        """`WeightsError` unless the folder says that its weights are of `VERSION`."""
        if not (self.folder / VERSION_FILE).is_file():
            raise WeightsError(
                self.folder / VERSION_FILE, f"文件夹里没有权重，或是从前学的，没有说明版本 no weights here, or learnt before they told their version; {ADVICE}")
        found = self.read(VERSION_FILE)
        version = found.get("version") if isinstance(found, dict) else None
        if version != VERSION:
            raise WeightsError(
                self.folder / VERSION_FILE, f"权重的版本是 {version}，本程序用版本 {VERSION} / weights of version {version}, this program reads {VERSION}; {ADVICE}")

    def write_version(self) -> None:
        """Say in the folder, which is made where there is none, that its weights are of `VERSION`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / VERSION_FILE).write_text(json.dumps({"version": VERSION}) + "\n", encoding="utf-8")

    def linear(self, name: str) -> LinearTable:
        """The table `tables/NAME.json`: one of `TABLES` but `spans`."""
        if name not in self._linear:
            file = f"tables/{name}.json"
            raw = self.read(file)
            try:
                classes, weights = list(raw["classes"]), dict(raw["weights"])
                fits = all(len(row) == len(classes) for row in weights.values())
            except (KeyError, TypeError, ValueError):
                fits = False
            if not fits:
                raise self._foreign(file)
            self._linear[name] = LinearTable(classes, weights)
        return self._linear[name]

    def odds(self, name: str) -> dict[str, float]:
        """Log odds by feature of `NAME/weights.json`: sections, numbers or relations; `bias` is the constant where there is one."""
        if name not in self._odds:
            file = f"{name}/weights.json"
            raw = self.read(file)
            if not isinstance(raw, dict) or not all(isinstance(value, int | float) for value in raw.values()):
                raise self._foreign(file)
            self._odds[name] = raw
        return self._odds[name]

    def spans(self, labels: int) -> dict[str, list[float]]:
        """The rows of `tables/spans.json`, each with a weight for each of as many labels; not kept."""
        file = "tables/spans.json"
        raw = self.read(file)
        rows = raw.get("weights") if isinstance(raw, dict) else None
        if not isinstance(rows, dict) or not all(isinstance(row, list) and len(row) == labels for row in rows.values()):
            raise self._foreign(file)
        return rows

    def _foreign(self, name: str) -> WeightsError:
        return WeightsError(self.folder / name, f"不是这样的权重表 no table of weights of this kind; {ADVICE}")

    def fingerprint(self, encoder: bool) -> str:
        """Eight hexadecimal digits that change with the tables, and with the `encoder` where that is used; kept, since each report asks."""
        if encoder not in self._fingerprints:
            files = [*(f"tables/{name}.json" for name in TABLES), *(f"{name}/weights.json" for name in ODDS), "calibration.json", *(["encoder/model.json"] if encoder else [])]
            made = hashlib.sha256()
            for name in files:  # model.json has the checksums of the encoder's other files
                file = self.folder / name
                made.update(file.read_bytes() if file.is_file() else b"")
            self._fingerprints[encoder] = made.hexdigest()[:8]
        return self._fingerprints[encoder]

    def optional(self, name: str) -> dict[str, Any]:
        """The content of the JSON file `name`, kept; empty where the folder has no such file."""
        if name not in self._optional:
            self._optional[name] = self.read(name) if (self.folder / name).is_file() else {}
        return self._optional[name]

    def read(self, name: str) -> Any:
        """The content of the JSON file `name`, not kept."""
        file = self.folder / name
        try:
            return json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise WeightsError(file, f"缺少学来的权重 these learnt weights are missing; {ADVICE}") from None
        except ValueError as error:
            raise WeightsError(file, f"读不出的权重表 no readable table of weights ({error}); {ADVICE}") from None


@lru_cache(maxsize=4)
def weights_at(folder: Path | None = None) -> Weights:
    """The weights of a folder, kept in this process; without one those of the package."""
    return Weights(SHIPPED if folder is None else folder)


def weights_of(doc: Doc) -> Weights:
    """The weights that `doc` is annotated with."""
    return doc.user_data.get(_KEY) or weights_at()


def use(doc: Doc, weights: Weights) -> None:
    """Have the components use `weights` on `doc`."""
    doc.user_data[_KEY] = weights
