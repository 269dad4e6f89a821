"""A store that answers statements of the registers with rows written in a test, and all others with nothing: what is tried is what the registers make of rows."""
from __future__ import annotations

from typing import Any

from graph.registers import cypher
from graph.store.state import FACTS_LOADED

CITIES = [{"id": "city:1", "name": "淄博市", "province": "山东省"}, {"id": "city:2", "name": "佛山市", "province": "广东省"},
          {"id": "city:5", "name": "张店区", "province": "山东省", "parent": "city:1"}]
REPORTS = [{"id": "r1", "title": "淄博市2017年改革报告", "name": "r1", "place": "city:1", "year": 2017, "kind": "report"},
           {"id": "l1", "title": "台账", "name": "l1", "place": "city:1", "year": 2020, "kind": "ledger", "register": "problems"}]


def item(node: str, name: str, **said: Any) -> dict[str, Any]:
    """The columns of an item that the registers read."""
    return {"item": node, "name": name, "years": [2017], "year": 2017, "places": ["city:1"], **said}


class _Rows:
    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows

    def single(self) -> list[Any]:
        return self.rows

    def dicts(self) -> list[dict[str, Any]]:
        return [dict(row) for row in self.rows]


class ToldStore:
    """`told`: rows by statement of `graph.registers.cypher`."""

    def __init__(self, told: list[tuple[Any, list[dict[str, Any]]]]) -> None:
        self.told = [(cypher.CITIES, CITIES), (cypher.REPORTS, REPORTS), *told]
        self.asked: list[str] = []

    def read(self, text: str, **parameters: Any) -> _Rows:
        self.asked.append(text)
        if text == FACTS_LOADED:
            return _Rows([(0, [])])  # no report: nothing is kept for the next time
        for statement, rows in self.told:
            if text in (statement, *(getattr(statement, name, None) for name in ("cypher", "followed"))):
                return _Rows([[row.get(name) for name in statement.names] for row in rows] if isinstance(statement, cypher.Light) else rows)
        return _Rows([])
