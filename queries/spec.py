"""What a canned query is, as plain data: made by `queries.catalogue` from a `.cypher` file, read by the app and the command line."""
from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.words import TERMS, Words

PARAMETER_TYPES = ("city", "topic", "years", "level", "text", "number", "node", "choice")
"""Types of parameters. In Cypher `$name` is: city, node – the id of a node; topic, text – text; level, choice – a key of the vocabulary;
number – a whole number; years – two parameters, `$name_from` and `$name_to`. Each is null when nothing is chosen."""

VIEWS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "table": ((), ()),
    "graph": ((), ()),
    "bar": (("x", "y"), ("color",)),
    "line": (("x", "y"), ("color",)),
    "map": (("lon", "lat", "label"), ("size",)),
}
"""How a result can be shown: kind → (options that name a column and are required, those that may be there)."""

GRAPH_COLUMNS = ("source", "source_id", "source_label", "type", "target", "target_id", "target_label")
"""Columns that a query shown as a graph returns: one row an edge."""

LIMIT = "limit"
"""The Cypher parameter that ends every query (`LIMIT $limit`); the runner gives it."""
CONFIDENCE = "confidence"
"""The Cypher parameter that facts are compared with (`r.confidence >= $confidence`); the runner gives it, 0 where nobody asks for more."""
STANDARD = (LIMIT, CONFIDENCE)
"""Cypher parameters that every text may use and no front matter declares."""
RESERVED = (*STANDARD, "timeout", "json", "output", "query", "language", "lang", "q")
"""Names that no parameter can have: the runner, the command line or the address of a page uses them."""


@dataclass(frozen=True)
class Parameter:
    """One parameter. Nothing is required: an empty value means `default`, else the first suggestion of `default_from`, else "all"."""

    name: str
    type: str
    title: Words
    suggest: str | None = None  # name of the suggestion query; vocabularies need none
    default_from: str | None = None  # name of the suggestion query whose first row is the default
    default: Any = None
    all: bool = True  # whether `*` (everything) can be asked for
    terms: str | None = None  # vocabulary of a choice or level
    of: str | None = None  # Label.property: a text that must be a value of it
    min: int | None = None
    max: int | None = None

    @property
    def cypher_names(self) -> tuple[str, ...]:
        """Names of the Cypher parameters that it fills."""
        return (f"{self.name}_from", f"{self.name}_to") if self.type == "years" else (self.name,)

    def as_json(self) -> dict[str, Any]:
        """For `python -m queries list --json`."""
        found: dict[str, Any] = {"name": self.name, "type": self.type, "title": self.title, "all": self.all}
        if self.terms:
            found["choices"] = TERMS[self.terms]
        for key in ("suggest", "default_from", "default", "of", "min", "max"):
            if getattr(self, key) is not None:
                found[key] = getattr(self, key)
        return found


@dataclass(frozen=True)
class Column:
    """A column of the result: its heading ({} for `…_id` and `evidence`) and the vocabulary of its values, if any."""

    name: str
    title: Words
    terms: str | None = None

    @property
    def hidden(self) -> bool:
        """True of columns that are for links, not for reading: ids of nodes, and the evidence."""
        return not self.title


@dataclass(frozen=True)
class View:
    """How to show the result: `kind` of `VIEWS`, `options` name columns (x, y, color, lon, lat, label, size)."""

    kind: str
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Query:
    """A canned query. `cypher` is the text without front matter, `file` where it comes from, `line` where the text begins in it."""

    name: str
    group: str
    section: str
    title: Words
    description: Words
    parameters: tuple[Parameter, ...]
    view: View
    columns: tuple[Column, ...]
    cypher: str
    file: Path
    line: int

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, or None."""
        return next((p for p in self.parameters if p.name == name), None)

    def as_json(self) -> dict[str, Any]:
        """Everything but the Cypher text, for programs."""
        columns = [{"name": c.name, **({"title": c.title} if c.title else {}), **({"terms": c.terms} if c.terms else {})} for c in self.columns]
        return {"name": self.name, "group": self.group, "section": self.section, "title": self.title, "description": self.description,
                "parameters": [p.as_json() for p in self.parameters], "view": {"kind": self.view.kind, **self.view.options}, "columns": columns}


@dataclass(frozen=True)
class Suggestion:
    """A small query that proposes values: column `value` (what is shown), for cities and nodes `id` as well, best first.

    It may use parameters of the query that come before the one it serves; `parameters` names them as Cypher does."""

    name: str
    kind: str  # a parameter type
    description: str
    cypher: str
    parameters: tuple[str, ...]
    file: Path
    line: int
