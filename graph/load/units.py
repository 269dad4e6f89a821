"""From the things that a decision names to the units of identity: which thing of which report is meant."""
from __future__ import annotations

from collections.abc import Callable, Collection

from graph.decisions.find import Finder
from graph.decisions.records import Ref
from graph.identity.index import Index
from graph.identity.items import MATCHED, Unit
from graph.resolve import ReportGraph
from graph.resolve.names import normalise


class Units:
    """Finds units among the reports `present`; `corrected` gives the graph of a report with people's corrections.

    Most names are found among the items that the index keeps, without the report's whole graph; what `graph.decisions.find.Finder` has to
    decide (no such name, or several things of one name) is left to it, so that both ways find the same.
    """

    def __init__(self, index: Index, present: Collection[str], corrected: Callable[[str], ReportGraph]) -> None:
        self._index, self._present, self._corrected = index, present, corrected
        self._names: dict[str, dict[tuple[str, str], list[str]]] = {}
        self._finders: dict[str, Finder] = {}

    def find(self, ref: Ref) -> Unit | None:
        """The unit that is meant, None where the report is not present or has no such thing (any more)."""
        if ref.report not in self._present:
            return None
        named = self._of(ref.report).get((ref.type, normalise(ref.name)), []) if ref.type in MATCHED else []
        base = named[0] if len(named) == 1 else self._finder(ref.report).find(ref)
        return Unit(ref.report, base) if base else None

    def _of(self, report: str) -> dict[tuple[str, str], list[str]]:
        if report not in self._names:
            names: dict[tuple[str, str], list[str]] = {}
            for item in self._index.items_of(report):
                names.setdefault((item.label, normalise(item.name)), []).append(item.unit.base)
            self._names[report] = names
        return self._names[report]

    def _finder(self, report: str) -> Finder:
        if report not in self._finders:
            self._finders[report] = Finder(self._corrected(report))
        return self._finders[report]
