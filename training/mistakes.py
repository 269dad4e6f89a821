"""What extraction missed, made up or got wrong in annotated documents, by type."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from training.annotated import Annotated
from training.measure import scorer

ATTRIBUTES = ("status", "topic", "level", "change", "first")


def mistakes(documents: Iterable[Annotated], found: dict[str, dict]) -> dict[str, list[str]]:
    """Type of entity, relation or attribute → one line each: `missed`, `spurious` or what an attribute should be; matters of taste left out.

    `found`: document → what was extracted from it. Relations are listed where both ends were found.
    """
    listed: dict[str, list[str]] = defaultdict(list)
    for one in documents:
        for kind, line in _of(one, found[one.doc]):
            listed[kind].append(f"{one.stem}: {line}")
    return dict(sorted(listed.items()))


def _of(one: Annotated, pred: dict) -> Iterator[tuple[str, str]]:
    score, gold = scorer(), one.facts
    pairs = score.pair_entities(gold["entities"], pred["entities"])
    back = {p: g for g, p in pairs.items()}
    wanted, had = {e["id"]: e for e in gold["entities"]}, {e["id"]: e for e in pred["entities"]}
    for entity in gold["entities"]:
        if entity.get("soft"):
            continue
        if entity["id"] not in pairs:
            yield entity["type"], f"missed {entity['name']}"
            continue
        got = had[pairs[entity["id"]]]["attrs"]
        for key in ATTRIBUTES:
            if key in entity["attrs"] and got.get(key) != entity["attrs"][key]:
                yield f"{entity['type']}.{key}", f"{entity['name']}: {entity['attrs'][key]}, not {got.get(key)}"
    for entity in pred["entities"]:
        if entity["type"] in score.ENTITY_TYPES and entity["id"] not in back and not score.is_optional(entity, gold.get("optional", {})):
            yield entity["type"], f"spurious {entity['name']} ({entity['component']}, {entity['confidence']})"
    matched = score.pair_relations(gold, pred, pairs)
    right, taken = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
    for relation in gold["relations"]:
        if id(relation) not in right and not relation.get("soft") and _ends(relation) <= set(pairs):
            yield relation["type"], f"missed {_said(relation, wanted)}"
    for relation in pred["relations"]:
        if relation["type"] in score.RELATION_TYPES and id(relation) not in taken and _ends(relation) <= set(back):
            yield relation["type"], f"spurious {_said(relation, had)} ({relation['confidence']})"


def _ends(relation: dict) -> set[str]:
    return {end for end in (relation["head"], relation["tail"]) if isinstance(end, str)}


def _said(relation: dict, entities: dict[str, dict]) -> str:
    tail = relation["tail"]
    return f"{entities[relation['head']]['name']} → {tail['name'] if isinstance(tail, dict) else entities[tail]['name']}"
