"""Whether a fact file's values have the types that the format says: fact files may be written by hand or by another program."""
from __future__ import annotations

from typing import Any

from graph.resolve import values
from ingest.facts import FactFile

_TEXTS = {
    "report": ("doc", "report", "title", "city", "province", "date", "author", "source", "url", "extractor"),
    "entity": ("id", "type", "name", "evidence"),
    "relation": ("type", "head", "evidence"),
    "role": ("id", "text", "place"),
    "passage": ("id", "kind", "text"),
}


def check(facts: FactFile) -> None:
    """Raise `TypeError`, saying what is wrong and where, unless texts are texts, names are not empty, and places are whole numbers."""
    _texts(facts, "report", "the report")
    if not isinstance(facts.gaps, list):
        raise TypeError("`gaps` is no list")
    for entity in facts.entities:
        where = f"entity {entity.id}"
        _texts(entity, "entity", where)
        if not entity.name.strip():
            raise TypeError(f"{where} has no name")
        _span(entity, where)
        if not isinstance(entity.aliases, list) or not isinstance(entity.attrs, dict):
            raise TypeError(f"{where}: `aliases` must be a list and `attrs` an object")
        for mention in entity.mentions:
            _span(mention, where)
            if not isinstance(mention.text, str):
                raise TypeError(f"{where} has a mention without text")
    for role in facts.roles:
        _texts(role, "role", f"role {role.id}")
        _span(role, f"role {role.id}")
        if not isinstance(role.functions, list) or not all(isinstance(f, str) for f in role.functions) or not isinstance(role.acting, bool):
            raise TypeError(f"role {role.id}: `functions` must be a list of texts and `acting` true or false")
    for relation in (*facts.relations, *(relation for role in facts.roles for relation in role.relations)):
        where = f"relation {relation.type}"
        _texts(relation, "relation", where)
        _span(relation, where)
        if not isinstance(relation.attrs, dict):
            raise TypeError(f"{where}: `attrs` must be an object")
        if isinstance(relation.tail, dict) and not (isinstance(relation.tail["name"], str) and relation.tail["name"].strip()):
            raise TypeError(f"{where} has a recogniser without a name")
    for passage in facts.passages:
        _texts(passage, "passage", f"passage {passage.id}")
        _span(passage, f"passage {passage.id}")
        if not isinstance(passage.path, list) or not all(isinstance(p, str) for p in passage.path):
            raise TypeError(f"passage {passage.id}: `path` must be a list of texts")


def _texts(thing: Any, kind: str, where: str) -> None:
    for key in _TEXTS[kind]:
        if not isinstance(getattr(thing, key), str):
            raise TypeError(f"{where}: `{key}` must be text, not {getattr(thing, key)!r:.40}")


def _span(thing: Any, where: str) -> None:
    if values.offset(thing.start) > values.offset(thing.end):
        raise TypeError(f"{where} ends before it starts")
