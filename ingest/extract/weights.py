"""The learnt weights: where they lie, and one place to read them.

A folder of weights has the files below, by the same names as in this package (`tables/spans.json`, `numbers/weights.json`, …).
A pipeline uses the weights that come with the package, or those of the folder that `pipeline.build(weights=…)` names.
"""
from __future__ import annotations

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import IngestError
from ingest.extract.linear import LinearTable

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.extract.encoder.model import Encoder
    from ingest.extract.span_model import SpanModel

SHIPPED = Path(__file__).parent
"""The folder of the weights that come with the package."""
TABLES = ("spans", "status", "topics", "levels")
ODDS = ("sections", "numbers", "relations")
_KEY = "reformgraph_weights"


class WeightsError(IngestError):
    """A file of learnt weights is missing, broken or of another version; `file` and `reason` say which and why."""

    def __init__(self, file: Path | str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = str(file), reason

    def __reduce__(self) -> tuple:
        return type(self), (self.file, self.reason)  # it comes back from worker processes


class Weights:
    """The weights in `folder`; each file is read when it is first asked for. `WeightsError` where that cannot be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._linear: dict[str, LinearTable] = {}
        self._odds: dict[str, dict[str, float]] = {}

    def linear(self, name: str) -> LinearTable:
        """The table `tables/NAME.json`: status, topics or levels."""
        if name not in self._linear:
            raw = self._json(f"tables/{name}.json")
            self._linear[name] = LinearTable(raw["classes"], raw["weights"])
        return self._linear[name]

    def odds(self, name: str) -> dict[str, float]:
        """Log odds by feature of `NAME/weights.json`: sections, numbers or relations; `bias` is the constant where there is one."""
        if name not in self._odds:
            self._odds[name] = self._json(f"{name}/weights.json")
        return self._odds[name]

    @cached_property
    def spans(self) -> SpanModel:
        """The span model with the table of this folder."""
        from ingest.extract.span_model import SpanModel

        return SpanModel(self._json("tables/spans.json")["weights"])

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of this folder."""
        from ingest.extract.encoder.model import load

        return load(self.folder / "encoder")

    def _json(self, name: str) -> Any:
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
