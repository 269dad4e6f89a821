"""The learnt weights: where they lie, and one place to read them.

A folder of weights has the files below, by the same names as in this package (`tables/spans.json`, `numbers/weights.json`, …).
A pipeline uses the weights that come with the package, or those of the folder that `pipeline.build(weights=…)` names.
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

SHIPPED = Path(__file__).parent
"""The folder of the weights that come with the package."""
TABLES = ("spans", "status", "topics", "levels", "changes", "places", "carriers", "recognitions", "recognised", "issued", "governed", "leads", "benchmarks")
ODDS = ("sections", "numbers", "relations")
_KEY = "reformgraph_weights"


class Weights:
    """The weights in `folder`; each file is read when it is first asked for. `WeightsError` where that cannot be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._linear: dict[str, LinearTable] = {}
        self._odds: dict[str, dict[str, float]] = {}
        self._optional: dict[str, dict[str, Any]] = {}
        self._fingerprints: dict[bool, str] = {}

    def linear(self, name: str) -> LinearTable:
        """The table `tables/NAME.json`: one of `TABLES` but `spans`."""
        if name not in self._linear:
            raw = self.read(f"tables/{name}.json")
            self._linear[name] = LinearTable(raw["classes"], raw["weights"])
        return self._linear[name]

    def odds(self, name: str) -> dict[str, float]:
        """Log odds by feature of `NAME/weights.json`: sections, numbers or relations; `bias` is the constant where there is one."""
        if name not in self._odds:
            self._odds[name] = self.read(f"{name}/weights.json")
        return self._odds[name]

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
            raise WeightsError(file, "these learnt weights are missing; install the package again, or learn them with make train") from None
        except ValueError as error:
            raise WeightsError(file, f"no readable table of weights ({error}); install the package again, or run make train") from None


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
