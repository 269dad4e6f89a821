"""Component `pilots`: officially designated or declared trials and models (试点, 试验区, 示范区, 先行区, …), with their level.

The level is what the name says, or what stands before it in its clause (获批国家…); where neither speaks, measured weights
(`tables/levels.json`, `training.tables.attributes`) know kinds that exist only nationally, else it is unknown.
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.assemble import sentence_at
from ingest.extract.encoder.choice import choose
from ingest.extract.item_names import after_a_count, names_a_pilot, pilot_name, trimmed, without_marks
from ingest.extract.mentions import Mention
from ingest.extract.span_model import spans_of
from ingest.extract.weights import weights_of
from ingest.extract.words import words

NAME = "pilots"
_NATIONAL = re.compile(
    r"国家级?|全国|中国|国务院|中央|国、省|国省|[\u4e00-\u9fff]{2}部(?=批|授|评|确|认|列|试|示)|最高人民|人民银行|国铁|"
    r"自由?贸易?试验区|自贸[区片]|自由贸易港|跨境电(?:子商务|商)综合?试|自主创新示范区|综合?保税?区")
_PROVINCIAL = re.compile(
    r"省级|全省(?!首|唯|率|第)|[\u4e00-\u9fff]{2}省(?![会域内])|自治区|全区(?:首批|首个|唯一)|"
    r"^省(?![会域内])|[、为入批获选是列评的]省(?![会域内])|省委|省政府")
_MUNICIPAL = re.compile(r"市级|全市(?!首|唯|率|第)|市本级")
_PATTERNS = (("national", _NATIONAL), ("provincial", _PROVINCIAL), ("municipal", _MUNICIPAL))
_ZONE = re.compile(r"中国[（(][^（）()，。]{2,8}[）)][^（）()，。；、《》\n]{2,14}?(?:试验区|示范区)")
OFFICIAL = 0.95
"""Confidence of a zone in its official form: 中国（X）自由贸易试验区."""
_BEFORE = 14
"""Characters before the name in which its clause may tell the level (获批国家…, 列为全省…)."""


@Language.factory("reformgraph_pilots")
def create_pilots(nlp: Language, name: str):
    """Append a `Pilot` mention for each pilot named, with attribute `level`."""
    return find_pilots


def find_pilots(doc: Doc) -> Doc:
    """Append the mentions of pilots (see module)."""
    text = words(doc).text
    zones = [(*match.span(), OFFICIAL) for match in _ZONE.finditer(text)]
    spans = [(*_borders(text, span.start, span.end), span.confidence) for span in spans_of(doc, "Pilot")]
    spans = [span for span in spans if names_a_pilot(text, *span[:2])]
    spans = [span for span in spans if not any(span[0] < end and span[1] > start for start, end, _ in zones)]
    for start, end, confidence in (*zones, *spans):
        mention = Mention("Pilot", start, end, pilot_name(without_marks(text[start:end])), NAME, confidence)
        mention.attrs["level"] = level_of(doc, mention)
        doc._.mentions.append(mention)
    return doc


def _borders(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = trimmed(text, start, end)
    return after_a_count(text, start, end), end


def level_of(doc: Doc, pilot: Mention) -> str:
    """national, provincial, municipal or unknown (see module)."""
    table = weights_of(doc).linear("levels")
    level, _ = choose(doc, pilot, "level", table.classes, table.chances(level_features(doc, pilot.start, pilot.end)))
    return level


def level_features(doc: Doc, start: int, end: int) -> list[str]:
    """What tells the level of the pilot named at [start, end)."""
    name = words(doc).text[start:end]
    sentence = sentence_at(doc, start, end)
    before = re.split(r"[，。；,;]", words(doc).text[max(sentence.start if sentence else 0, start - _BEFORE) : start])[-1]
    features = ["all"]
    said = [level for level, pattern in _PATTERNS if pattern.search(name)]
    features += [f"name={said[0] if said else 'silent'}"]
    found = [(match.end(), level) for level, pattern in _PATTERNS for match in pattern.finditer(before)]
    features += [f"before={max(found)[1] if found else 'silent'}", f"{said[0] if said else 'silent'}|{max(found)[1] if found else 'silent'}"]
    if not said and not found:
        features += [f"{a}{b}" for a, b in zip(name, name[1:])] + [f"-{a}{b}" for a, b in zip(before[-6:], before[-5:])]
    return features
