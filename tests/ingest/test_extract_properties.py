"""What holds of any report: names stand where they are said to, parts give what the whole gives, the way of writing changes nothing, same input, same bytes.

Reports are composed of paragraphs like those of real ones, with numbers, places and names drawn at random; by the fast pipeline.
"""
from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.garble import to_traditional
from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import build, extract
from ingest.run.process import to_fact_file

META = Metadata(city="淄博市", province="山东省", year=2020)
WIDE = str.maketrans({**{str(digit): chr(0xFF10 + digit) for digit in range(10)}, "%": "％"})
PARAGRAPHS = (
    "全市深化“放管服”改革，取消审批事项{n}项，企业开办时间压缩{p}%。",
    "推行{what}审批制度改革，办结事项{n}件。市委书记{person}到{where}调研。",
    "组建淄博市{what}投资公司，引入社会资本{p}.{d}亿元，比上年增长{d}.{d}%。",
    "{where}获批国家{what}综合改革试点，新增合作社{n}家。",
    "出台《淄博市{what}高质量发展三年行动计划》，在全省率先建立{what}联席会议制度。",
    "针对{what}难问题，建立{what}服务专员制度，服务企业{n}家（责任单位：市发展改革委）。",
    "{what}改革经验获国务院通报表扬，被新华社报道。",
)
PLANS = (
    "将建立{what}考核办法，力争新增{what}项目{n}个。",
    "对标{city}，实施{what}提升行动，力争增长{d}.{d}%。",
)
WHATS = ("河长制", "农村宅基地", "医保支付", "社区养老", "知识产权", "公共资源交易", "科技成果转化", "职业教育", "绿色金融", "冷链物流", "数字乡村", "水权交易")
HEADS = ("一、", "二、", "三、", "四、")


@st.composite
def reports(draw) -> list[str]:
    """Sections of a report, each with a heading and paragraphs of its own things; the last may be plans."""
    whats = draw(st.permutations(WHATS))
    sections = []
    for number in range(draw(st.integers(1, 3))):
        texts = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3, unique=True))
        sections.append("\n".join([f"{HEADS[number]}{whats.pop()}工作完成情况", *(_filled(draw, text, whats) for text in texts)]))
    if draw(st.booleans()):
        sections.append("\n".join([f"{HEADS[len(sections)]}下一步打算", *(_filled(draw, text, whats) for text in draw(st.lists(st.sampled_from(PLANS), min_size=1, unique=True)))]))
    return sections


def _filled(draw, text: str, whats: list[str]) -> str:
    return text.format(
        what=whats.pop() if whats else "乡村治理", n=draw(st.integers(2, 9999)), p=draw(st.integers(10, 99)), d=draw(st.integers(1, 9)),
        person=draw(st.sampled_from(("王建国", "李晓明", "欧阳文"))), where=draw(st.sampled_from(("张店区", "高青县", "周村区"))), city=draw(st.sampled_from(("深圳", "佛山市"))))


@pytest.fixture(scope="module")
def nlp():
    return build(fast=True)


def facts(nlp, text: str) -> tuple[set, set]:
    """Entities and relations as values that can be compared, without their places."""
    found = extract(nlp, clean(text), META)
    names = {e.id: (e.type, e.name) for e in found.entities}
    entities = {(e.type, e.name, json.dumps(e.attrs, ensure_ascii=False, sort_keys=True)) for e in found.entities}
    return entities, {(r.type, names[r.head], names[r.tail] if isinstance(r.tail, str) else tuple(r.tail.values())) for r in found.relations}


def written_otherwise(text: str) -> dict[str, str]:
    """The same report as other sites would give it."""
    return {
        "traditional": to_traditional().convert(text), "full width": text.translate(WIDE), "line ends": "\ufeff" + text.replace("\n", "\r\n\r\n\u3000\u3000"),
        "blanks": text.replace("，", "， ").replace("%", " %").replace("“", " “").replace("改革", "改 革"),
    }


@settings(max_examples=8, deadline=None)
@given(reports())
def test_how_a_report_is_written_does_not_change_its_facts(nlp, sections):
    text = "\n".join(sections)
    expected = facts(nlp, text)
    assert expected[0] and expected[1]
    for way, written in written_otherwise(text).items():
        assert facts(nlp, written) == expected, way


@settings(max_examples=10, deadline=None)
@given(reports())
def test_a_report_gives_what_its_sections_give(nlp, sections):
    whole, apart = facts(nlp, "\n".join(sections)), [facts(nlp, section) for section in sections]
    for kind in (0, 1):
        assert whole[kind] == set().union(*(part[kind] for part in apart))


@settings(max_examples=10, deadline=None)
@given(reports(), st.text("，。：；“”《》（）\n%年第一 7", max_size=30))
def test_what_is_said_of_places_in_the_text_is_so_and_always_the_same(nlp, sections, odd):
    cleaned = clean(odd.join(sections) + odd)
    made = to_fact_file("a.txt", "r1", cleaned, META, nlp)
    for fact in (*made.entities, *made.relations):
        assert fact.evidence == cleaned.text[fact.start : fact.end]
    for entity in made.entities:
        assert all(mention.text == cleaned.text[mention.start : mention.end] for mention in entity.mentions)
        assert entity.mentions or entity.implied
    for role in made.roles:
        assert role.text == cleaned.text[role.start : role.end]
    for passage in made.passages:
        assert passage.text == cleaned.text[passage.start : passage.end]
    assert to_fact_file("a.txt", "r1", clean(odd.join(sections) + odd), META, nlp).to_bytes() == made.to_bytes()
