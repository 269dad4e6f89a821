"""The Cypher of searching. Labels come from `graph.model`, everything else is a parameter."""
from __future__ import annotations

from graph.browse.shapes import DRAWN
from graph.model import BASE, LABELS

TOLD_OF = ("city", "of", "province", "post", "number", "year")
"""Properties that a thing may be found by beside its names, together with them."""

VERSION = (f"MATCH (r:Report) WHERE r:{BASE} WITH r ORDER BY r.id RETURN collect(r.id + coalesce(r.hash, '') + coalesce(r.view, '')) AS version")
"""Another list whenever reports came, went or were written again, for whatever reason."""

CONCEPTS = f"MATCH (c:Concept) WHERE c:{BASE} WITH c ORDER BY c.id RETURN collect(c.id + coalesce(c.name, '')) AS version"


def names(label: str) -> str:
    """One row with a list of texts, one a thing of the label: id, how many reports tell of it, its names a line each, with `$mark` between. One flat
    list: to read many rows, or many small lists, costs more than to find them."""
    return (f"MATCH (n:{LABELS[label].label}) WHERE n:{BASE} "
            "RETURN collect(n.id + $mark + toString(size(coalesce(n.reports, []))) + $mark + coalesce(n.search, n.name, n.id)) AS things")


def told(label: str) -> str:
    """In the same way: id and what else is said of the thing; empty for a label of which nothing else is said."""
    said = [name for name in TOLD_OF if name in LABELS[label].properties]
    parts = " + ' ' + ".join(f"coalesce(toString(n.{name}), '')" for name in said)
    return f"MATCH (n:{LABELS[label].label}) WHERE n:{BASE} RETURN collect(n.id + $mark + {parts}) AS things" if said else ""


_FACT = "|".join(DRAWN)

SURE = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}})-[r:{_FACT}]-(:{BASE}) WHERE r.confidence >= $confidence RETURN DISTINCT id"
"""Those of `$ids` that a fact of at least `$confidence` is tied to."""
