"""The Cypher of searching. Labels come from `graph.model`, everything else is a parameter."""
from __future__ import annotations

from graph.browse.shapes import DRAWN
from graph.model import BASE, LABELS

TOLD_OF = ("city", "of", "province", "post", "number", "year", "files")
"""Properties that a thing may be found by beside its names, together with them."""

VERSION = (f"MATCH (r:Report) WHERE r:{BASE} WITH r ORDER BY r.id RETURN collect(r.id + coalesce(r.hash, '') + coalesce(r.view, '')) AS version")
"""Another list whenever reports came, went or were written again, for whatever reason."""

CONCEPTS = f"MATCH (c:Concept) WHERE c:{BASE} WITH c ORDER BY c.id RETURN collect(c.id + coalesce(c.name, '')) AS version"


def names(label: str) -> str:
    """One row with a list of [id, name, other names, reports that tell of it, told of it] of each thing of the label: to read many rows costs
    more than to find them."""
    kind = LABELS[label]
    told = ", ".join(f"n.{name}" for name in TOLD_OF if name in kind.properties)
    return (f"MATCH (n:{kind.label}) WHERE n:{BASE} "
            f"RETURN collect([n.id, coalesce(n.name, n.id), coalesce(n.aliases, []), size(coalesce(n.reports, [])), [{told}]]) AS things")


_FACT = "|".join(DRAWN)

SURE = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}})-[r:{_FACT}]-(:{BASE}) WHERE r.confidence >= $confidence RETURN DISTINCT id"
"""Those of `$ids` that a fact of at least `$confidence` is tied to."""
