"""Component `places`: the jurisdictions and zones that a report names (City).

Divisions by gazetteer (`divisions`), development zones by their endings (`zones`), townships by the tagger's word (`townships`), and what
only the encoder reads (`likely`). The report's own jurisdiction is always given: 我市, 全省 mean it, and every fact that names no other place belongs to it.
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.encoder.places import likely_places
from ingest.extract.mentions import Mention
from ingest.extract.names import normalise
from ingest.extract.places.divisions import find_divisions
from ingest.extract.places.likely import read_places
from ingest.extract.places.townships import find_townships
from ingest.extract.places.zones import find_zones
from ingest.extract.weights import weights_of
from ingest.extract.words import words
from ingest.gazetteer import Division, chains, gazetteer


@Language.factory("reformgraph_places")
def create_places(nlp: Language, name: str):
    """Append City mentions; those of the report's own jurisdiction have `own` set, one of them is implied (start = end = 0)."""
    return mark_places


def mark_places(doc: Doc) -> Doc:
    """Append City mentions (see module)."""
    table = words(doc)
    text = table.text
    own = own_division(doc)
    zones = find_zones(text, table, own)
    divisions = find_divisions(text, table, own, doc._.meta.province if doc._.meta else "", [(z.start, z.end) for z in zones], weights_of(doc).linear("places"))
    townships = find_townships(text, table, [(m.start, m.end) for m in (*zones, *divisions)])
    zones += read_places(text, likely_places(doc), [*zones, *divisions, *townships])
    implied = _implied(doc, own)
    if implied is not None:
        for mention in (*divisions, *zones, *townships):
            mention.own = mention.key == implied.key
        doc._.mentions.append(implied)
    doc._.mentions.extend(sorted((*divisions, *zones, *townships), key=lambda m: m.start))
    return doc


def own_division(doc: Doc) -> Division | None:
    """The division that the report is of; `None` where its metadata do not say or it is a zone or township."""
    meta = doc._.meta
    if meta is None or not meta.city:
        return None
    table = gazetteer()
    province = table.resolve(meta.province) if meta.province else None
    found = chains.meant(meta.city, meta.province)  # 徐州市鼓楼区
    return table.resolve(meta.city, province, meta.province) or (found[0] if len(found) == 1 else None)


def _implied(doc: Doc, own: Division | None) -> Mention | None:
    meta = doc._.meta
    if meta is None or not meta.city:
        return None
    if own is None:
        return Mention("City", 0, 0, meta.city, "places", attrs={"level": level_of(meta.city)}, key=normalise(meta.city), own=True)
    return Mention("City", 0, 0, own.name if own.name != meta.city and len(own.name) > len(meta.city) else meta.city, "places",
                   attrs={"level": own.level, "adcode": own.adcode}, key=own.adcode, own=True)


def level_of(name: str) -> str:
    """The level that a name's ending shows where the gazetteer does not know it; empty if it does not show one."""
    for endings, level in ((("省", "自治区"), "province"), (("镇", "乡", "街道"), "township"), (("经开区", "高新区", "开发区", "保税区", "新区", "园区"), "zone"),
                           (("县", "区", "旗"), "county"), (("市", "州", "盟", "地区"), "prefecture")):
        if name.endswith(endings):
            return level
    return ""
