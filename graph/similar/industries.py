"""Which industries the reports of each place name: counted once a report, kept on its node."""
from __future__ import annotations

from collections import Counter

from graph.similar import cypher
from graph.similar.places import industries
from graph.store import Store


def prepare_industries(store: Store) -> int:
    """Count those of reports that have no count yet (a report that changed is a new node); returns how many."""
    lacking = store.read(cypher.UNCOUNTED).column("id")
    for report in lacking:
        text = "\n".join(store.read(cypher.REPORT_TEXT, report=report).column("text"))
        found = industries(text)
        rows = {"id": report, "industries": sorted(found), "counts": [found[name] for name in sorted(found)]}
        store.write(lambda tx, rows=rows: tx.run(cypher.COUNTED, **rows))
    return len(lacking)


def by_place(store: Store) -> dict[str, Counter[str]]:
    """Place id → how often its own reports name each industry."""
    found: dict[str, Counter[str]] = {}
    for place, names, counts in store.read(cypher.INDUSTRIES).rows:
        found.setdefault(place, Counter()).update(dict(zip(names or (), counts or (), strict=True)))
    return found
