"""The graph model: labels, relationship types, their ends, properties and keys. Constraints and indexes come from here, and no
label or type is written anywhere else by hand (queries are checked against this module).

Every node this project makes carries the second label `Thing` — one uniqueness constraint on `id`, one full-text index, and a mark of what
is ours. Nodes and relationships that state a fact keep their supports as parallel lists, one element per support, sorted by
(report, start): see `SUPPORT`.
"""
from __future__ import annotations

from dataclasses import dataclass

BASE = "Thing"
"""Label that every node of the project carries beside its own."""


@dataclass(frozen=True)
class NodeType:
    """A label: what it is (Chinese, English), its own properties and those that get an index."""

    label: str
    zh: str
    en: str
    properties: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()
    fact: bool = True  # made of facts of reports (name, aliases, supports); else structural
    sought: bool = False  # carries `SOUGHT` beside its properties


@dataclass(frozen=True)
class RelationshipType:
    """A relationship type, the labels it may start and end at, and the properties of its supports (parallel lists)."""

    type: str
    zh: str
    en: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    lists: tuple[str, ...] = ()
    fact: bool = True


COMMON = ("id", "name", "aliases", "search", "confidence", "reports", "contributions")
"""Properties of every fact node: `reports` (sorted ids) and the parallel `contributions` (what each report says of it, JSON) are
what merging is computed from, so that taking one report out leaves exactly what the others say."""

SUPPORT = ("reports", "passages", "quotes", "starts", "ends", "extractors", "confidences")
"""Parallel lists on every fact relationship: report id, passage id, sentence, its span in the clean text, extractor version,
confidence. `confidence` beside them is the highest: what the threshold of queries and pages compares."""

SOUGHT = ("told", "vector", "embedded")
"""Properties of reforms and pilots that similar ones are found by (`graph.similar`): the sentences as one text, the vector, and the mark of what
both were made from; whoever writes the thing again takes them off. No facts: pages, dumps and objects leave them out."""

NAMED_IN = "named_in"
"""List of LEADS and RECOGNISED_BY: where the sentence tells only a post (市委主要领导), the report that names the person who holds it; else empty."""

REGISTERED = ("number", "area", "description", "form", "deadline", "since", "batch", "approver", "approved", "model", "mechanism", "rhythm",
              "consequence", "results")
"""Properties of reforms and pilots that the registers of reform offices keep (`ingest.registers`), text as stated; dates are stated or absent."""

NODES: tuple[NodeType, ...] = (
    NodeType("City", "地区", "City", ("level", "adcode", "lon", "lat", "province", "parent", "until", "open"), ("name", "level", "adcode", "province")),
    NodeType("Reform", "改革", "Reform", ("status", "topic", "first", "city", "year", "years", *REGISTERED), ("name", "topic", "status", "year", "first"), sought=True),
    NodeType("Pilot", "试点", "Pilot", ("level", "topic", "status", "city", "year", "years", *REGISTERED), ("name", "level", "topic", "year"), sought=True),
    NodeType("Leader", "领导", "Leader", ("post", "of"), ("name",)),
    NodeType("Outcome", "成效", "Outcome",
             ("indicator", "series", "value", "unit", "change", "value_from", "value_max", "source", "city", "year"), ("indicator", "series", "year")),
    NodeType("Policy", "政策文件", "Policy", ("number",), ("name",)),
    NodeType("Organisation", "机构", "Organisation", ("kind",), ("name", "kind")),
    NodeType("Problem", "问题", "Problem", ("number", "area"), ("name",)),
    NodeType("Target", "目标", "Target", ("indicator", "series", "value", "unit", "by", "source", "city", "year"), ("indicator", "series", "year")),
    NodeType("Score", "评分", "Score", ("board", "period", "score", "rank", "city", "year"), ("name", "board", "period")),
    NodeType("Concept", "理念", "Concept", ("aliases", "places", "items", "year", "view"), ("name",), fact=False),
    NodeType("Topic", "主题", "Topic", (), ("name",), fact=False),
    NodeType("Report", "报告", "Report",
             ("title", "city", "place", "province", "year", "date", "author", "source", "url", "files", "hash", "chars", "gaps",
              "extractor", "workspace", "view", "kind", "register"), ("year", "place"), fact=False),
    NodeType("Passage", "段落", "Passage", ("report", "start", "end", "kind", "text", "path", "plan", "order", "row"), ("report",), fact=False),
)

RELATIONSHIPS: tuple[RelationshipType, ...] = (
    RelationshipType("CARRIED_OUT_IN", "实施于", "carried out in", ("Reform",), ("City",)),
    RelationshipType("HOSTED_BY", "落户于", "hosted by", ("Pilot",), ("City",)),
    RelationshipType("HOLDS_POST", "任职于", "holds post in", ("Leader",), ("City",), ("titles", "years", "froms", "tos", "held")),
    RelationshipType("LEADS", "牵头推动", "leads", ("Leader",), ("Reform", "Pilot"), ("since", NAMED_IN)),
    RelationshipType("ACHIEVED", "取得成效", "achieved", ("Reform", "Pilot"), ("Outcome",)),
    RelationshipType("AIMS_AT", "目标为", "aims at", ("Reform", "Pilot"), ("Target",)),
    RelationshipType("REPORTED", "报告数据", "reported", ("City",), ("Outcome", "Target")),
    RelationshipType("ISSUED", "出台", "issued", ("City",), ("Policy",)),
    RelationshipType("GOVERNED_BY", "依据", "governed by", ("Reform", "Pilot"), ("Policy",)),
    RelationshipType("RECOGNISED_BY", "获肯定于", "recognised by", ("Reform", "Pilot", "City"),
                     ("Leader", "Organisation"), ("forms", "levels", "dates", NAMED_IN)),
    RelationshipType("BENCHMARKS", "对标", "benchmarks", ("City",), ("City",), ("topics",)),
    RelationshipType("PART_OF", "隶属", "part of", ("City",), ("City",)),
    RelationshipType("RESPONSIBLE_FOR", "负责", "responsible for", ("Organisation",), ("Reform", "Pilot"), ("roles",)),
    RelationshipType("ADDRESSES", "针对", "addresses", ("Reform", "Pilot"), ("Problem",)),
    RelationshipType("SCORED", "得分", "scored", ("City", "Organisation", "Leader"), ("Score",)),
    RelationshipType("ABOUT", "主题为", "about", ("Reform", "Pilot"), ("Topic",), fact=False),
    RelationshipType("INSTANCE_OF", "体现", "instance of", ("Reform", "Pilot"), ("Concept",)),
    RelationshipType("TOLD_IN", "报道于", "told in", ("Reform", "Pilot"), ("Report",), ("statuses", "months", "levels"), fact=False),
    RelationshipType("MENTIONED_IN", "见于", "mentioned in",
                     tuple(n.label for n in NODES if n.fact), ("Passage",), ("mention_starts", "mention_ends", "mentions"), fact=False),
    RelationshipType("FROM_REPORT", "出自", "from report", ("Passage",), ("Report",), fact=False),
)

SINGULAR = {"titles": "title", "years": "year", "froms": "from", "tos": "to", "held": "held", "forms": "form", "levels": "level", "dates": "date",
            "since": "since", "roles": "role", "statuses": "status", "months": "month", "topics": "topic", NAMED_IN: NAMED_IN}
"""The attribute of a relation that each list of supports holds. Of a post: `from` and `to` as stated (2013, 2013-03), `held` is `former` where the
sentence says that the person holds it no more; empty where nothing says it."""

LABELS: dict[str, NodeType] = {n.label: n for n in NODES}
TYPES: dict[str, RelationshipType] = {r.type: r for r in RELATIONSHIPS}
_PREFIXES = {label.lower(): label for label in LABELS if label not in ("Report", "Passage")}
FULLTEXT_INDEX = "thing_names"
"""Name of the full-text index over `FULLTEXT_PROPERTIES` of every `Thing`, asked with `CALL db.index.fulltext.queryNodes`."""
FULLTEXT_PROPERTIES = ("search",)
"""One text, name and aliases a line each (`graph.store.fulltext.search_text`): ArcadeDB leaves a node out of an index over a list when
the list is empty."""
TOLD_INDEX = "things_told"
"""Name of the full-text index over the property `told`."""
VECTOR_INDEX = "thing_vectors"
"""Name of the vector index (cosine) over the property `vector`, asked with `CALL db.index.vector.queryNodes`."""
DIMENSIONS = 384
"""Of a vector: those of multilingual-e5-small."""


def label_of_id(node: str) -> str:
    """The label that the prefix of a node's id tells (`graph.resolve.ids`); empty for reports and passages, whose ids have none."""
    return _PREFIXES.get(node.partition(":")[0], "")
