"""What is known of a report as a whole: title, jurisdiction, province, year, date, author, source, address, each with its origin.

A value given as an option goes before one that people decided in the app (also that there is none), that before the sidecar, the folder's index and the
text itself; `file` (properties of an HTML page, a DOCX or a PDF) comes last.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.clean.text import CleanText, Metadata
from ingest.metadata import labels
from ingest.metadata.header import header_of, site_title
from ingest.metadata.place import place_of
from ingest.metadata.values import NONE, city_doubt, normalised, official_city, official_province
from ingest.metadata.year import year_of

__all__ = ["Metadata", "describe", "from_text"]

ORDER = ("option", "decision", "sidecar", "index", "text", "file")


def describe(
    clean: CleanText, source: Any = None, options: Mapping[str, Any] | None = None, decision: Mapping[str, Any] | None = None
) -> tuple[Metadata, list[str]]:
    """The metadata of a report, and warnings about values that could not be used.

    `source` is the reader's document (its `sidecar`, `index_row` and `hints` are read) or `None`. Names of places come in full
    official form. A province is taken from the city where the city is known better than the province is.
    """
    hints = dict(getattr(source, "hints", None) or {})
    given = {
        "option": dict(options or {}), "decision": dict(decision or {}), "sidecar": dict(getattr(source, "sidecar", None) or {}),
        "index": dict(getattr(source, "index_row", None) or {}), "text": from_text(clean, str(hints.get("title") or "")), "file": hints,
    }
    for values in given.values():
        values.setdefault("city", values.get("jurisdiction"))
    if hints.get("title"):
        given["file"]["title"] = site_title(str(hints["title"]))
    warnings: list[str] = []
    meta = Metadata()
    for key in Metadata.KEYS:
        for origin in ORDER:
            if given[origin].get(key) == NONE:
                meta.origin[key] = origin
                break
            value = normalised(key, given[origin].get(key), origin, warnings)
            if value is not None:
                setattr(meta, key, value)
                meta.origin[key] = origin
                break
        if meta.origin.get(key) == "decision":
            _under(meta, key, given)
    if (doubt := _official_places(meta)) and meta.origin["city"] not in ("text", "file"):
        name = getattr(source, "name", "") if meta.origin["city"] in ("sidecar", "index") else ""  # an option is told once for all reports
        warnings.append(f"{name}：{doubt}" if name else doubt)
    return meta, warnings


def from_text(clean: CleanText, page_title: str = "") -> dict[str, Any]:
    """What the text alone says (and the title that its file carries), under the keys of `Metadata`; only what is stated."""
    header = header_of(clean, page_title)
    values = labels.values_of(header)
    date = labels.published(values) or labels.delivered(header) or labels.signed(header)
    publisher = labels.source_of(values)
    place = place_of(clean, header, [publisher] if publisher else [])
    found = {
        "title": header.title, "city": place.city if place else "", "province": place.province if place else "",
        "year": year_of(clean, header, values), "date": date.iso if date else "", "author": labels.author_of(header, values),
        "source": publisher, "url": labels.url_of(header),
    }
    return {key: value for key, value in found.items() if value}


def _under(meta: Metadata, key: str, given: Mapping[str, Mapping[str, Any]]) -> None:
    """Remember what a decided value stands over; what the text says can be found there again."""
    for origin in ORDER[ORDER.index("decision") + 1 :]:
        value = normalised(key, given[origin].get(key), origin, [])
        if value is not None:
            if origin != "text":
                meta.under[key] = (origin, value)
            return


def _official_places(meta: Metadata) -> str:
    """Bring city and province into full official form. Returns why it is not certain which place the city is, else an empty text."""
    rank = {origin: number for number, origin in enumerate(ORDER)}
    if meta.province:
        meta.province = official_province(meta.province)
    if not meta.city:
        if "city" in meta.origin and meta.origin.get("province") == "text":  # a person took the city away: it is all that the text has the province from
            meta.province = ""
            del meta.origin["province"]
        return ""
    known = rank[meta.origin["city"]]
    trusted = meta.province if meta.province and rank[meta.origin["province"]] <= known else ""
    given = meta.city
    meta.city, province = official_city(given, trusted)
    if not province and not trusted and meta.province:  # 鼓楼区: which one, the less sure province tells
        meta.city, province = official_city(meta.city, meta.province)
    if province and not trusted and (meta.province or "province" not in meta.origin):  # else a person took it away
        meta.province, meta.origin["province"] = province, meta.origin["city"]
    return city_doubt(given, meta.province)
