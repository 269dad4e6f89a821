"""The reform, pilot or leader that a person names on the command line."""
from __future__ import annotations

from collections.abc import Sequence

from graph.asked.errors import BadParameter
from graph.asked.near import near
from graph.asked.text import text
from graph.model import BASE
from graph.profile.cypher import AT
from graph.store import Store

SHOWN = 12
"""Candidates that are named."""
_PLACES = {"item": AT, "leader": "HOLDS_POST"}
_LABELS = {"item": ("Reform", "Pilot"), "leader": ("Leader",)}
_WORDS = {"item": ("改革或试点", "reform or pilot"), "leader": ("领导", "leader")}


def item_named(store: Store, name: str, place: str = "") -> str:
    """The id of the reform or pilot of that name or id, of the place of the id `place`. Raises `BadParameter`: with the candidates where there are
    several, with near names where there is none."""
    return _named(store, "item", name, place)


def leader_named(store: Store, name: str, place: str = "") -> str:
    """The id of the leader of that name or id, who holds a post in the place. Raises as `item_named`."""
    return _named(store, "leader", name, place)


def _named(store: Store, kind: str, name: str, place: str) -> str:
    written = text(name, "NAME")
    zh, en = _WORDS[kind]
    if not written:
        raise BadParameter(f"NAME：要写{zh}的名称或编号。", f"NAME wants the name or id of a {en}.")
    labels = _LABELS[kind]
    rows = store.read(f"MATCH (n:{BASE} {{id: $id}}) WHERE any(l IN labels(n) WHERE l IN $labels) RETURN n.id AS id", id=written, labels=list(labels)).column()
    if rows:
        return rows[0]
    found = [row for label in labels for row in store.read(_by_name(label, kind), name=written).rows]
    if place and found:
        there = [row for row in found if place in (each[0] for each in row[2])]
        if not there:
            raise BadParameter(f"NAME：这个地区没有名为 {written} 的{zh}；有：{_candidates(found)}。",
                               f"NAME: that place has no {en} named {written}; there is {_candidates(found)}.")
        found = there
    if len(found) == 1:
        return found[0][0]
    if found:
        raise BadParameter(f"NAME：{written} 可指 {len(found)} 项{zh}，请写编号或加 --city：{_candidates(found)}。",
                           f"NAME: {written} names {len(found)}; write an id or add --city: {_candidates(found)}.")
    known = [each for label in labels for each in store.read(_like(label), text=written).column()]
    close = near(written, known) or known[:4]
    raise BadParameter(f"NAME：图谱里没有名为 {written} 的{zh}。" + (f"相近的：{'、'.join(close)}。" if close else ""),
                       f"NAME: the graph has no {en} named {written}." + (f" Near ones: {'、'.join(close)}." if close else ""))


def _by_name(label: str, kind: str) -> str:
    return (f"MATCH (n:{label} {{name: $name}}) OPTIONAL MATCH (n)-[:{_PLACES[kind]}]->(c:City) "
            "WITH n.id AS id, n.name AS name, collect(DISTINCT [c.id, c.name]) AS places RETURN id, name, places ORDER BY id")


def _like(label: str) -> str:
    return f"MATCH (n:{label}) WHERE n.name CONTAINS $text RETURN DISTINCT n.name AS name ORDER BY size(name), name LIMIT 50"


def _candidates(rows: Sequence[Sequence]) -> str:
    each = [f"{id}（{'、'.join(where)}）" if (where := [name for _, name in places if name]) else id for id, _, places in rows[:SHOWN]]
    return "、".join(each) + (f"… {len(rows)}" if len(rows) > SHOWN else "")
