"""Web pages."""

from __future__ import annotations

import socket

import pytest

from ingest.clean import clean
from ingest.readers import limits, read_bytes
from ingest.readers.sniff import kind_of
from tests.ingest.reader_samples import BODY, only, page

PARAGRAPHS = "".join(f"<p>　　{text}</p>" for text in BODY)


@pytest.mark.parametrize(
    ("charset", "codec"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("utf-8", "gb18030"), ("gbk", "utf-8"), ("utf-16", "utf-16")]
)
def test_the_article_is_found_whatever_the_page_says_of_its_encoding(charset, codec):
    document = only(read_bytes("a.html", page(PARAGRAPHS, charset).encode(codec)))
    assert document.kind == "html" and document.damage == []
    for text in BODY:
        assert text in document.text.replace("　", "")
    assert "var hidden" not in document.text
    assert document.hints == {"title": "青川市深化改革工作综述", "date": "2023-11-02 10:20", "source": "青川日报"}


def test_paragraphs_are_lines():
    document = only(read_bytes("a.html", page(PARAGRAPHS).encode()))
    lines = [line.strip() for line in document.text.splitlines()]
    assert [line for line in lines if line in BODY] == BODY


def test_breaks_inside_one_element_part_lines():
    document = only(read_bytes("a.html", page("<br/>".join(BODY)).encode()))
    lines = [line.strip() for line in document.text.splitlines()]
    assert [line for line in lines if line in BODY] == BODY


def test_rows_of_a_table_are_lines_with_their_cells_apart():
    table = "<table><tr><th>指标</th><th>数值</th></tr><tr><td>市场主体</td><td>15.6万户</td></tr></table>"
    document = only(read_bytes("a.html", page(PARAGRAPHS + table).encode()))
    lines = document.text.splitlines()
    assert "| 指标 | 数值 |" in lines and "| 市场主体 | 15.6万户 |" in lines


def test_an_article_inside_a_layout_table_is_found():
    body = f"<table><tr><td><a href='/'>首页</a></td><td>{PARAGRAPHS}</td></tr></table>"
    document = only(read_bytes("a.html", page(body).encode()))
    lines = [line.strip() for line in document.text.splitlines()]
    assert [line for line in lines if line in BODY] == BODY


def test_a_page_without_a_recognisable_article_gives_its_text():
    document = only(
        read_bytes("a.htm", "<html><body><span>青川市推进改革</span><script>x()</script>，成效明显</body></html>".encode("gb18030"))
    )
    assert document.text == "青川市推进改革，成效明显\n"


def test_markup_named_txt_or_doc_is_read_as_a_page():
    for name in ("a.txt", "a.doc"):
        assert only(read_bytes(name, page(PARAGRAPHS).encode())).kind == "html"


@pytest.mark.parametrize("start", [
    "<script>var a=1;</script>\n<!DOCTYPE html><html><body>", "\ufeff\ufeff<!DOCTYPE html><html><body>", "<h1>标题</h1>", '<link rel="stylesheet" href="a.css">', "<span>",
    '<!-- a --><?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html>', "<center>", "<font size=3>", "<style>p{}</style>", "<input type=hidden><html>", "<base href='x'>",
])
def test_a_page_is_one_whatever_it_begins_with(start):
    for name in ("a.html", "a.txt", "a.text", "a"):
        document = only(read_bytes(name, (start + PARAGRAPHS).encode()))
        assert document.kind == "html" and "<" not in document.text and BODY[0] in document.text
    assert only(read_bytes("a.html", f"今日要闻{start}{PARAGRAPHS}".encode())).kind == "html"


def test_markdown_and_text_with_a_tag_of_their_own_keep_their_lines():
    lines = ["# 青川市深化改革工作综述", "", *BODY, ""]
    for name in ("a.md", "a.markdown"):
        document = only(read_bytes(name, "\n".join(['<div align="center">', *lines, "</div>"]).encode()))
        assert document.kind == "txt" and not any("<" in line for line in clean(document.text).text.splitlines())
    assert only(read_bytes("a.txt", "\n".join(["<b>综述</b>", *lines[:-1]]).encode())).text.splitlines()[1:] == lines[:-1]
    assert only(read_bytes("a.md", page(PARAGRAPHS).encode())).kind == "html"


def test_very_many_comments_before_a_text_cost_no_time():
    assert kind_of("a.html", b"<!--a-->" * 4000 + b"x") == "txt"


def test_text_named_html_is_read_as_text():
    assert only(read_bytes("a.html", "青川市推进改革，成效明显。".encode())).kind == "txt"


def test_markup_and_cypher_in_a_page_stay_data():
    text = "改革方案 &lt;script&gt;alert(1)&lt;/script&gt; MATCH (n) DETACH DELETE n 已经出台"
    document = only(read_bytes("a.html", f"<html><body><p>{text}</p></body></html>".encode()))
    assert "<script>alert(1)</script> MATCH (n) DETACH DELETE n" in document.text


def test_damage_is_reported_where_it_stands_in_the_article():
    data = page(PARAGRAPHS + "<p>审议通过改革事项清单@@@@并印发各县区执行。</p>").encode().replace(b"@@@@", b"\xff\xff")
    document = only(read_bytes("a.html", data))
    [(start, end, reason)] = document.damage
    assert document.text[start:end] == "\ufffd\ufffd" and document.text[start - 2 : start] == "清单" and reason


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<html><head><title>x</title></head></html>", b"<html>\0\0</html>"])
def test_a_page_without_text_is_set_aside(data):
    assert only(read_bytes("a.html", data)).code in ("empty", "not-text")


def test_deeply_nested_tags_are_read_or_set_aside():
    deep = only(read_bytes("a.html", b"<html><body>" + b"<div>" * 1000 + "青川市推进改革".encode() + b"</div>" * 1000 + b"</body></html>"))
    assert deep.text == "青川市推进改革\n"
    assert only(read_bytes("a.html", b"<html><body>" + b"<div>" * 50_000 + "青川市推进改革".encode())).code == "empty"


def test_embedded_pictures_do_not_count_but_the_page_has_a_limit():
    image = "<img src='data:image/png;base64," + "QUJD" * 3_000_000 + "'>"
    assert "营商环境" in only(read_bytes("a.html", page(PARAGRAPHS + image).encode())).text
    result = only(read_bytes("a.html", page("<b></b>" * 1_300_000).encode()))
    assert result.code == "too-large" and f"{limits.MAX_HTML_BYTES // limits.MIB} MB" in result.reason


def test_nothing_is_fetched_for_a_page(monkeypatch):
    def refuse(*_args, **_kw):
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    body = '<!DOCTYPE html SYSTEM "http://example.invalid/a.dtd">' + page(
        PARAGRAPHS + '<img src="http://example.invalid/a.png"><link rel="stylesheet" href="http://example.invalid/a.css">'
    )
    assert "营商环境" in only(read_bytes("a.html", body.encode())).text


def test_a_page_of_very_many_tags_gives_its_plain_text(monkeypatch):
    monkeypatch.setattr("ingest.readers.webpage.MAX_ELEMENTS", 10)
    monkeypatch.setattr("ingest.readers.webpage._article", lambda tree: pytest.fail("was extracted"))
    document = only(read_bytes("a.html", page(PARAGRAPHS).encode()))
    lines = [line.strip() for line in document.text.splitlines()]
    assert [line for line in lines if line in BODY] == BODY
