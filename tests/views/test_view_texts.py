"""Every text of the app in both languages."""
from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from graph.browse import Node
from graph.model import NODES, RELATIONSHIPS, SINGULAR
from graph.words import TERMS
from ingest.facts import TOPICS
from views import language
from views.components.facts import UNTOLD, fields
from views.language import LANGUAGES, TEXTS, catalogue

VIEWS = Path(TEXTS).parent


def test_every_text_has_both_languages_and_the_same_placeholders():
    assert catalogue()
    for key, texts in catalogue().items():
        assert set(texts) == set(LANGUAGES), key
        assert all(text.strip() for text in texts.values()), key
        used = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in texts.values()]
        assert used[0] == used[1], key


def test_of_a_message_in_both_languages_a_page_shows_its_own_half(monkeypatch):
    for shown, half in (("zh", "已经撤销"), ("en", "taken back already")):
        monkeypatch.setattr(language, "current", lambda shown=shown: shown)
        assert language.half("已经撤销 / taken back already") == half and language.half("one") == "one"


def test_a_text_with_a_count_has_the_word_that_fits_it(monkeypatch):
    monkeypatch.setattr(language, "current", lambda: "en")
    assert (language.t("queries.rows", many=1), language.t("queries.rows", many="1,001")) == ("1 row", "1,001 rows")
    assert language.t("similar.count", many=2, places="1") == "2 reforms of 1 place"
    monkeypatch.setattr(language, "current", lambda: "zh")
    assert language.t("queries.rows", many=1) == "1 行"
    assert all("[" not in language._NUMBERED.sub("", texts[shown]) for texts in catalogue().values() for shown in LANGUAGES)


def test_a_label_has_the_form_that_fits_a_number(monkeypatch):
    monkeypatch.setattr(language, "current", lambda: "en")
    assert [language.label_name("City", many) for many in (0, 1, 2)] == ["Cities", "City", "Cities"]
    assert language.label_name("Reform", 2340) == "Reforms" and language.label_name("Reform") == "Reform"
    monkeypatch.setattr(language, "current", lambda: "zh")
    assert language.label_name("City", 2) == language.label_name("City")


def test_every_text_that_a_page_asks_for_exists():
    asked = set()
    for file in VIEWS.rglob("*.py"):
        asked |= set(re.findall(r"\bt\(\s*[\"']([a-z_]+\.[a-z_0-9]+)[\"']", file.read_text(encoding="utf-8")))
    assert len(asked) > 100
    assert not asked - set(catalogue())


def test_every_text_is_used():
    code = "\n".join(file.read_text(encoding="utf-8") for file in VIEWS.rglob("*.py"))
    made = {"shell", "values", "fields"}  # asked for by a name that is put together
    patterns = re.findall(r"\bt\(f[\"']([a-z_]+\.[^\"']*)[\"']", code)
    for key in catalogue():
        page = key.split(".", 1)[0]
        put_together = any(re.fullmatch(re.sub(r"\\\{.*?\\\}", "[a-z_0-9]+", re.escape(p)).replace("\\ ", " "), key) for p in patterns)
        assert page in made or f'"{key}"' in code or f"'{key}'" in code or put_together or key.startswith("problems."), key


def test_topics_and_stored_values_have_names():
    assert not {f"values.{topic}" for topic in TOPICS} - set(catalogue())
    stored = {value for name in ("status", "level", "city_level", "change", "recogniser", "role") for value in TERMS[name]}
    assert not {f"values.{value}" for value in stored} - set(catalogue())


def test_what_the_graph_tells_of_a_thing_has_a_name():
    told = {(node.label, name) for node in NODES if node.label not in ("Report", "Passage") for name in node.properties if name not in UNTOLD}
    told |= {(kind.type, name) for kind in RELATIONSHIPS if kind.fact for each in kind.lists for name in (each, SINGULAR[each])}
    assert not {(label, name) for label, name in told if f"fields.{name}" not in catalogue()}
    assert "文号" in fields(Node("policy:1", "Policy", "意见", {"number": "鲁发〔2017〕3号"}))
    shown = fields(Node("reform:1", "Reform", "攻坚", {"number": "3", "first": "national", "deadline": "2017-12"}))
    assert "编号" in shown and "全国首创" in shown and "完成时限" in shown


def test_of_a_message_in_both_languages_the_page_shows_its_own(monkeypatch):
    cases = (("没有城市“X” / no city 'X'", "没有城市“X”", "no city 'X'"), ("请用中文描述。/ ask in Chinese", "请用中文描述。", "ask in Chinese"),
             ("没有“甲 / 乙” / no 'A / B'", "没有“甲 / 乙”", "no 'A / B'"), ("no halves", "no halves", "no halves"), ("a / b / c", "a / b / c", "a / b / c"))
    for number, shown in enumerate(LANGUAGES, start=1):
        monkeypatch.setattr(language, "current", lambda shown=shown: shown)
        assert [language.half(each[0]) for each in cases] == [each[number] for each in cases]


def test_no_page_has_chinese_of_its_own():
    for file in VIEWS.rglob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", file.read_text(encoding="utf-8"))
        assert not re.search(r"[\u4e00-\u9fff]", code), file.name


def test_words_of_the_page_are_parted_as_its_language_parts_them(monkeypatch):
    for shown, line in (("zh", "甲、乙"), ("en", "甲, 乙")):
        monkeypatch.setattr(language, "current", lambda shown=shown: shown)
        assert language.listed(each for each in ("甲", "乙")) == line and language.listed([]) == ""
