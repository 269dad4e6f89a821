"""Whose draft it is: the place that its own words tell, which is the asker's unless the asker names another."""
from __future__ import annotations

from graph.resolve.cities import CityResolver
from graph.similar.question import plain
from graph.similar.records import Place
from ingest.clean import clean
from ingest.clean.text import CleanText, Metadata
from ingest.errors import NotProse
from ingest.facts import FactFile
from ingest.metadata import describe


def place_of(text: str) -> Place | None:
    """The place that a draft is of, be it in the graph or not; None where nothing tells it."""
    try:
        return _place(told(clean("\n".join(map(plain, text.splitlines())))))
    except NotProse:
        return None


def told(cleaned: CleanText) -> Metadata:
    """What a draft says of itself as a whole."""
    return describe(cleaned)[0]


def _place(known: Metadata) -> Place | None:
    if not known.city:
        return None
    facts = FactFile(doc="", report="", extractor="", chars=0, city=known.city, province=known.province, year=known.year)
    own = CityResolver(facts).own
    if own is None:
        return None
    return Place(own.id, own.name, *(str(own.attrs.get(name) or "") for name in ("level", "province", "adcode", "parent")))
