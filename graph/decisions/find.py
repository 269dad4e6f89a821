"""Finding the thing that a decision names in the graph of a report, also after a newer extractor has cut its name otherwise."""
from __future__ import annotations

from rapidfuzz import fuzz

from graph.decisions.records import Ref
from graph.resolve.names import normalise
from graph.resolve.records import ReportGraph

ALIKE = 60.0
"""How alike (`rapidfuzz.fuzz.ratio`, 0 to 100) a name must be to the one decided on, where the sentence is the same but the name is not."""


class Finder:
    """Finds things of one report's graph: by name, by other names, then by the sentence among things whose names resemble."""

    def __init__(self, graph: ReportGraph) -> None:
        self.graph = graph
        self._named: dict[tuple[str, str], set[str]] = {}
        self._also: dict[tuple[str, str], set[str]] = {}
        for base, node in graph.nodes.items():
            self._named.setdefault((node.label, normalise(node.contribution.name)), set()).add(base)
            for alias in node.contribution.aliases:
                self._also.setdefault((node.label, normalise(alias)), set()).add(base)

    def find(self, ref: Ref, alike: bool = True) -> str | None:
        """The id of the thing in this report, None where there is none (any more) or where several fit equally. Without `alike` by its names only."""
        key = (ref.type, normalise(ref.name))
        for names in (self._named, self._also):
            found = names.get(key, set())
            if len(found) > 1 and ref.quote:
                found = found & self._told(ref)
            if len(found) == 1:
                return next(iter(found))
        if not alike:
            return None
        near = self._near(ref)
        if near and near[0][0] >= ALIKE and (len(near) == 1 or near[1][0] < near[0][0]):
            return near[0][1]
        return None

    def lacks(self, ref: Ref) -> bool:
        """Whether the report has nothing that could be meant: no thing of the name, and none of a like name in the sentence."""
        key = (ref.type, normalise(ref.name))
        return key not in self._named and key not in self._also and not any(score >= ALIKE for score, _ in self._near(ref))

    def passage(self, quote: str) -> tuple[str, int, int] | None:
        """(id of the passage, start, end) of a sentence in the report's clean text; None where it does not stand there."""
        for passage in self.graph.passages:
            at = passage["text"].find(quote) if quote else -1
            if at >= 0:
                start = int(passage["start"]) + at
                return str(passage["id"]), start, start + len(quote)
        return None

    def _near(self, ref: Ref) -> list[tuple[float, str]]:
        """What the sentence tells of, by how alike its name is: (0 to 100, id), the most alike first."""
        name = normalise(ref.name)
        return sorted(((fuzz.ratio(name, normalise(self.graph.nodes[base].contribution.name)), base) for base in self._told(ref)), reverse=True)

    def _told(self, ref: Ref) -> set[str]:
        place = self.passage(ref.quote)
        if place is None:
            return set()
        return {m.node for m in self.graph.mentions if m.passage == place[0] and self.graph.nodes[m.node].label == ref.type}
