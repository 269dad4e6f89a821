"""The answer of the query about what is nearest in meaning: every pair compared in Python, where the stores ask their vector index."""
from __future__ import annotations

from functools import lru_cache

import numpy as np

from graph.similar.cache import KEPT
from graph.similar.texts import mixed, sentences
from tests.graph.similar.similar_reports import Bigrams
from tests.queries.fixed_graph import NASTY_ITEM, build
from tests.queries.oracle import items, oracle, order, places

ASKED = 10
"""Items of the name that are compared, those of the shortest names."""


@lru_cache(maxsize=1)
def vectors() -> dict[str, np.ndarray]:
    """Item id → vector, made of the name and the sentences of the whole graph, whatever the threshold of a question."""
    whole, model, made = build(), Bigrams(), {}

    def vector(text: str) -> np.ndarray:
        return model.passages([text])[0].astype(KEPT).astype(np.float32)

    for i in items(whole):
        told = sentences((x.tail.get("year"), x.tail.id, x.properties["starts"], x.properties["quotes"]) for x in whole.out(i, "TOLD_IN"))
        made[i.id] = mixed(vector(i.name), [vector(s) for s in told])
    return made


def closeness(a: str, b: str) -> float:
    """The cosine of two items in percent."""
    x, y = (vectors()[i].astype(np.float64) for i in (a, b))
    return 100 * float(x @ y / np.sqrt((x @ x) * (y @ y)))


@oracle("similar-stored", {"reform": "公立医院", "least": 10}, {"reform": "改革", "least": 25}, {"reform": NASTY_ITEM, "least": "10"}, {"reform": "无名之地", "least": 20},
        {"reform": "5g ppp", "least": 0})
def similar_stored(g, p):
    asked = sorted((i for i in items(g) if p.reform and p.reform.lower() in i.name.lower()), key=lambda i: (len(i.name), i.name, i.id))[:ASKED]
    rows = []
    for i in asked:
        own = [x.tail for x in places(g, i)]
        rows += [{"item": n.name, "item_id": n.id, "kind": n.label, "city": x.tail.name, "city_id": x.tail.id, "year": n.get("year"),
                  "topic": n.get("topic"), "closeness": near, "ours": i.name, "ours_id": i.id, "our_city": min((c.name for c in own), default=None),
                  "evidence": x.evidence}
                 for n in items(g) if n.id != i.id and (near := round(closeness(i.id, n.id))) >= p.least
                 for x in places(g, n) if x.tail not in own]
    return order(rows, "-closeness", "item", "item_id", "city_id", "ours_id")
