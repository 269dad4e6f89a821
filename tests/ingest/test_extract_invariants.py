"""What may not change the facts: script, inserted pinyin, width, line ends and white space; and what stands in another report."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.garble import garbled, to_traditional
from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import pipeline
from ingest.extract.assemble import Extraction

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "reports").glob("*.txt"))
WIDE = str.maketrans({**{str(digit): chr(0xFF10 + digit) for digit in range(10)}, "%": "％", "A": "Ａ", "P": "Ｐ"})


GARBLED = {
    "traditional": to_traditional().convert, "pinyin": garbled, "full width": lambda text: text.translate(WIDE),
    "line ends": lambda text: text.replace("\n", "\r\n\r\n\u3000\u3000"), "byte order mark": lambda text: "\ufeff" + text,
}


@pytest.fixture(scope="module")
def nlp():
    return pipeline.build()


_FOUND: dict[tuple[str, str, str], Extraction] = {}
"""What was extracted from a clean text, which is all that extraction looks at: most of what may not change the facts is gone with the cleaning."""


def facts(nlp, text: str, meta: Metadata) -> tuple[set, set]:
    """Entities and relations as values that can be compared, without their places."""
    cleaned = clean(text)
    asked = cleaned.text, repr(cleaned.blocks), repr(meta)
    if asked not in _FOUND:
        _FOUND[asked] = pipeline.extract(nlp, cleaned, meta)
    found = _FOUND[asked]
    names = {e.id: (e.type, e.name) for e in found.entities}
    entities = {(e.type, e.name, json.dumps(e.attrs, ensure_ascii=False, sort_keys=True)) for e in found.entities}
    relations = {(r.type, names[r.head], names[r.tail] if isinstance(r.tail, str) else tuple(r.tail.values()),
                  json.dumps(r.attrs, ensure_ascii=False, sort_keys=True)) for r in found.relations}
    return entities, relations


def sample(file: Path) -> tuple[str, Metadata]:
    told = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return file.read_text(encoding="utf-8"), Metadata(city=told["city"], province=told["province"], year=told["year"])


@pytest.fixture(scope="module")
def plain(nlp) -> dict[Path, tuple[set, set]]:
    """The facts of each sample as it is."""
    return {file: facts(nlp, *sample(file)) for file in SAMPLES}


@pytest.mark.parametrize("garble", GARBLED, ids=str)
def test_how_a_report_is_written_does_not_change_its_facts(nlp, plain, garble):
    for file in SAMPLES:
        text, meta = sample(file)
        entities, relations = plain[file]
        assert entities and relations
        assert facts(nlp, GARBLED[garble](text), meta) == (entities, relations), file.name


def test_a_part_that_nothing_ties_to_the_rest_gives_what_it_gives_alone(nlp):
    meta = Metadata(city="淄博市", province="山东省", year=2020)
    parts = [
        "一、营商环境\n淄博市深化“一窗受理”改革，办件时间压缩40%。推行证照分离改革，取消审批事项26项。\n",
        "二、国企改革\n组建淄博市国有资本运营公司，引入社会资本12亿元。\n",
        "三、下一步打算\n将建立河长制考核办法，力争到2025年国控断面优良率达到90%。\n",
    ]
    whole, apart = facts(nlp, "".join(parts), meta), [facts(nlp, part, meta) for part in parts]
    for kind in (0, 1):
        assert whole[kind] == set().union(*(part[kind] for part in apart))


def test_the_work_of_a_year_is_no_reform(nlp):
    entities, _ = facts(nlp, "淄博市政府工作报告\n一、2022年工作回顾\n过去一年，全市深化“放管服”改革。\n二、2023年工作安排\n实施科教兴市行动。\n", Metadata(city="淄博市"))
    named = {name for kind, name, _ in entities if kind == "Reform"}
    assert named and not [name for name in named if "年工作" in name]
