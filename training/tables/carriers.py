"""Which of the places named before an annotated item or number has it."""
from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.relations.carriers import NUMBER, candidates, carrier_features, span_of
from ingest.extract.relations.context import ITEMS, Context
from training.annotated import Annotated
from training.tables.rules import alike


def annotated_carriers(one: Annotated, doc: Doc) -> Iterator[tuple[list[str], bool]]:
    """(features, whether the places have it) of each list of places before an annotated item or number; matters of taste are left out.

    `doc` is the text of `one` with its sentences, places and numbers.
    """
    context = Context(doc)
    kinds = {e["id"]: e for e in one.facts["entities"]}
    tails: dict[str, set[str]] = {}
    free: set[str] = set()
    for relation in one.facts["relations"]:
        item, place = (relation["tail"], relation["head"]) if relation["type"] == "REPORTED" else (relation["head"], relation["tail"])
        if relation["type"] in ("CARRIED_OUT_IN", "HOSTED_BY", "REPORTED"):
            if relation.get("soft"):
                free.add(item)
            tails.setdefault(item, set()).update((kinds[place]["name"], *kinds[place].get("aliases", [])))
    for entity in kinds.values():
        if entity["id"] not in tails or entity["id"] in free:
            continue
        for start, end, kind in _at(entity, context):
            for found in candidates(context, start, end):
                yield carrier_features(context, found, start, end, kind), any(_named(place, context.text) & tails[entity["id"]] for place in found.places)


def _at(entity: dict, context: Context) -> Iterator[tuple[int, int, str]]:
    """Where the item or number stands: an item at its first place, a number at its phrase."""
    if entity["type"] in ITEMS:
        start = context.text.find(entity["name"])
        if start >= 0:
            yield start, start + len(entity["name"]), entity["type"]
    elif entity["type"] == "Outcome":
        for number in context.by_type["Outcome"]:
            if alike(entity, number):
                yield *span_of(number), NUMBER
                return


def _named(place: Mention, text: str) -> set[str]:
    return {place.name, text[place.start : place.end]}
