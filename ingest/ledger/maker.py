"""Collects the entities and relations of a ledger: places, bodies and people once each, items a time for every row that tells of them."""
from __future__ import annotations

from typing import Any

from ingest.facts import Entity, Mention, Relation
from ingest.ledger.text import Cell

COMPONENT = "ledger"
SAID = 0.95
"""Confidence of what a cell under a head that is understood says by itself. Set, not measured: no annotated ledgers exist."""
READ = 0.75
"""Confidence of what is read out of a cell's prose: numbers among results, who recognised a case. Set, not measured."""


class Maker:
    """The facts of one file. Entities come in the order of their rows; ids count on."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.relations: list[Relation] = []
        self._known: dict[tuple[str, ...], Entity] = {}
        self._told: set[tuple[str, str, str, int, int]] = set()

    def entity(self, kind: str, name: str, cell: Cell, span: tuple[int, int] | None, attrs: dict[str, Any] | None = None,
               confidence: float = SAID, whole: Cell | None = None) -> Entity:
        """A new entity that the characters `span` of a cell name (None: they do not spell it); its evidence is the cell, or the row `whole`."""
        evidence = whole or cell
        made = Entity(f"E{len(self.entities) + 1}", kind, name, [], dict(attrs or {}), evidence.text, evidence.start, evidence.end,
                      [], confidence, COMPONENT)
        if span is not None:
            made.mentions.append(_mention(cell, span))
        self.entities.append(made)
        return made

    def shared(self, kind: str, name: str, cell: Cell, span: tuple[int, int] | None, attrs: dict[str, Any] | None = None, scope: str = "",
               confidence: float = SAID) -> Entity:
        """The entity of that kind and name in the file (and `scope`), made at first need; each cell that names it is a mention."""
        key = (kind, name, scope)
        made = self._known.get(key)
        if made is None:
            made = self._known[key] = self.entity(kind, name, cell, span, attrs, confidence)
        else:
            if span is not None:
                made.mentions.append(_mention(cell, span))
            for attr, value in (attrs or {}).items():
                made.attrs.setdefault(attr, value)
        return made

    def relation(self, kind: str, head: Entity, tail: Entity | dict[str, str], cell: Cell, attrs: dict[str, Any] | None = None,
                 confidence: float = SAID) -> None:
        """A relation that a cell (or row) states; one that it has stated already is left out."""
        to = tail.id if isinstance(tail, Entity) else tail
        key = (kind, head.id, str(to), cell.start, cell.end)
        if head is tail or key in self._told:
            return
        self._told.add(key)
        self.relations.append(Relation(kind, head.id, to, dict(attrs or {}), cell.text, cell.start, cell.end, confidence, COMPONENT))


def _mention(cell: Cell, span: tuple[int, int]) -> Mention:
    return Mention(cell.start + span[0], cell.start + span[1], cell.text[slice(*span)])
