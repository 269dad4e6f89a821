"""Names of the gazetteer in annotated documents, and whether the annotators have the place."""
from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.places import own_division
from ingest.extract.places.credible import place_features
from ingest.extract.places.divisions import candidates
from ingest.extract.places.zones import find_zones
from ingest.extract.words import words
from training.annotated import Annotated

_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|省|市|区|县)$")


def annotated_places(one: Annotated, doc: Doc) -> Iterator[tuple[list[str], bool]]:
    """(features, whether the place is annotated) of each name; names that are a matter of taste are left out."""
    table = words(doc)
    own, province = own_division(doc), one.meta.province or ""
    taken = [(zone.start, zone.end) for zone in find_zones(table.text, table, own)]
    named, free = set(), {_stem(name) for name in one.facts.get("optional", {}).get("City", [])}
    for entity in one.facts["entities"]:
        if entity["type"] == "City":
            (free if entity.get("soft") else named).update(_stem(name) for name in (entity["name"], *entity.get("aliases", [])))
    latest: list[Mention | None] = [None]
    for found in candidates(table.text, table, own, province, taken, lambda: latest[0]):
        if found.division is None:
            continue
        if found.rule:
            latest[0] = Mention("City", found.start, found.end, found.division.name, "places", attrs={"adcode": found.division.adcode})
        names = {_stem(table.text[found.start : found.end]), _stem(found.division.name)}
        if names & named or not names & free:
            yield place_features(table.text, table, found), bool(names & named)


def _stem(name: str) -> str:
    return _SUFFIX.sub("", re.sub(r"\s+", "", name))
