"""Every text of the app in both languages."""
from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from graph.words import TERMS
from ingest.facts import TOPICS
from views import language
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


def test_no_page_has_chinese_of_its_own():
    for file in VIEWS.rglob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", file.read_text(encoding="utf-8"))
        assert not re.search(r"[\u4e00-\u9fff]", code), file.name
