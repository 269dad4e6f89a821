"""Names and quotes are data, whatever stands in them."""
from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graph.browse import Evidence, ReportRow
from graph.profile.item import Telling
from tests.views.sample_graph import IMAGE, MARKDOWN, SCRIPT
from views.components.table import Cell, Column, host, link, outward, table
from views.evidence import page as evidence
from views.markup import aloud, html, markdown, plain, shorten
from views.profiles import item

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


class Reader(HTMLParser):
    """Collects tags and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.attributes = [], "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data):
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


@settings(deadline=None)
@given(ANY)
def test_html_shows_the_text_and_makes_no_tag(text):
    reader = read(f"<p>{html(text)}</p>")
    assert reader.tags == ["p"]
    assert reader.text.replace("\r", "\n") == plain(text).replace("\r", "\n")


@settings(deadline=None)
@given(ANY)
def test_an_attribute_holds_the_text_and_nothing_else(text):
    reader = read(link("x", text))
    assert reader.tags == ["a"]
    assert reader.attributes[0]["href"].split() == plain(text).split()
    assert set(reader.attributes[0]) == {"data-app", "target", "href"}


@settings(deadline=None)
@given(st.text(alphabet="*_`$[]()<>#~|:\\!&-+.=\"'/ab 改革1", max_size=40))
def test_what_is_heard_only_is_no_markup_and_has_no_stroke_before_a_sign(text):
    said = aloud(text)
    assert len(said) == len(" ".join(text.split())) and "\\" not in said
    tokens = MarkdownIt().parseInline(said)[0].children or []
    assert {token.type for token in tokens} <= {"text"}


@settings(deadline=None)
@given(st.text(alphabet="*_`$[]()<>#~|:\\!&-+.=\"'/ab 改革1", max_size=40))
def test_markdown_shows_the_text_and_makes_no_markup(text):
    tokens = MarkdownIt().parseInline(markdown(text))[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens).strip() == " ".join(text.split())


def test_dollars_colons_and_backticks_lose_their_meaning_to_streamlit():
    assert markdown("$x^2$ :material/home: :red[rot]") == "\\$x\\^2\\$ \\:material\\/home\\: \\:red\\[rot\\]"


def test_what_hides_or_turns_text_is_taken_out():
    assert plain("淄\u202e博\u200b市\ud800") == "淄博市\ufffd"


@settings(deadline=None)
@given(st.lists(st.lists(ANY, min_size=2, max_size=2), max_size=4))
def test_a_table_shows_its_cells_and_makes_only_its_own_tags(rows):
    made = read(table([Column("一"), Column("二", number=True)], [[Cell(a), [Cell(b, "/evidence?report=r")]] for a, b in rows], "表"))
    assert set(made.tags) <= {"div", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "span"}
    assert made.tags.count("tr") == len(rows) + 1


def test_the_sample_names_survive_as_text():
    for name in (SCRIPT, MARKDOWN, IMAGE):
        reader = read(table([Column("名称")], [[Cell(name, "/explorer?node=x")]], "表"))
        assert name in reader.text
        assert "script" not in reader.tags and "img" not in reader.tags


def test_shorten_keeps_to_the_length():
    assert shorten("一二三四五", 4) == "一二三…"
    assert shorten("一二三", 4) == "一二三"


@pytest.mark.parametrize("url", ["https://www.example.org/a?b=1&c=\"2\"", "http://例子.中国:8080/报告.html"])
def test_an_address_on_the_web_is_a_link_that_opens_apart(url):
    read = Reader()
    read.feed(outward("某报<b>", url))
    assert read.tags == ["a"] and read.text == "某报<b>" and host(url)
    assert read.attributes == [{"target": "_blank", "rel": "noopener noreferrer nofollow", "href": url}]
    assert outward("某报", url) in table([Column("来源")], [[Cell("某报", outside=url)]], "报告")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JaVaScRiPt://x/%0aalert(1)", "data:text/html,x", "//example.org", "www.example.org", "http://",
                                 "http://[", "https://a b", "java\nscript:x", "file:///etc/passwd", "http:\\\\x"])
def test_any_other_address_is_text(url):
    read = Reader()
    read.feed(outward("", url) + outward("某报", url) + table([Column("来源")], [[Cell("某报", outside=url)]], "报告"))
    assert "a" not in read.tags and "某报" in read.text and host(url) == "" == outward("", "")


def test_a_report_says_where_it_is_from_if_anybody_told(monkeypatch):
    shown = []
    monkeypatch.setattr(evidence.st, "html", shown.append)
    for source, url in (("某报", "https://example.org/1"), ("某报", ""), ("", "https://example.org/1"), ("", "")):
        evidence._source(ReportRow("r1", "甲", "淄博市", "", 2017, "", source, url, (), 0, ()))
    assert len(shown) == 3 and ["<a " in each for each in shown] == [True, False, True] and all("来源" in each for each in shown)
    assert [item._from(Telling(Evidence("r1", 0, 1, "甲"), "甲", 2017, source=s, url=u)).count("<a ") for s, u in (("某报", "http://x"), ("", ""))] == [1, 0]
