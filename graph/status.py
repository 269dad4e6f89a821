"""What is in the graph, counted."""
from __future__ import annotations

from typing import Any

from graph.model import BASE, LABELS, TYPES
from graph.store import Store

_COUNT_NODES = {label: f"MATCH (n:{label}) WHERE n:{BASE} RETURN count(n) AS number" for label in LABELS}
_COUNT_RELATIONSHIPS = {kind: f"MATCH (:{BASE})-[r:{kind}]->(:{BASE}) RETURN count(r) AS number" for kind in TYPES}
_REPORTS = """
MATCH (r:Report)
RETURN r.id AS id, r.title AS title, r.city AS city, r.province AS province, r.year AS year, r.date AS date, r.files AS files,
       r.chars AS chars, r.gaps AS gaps, r.extractor AS extractor, r.workspace AS workspace
ORDER BY id"""


def status(store: Store) -> dict[str, Any]:
    """`{"store": {"kind", "uri", "server"}, "nodes": {label: n}, "relationships": {type: n}, "reports": [{"id", "title", …}]}`.

    Every label and type of the model is there, with 0 where there is none. Raises the store's errors.
    """
    return {
        "store": {"kind": store.kind, "uri": store.uri, "server": store.server},
        "nodes": {label: store.read(query).single() for label, query in _COUNT_NODES.items()},
        "relationships": {kind: store.read(query).single() for kind, query in _COUNT_RELATIONSHIPS.items()},
        "reports": store.read(_REPORTS).dicts(),
    }


def as_text(found: dict[str, Any]) -> str:
    """The status for a terminal."""
    store = found["store"]
    lines = [f"图库：{store['uri'] or '内嵌引擎'}（{store['server']}）"]
    for title, counts in (("节点", found["nodes"]), ("关系", found["relationships"])):
        shown = "，".join(f"{k} {v:,}" for k, v in counts.items() if v)
        lines.append(f"{title} {sum(counts.values()):,}" + (f"：{shown}" if shown else ""))
    lines.append(f"报告 {len(found['reports'])} 份")
    for report in found["reports"]:
        missing = "".join(f"，缺{w}" for key, w in (("city", "地区"), ("year", "年份")) if not report[key])
        place = " ".join(str(report[k]) for k in ("city", "year") if report[k])
        lines.append(f"  {report['id']}  {place}  {report['title'] or '（无题）'}{missing}  [{', '.join(report['files'] or [])}]")
    return "\n".join(lines)
