"""Finding things by name."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.browse.shapes import BROWSED, Node, node_columns, to_node
from graph.model import BASE, FULLTEXT_INDEX
from graph.store.fulltext import question

MAX_TEXT = 100
"""Characters of a search that are used; the rest is cut."""
_MORE = 4
"""The full text is asked for this many times as many things as are wanted: what contains the words in one piece is picked from them."""

_FULLTEXT = f"""
CALL db.index.fulltext.queryNodes($index, $text) YIELD node, score
WITH node, score WHERE any(l IN labels(node) WHERE l IN $labels)
RETURN {node_columns('node')} AS node, score ORDER BY score DESC LIMIT $limit
"""

_CONTAINS = f"""
MATCH (node:{BASE})
WHERE any(l IN labels(node) WHERE l IN $labels) AND toLower(node.name) CONTAINS toLower($text)
RETURN {node_columns('node')} AS node ORDER BY size(node.name), node.id LIMIT $limit
"""

_BY_ID = f"UNWIND $ids AS id MATCH (node:{BASE} {{id: id}}) RETURN {node_columns('node')} AS node"


def search(store, text: str, labels: Sequence[str] = (), limit: int = 20) -> list[Node]:
    """Things whose name or alias is like `text`: first equal names, then names that contain it (shorter ones first), then by full text.

    `labels` restricts the kinds (empty: all that are browsed; unknown ones are ignored). `text` is data: operators of the full-text
    language in it mean nothing.
    """
    text = " ".join(text.split())[:MAX_TEXT]
    wanted = [label for label in (labels or BROWSED) if label in BROWSED]
    if not text or not wanted:
        return []
    asked = question(text)
    rows = store.read(_FULLTEXT, index=FULLTEXT_INDEX, text=asked, labels=wanted, limit=limit * _MORE).rows if asked else []
    found = {node.id: node for node in (to_node(row[0]) for row in rows)}
    low = text.lower()
    if sum(low in node.name.lower() for node in found.values()) < limit:
        # A single character, or a piece of a word, is not in the full-text index.
        for row in store.read(_CONTAINS, text=text, labels=wanted, limit=limit).rows:
            found.setdefault(row[0]["id"], to_node(row[0]))
    return sorted(found.values(), key=lambda node: _rank(node, low))[:limit]


def _rank(node: Node, low: str) -> tuple[int, int]:
    name = node.name.lower()
    if name == low:
        return 0, 0
    if low in name:
        return 1, len(name)
    return (2 if any(low in str(alias).lower() for alias in node.properties.get("aliases", ())) else 3), 0


def things(store, ids: Iterable[str]) -> dict[str, Node]:
    """The things of these ids that exist, by id, in the order asked for."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    found = {node.id: node for node in (to_node(row[0]) for row in store.read(_BY_ID, ids=wanted).rows)}
    return {key: found[key] for key in wanted if key in found}

