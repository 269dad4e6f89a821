"""DOCX: order, tables, numbering, what is not shown, unsafe packages."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.readers import limits, read_bytes
from ingest.readers.numbering import chinese_number, formatted
from tests.ingest.reader_samples import BODY, TITLE, docx, only, zipped

W = nsdecls("w")


def test_paragraphs_and_tables_come_in_the_order_of_the_document():
    def change(document):
        document.add_paragraph("表后一段。")

    document = only(read_bytes("a.docx", docx(change=change)))
    assert document.text.splitlines() == [TITLE, *BODY, "| 指标 | 数值 |", "| 市场主体 | 15.6万户 |", "表后一段。"]
    assert document.kind == "docx" and document.hints["title"] == TITLE and document.hints["author"] == "市委改革办"
    assert "date" not in document.hints  # when a file was made says nothing about the report


def numbered(document, levels, paragraphs, overrides=()):
    """Add a list with (format, pattern) per level, and paragraphs (text, level, list)."""
    root = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for i, (form, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{body}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/>{again}</w:num>'))
    for text, level, number in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


def test_automatic_numbers_are_written_out():
    levels = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4")]
    rows = [
        ("总体情况", 0, 90),
        ("正文。", None, 0),
        ("一网通办", 1, 90),
        ("时限", 2, 90),
        ("材料", 2, 90),
        ("国资", 1, 90),
        ("问题", 0, 90),
        ("执行", 1, 90),
        ("细项", 3, 90),
        ("另起", 0, 91),
    ]
    data = docx((), (), lambda document: numbered(document, levels, rows))
    assert only(read_bytes("a.docx", data)).text.splitlines() == [
        "一、总体情况",
        "正文。",
        "（一）一网通办",
        "1. 时限",
        "2. 材料",
        "（二）国资",
        "二、问题",
        "（一）执行",
        "二.1 细项",
        "一、另起",
    ]


def test_numbers_of_a_style_are_written_out_and_bullets_are_not():
    def change(document):
        for text in ("项目甲", "项目乙"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("圆点", style="List Bullet")

    assert only(read_bytes("a.docx", docx((), (), change))).text.splitlines() == ["1. 项目甲", "2. 项目乙", "圆点"]


def test_empty_paragraphs_take_no_number():
    data = docx((), (), lambda d: numbered(d, [("decimal", "%1、")], [("甲", 0, 90), ("", 0, 90), ("乙", 0, 90)]))
    assert [line for line in only(read_bytes("a.docx", data)).text.splitlines() if line] == ["1、甲", "2、乙"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"),
        (103, "chineseCounting", "一百零三"),
        (110, "chineseCounting", "一百一十"),
        (3, "chineseLegalSimplified", "叁"),
        (11, "chineseLegalSimplified", "壹拾壹"),
        (3, "decimalEnclosedCircle", "③"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (7, "decimalZero", "07"),
        (2, "decimalFullWidth", "２"),
        (5, "bullet", ""),
        (5, "no-such", "5"),
    ],
)
def test_number_formats(value, form, text):
    assert formatted(value, form) == text


@given(st.integers(1, 9999))
def test_chinese_numbers_say_their_value(value):
    total = digit = 0
    for char in chinese_number(value):
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(char)
    assert total + digit == value


def test_what_word_does_not_show_is_left_out_and_what_it_shows_is_kept():
    runs = (
        "<w:r><w:t>改革</w:t></w:r>",
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>jian</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>建</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "<w:r><w:tab/><w:t>设</w:t></w:r>",
    )
    inner = f"<w:p {W}>{''.join(runs)}</w:p>"
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>控件内的段落</w:t></w:r></w:p></w:sdtContent></w:sdt>"

    def change(document):
        document.element.body.insert(0, parse_xml(control))
        document.element.body.insert(0, parse_xml(inner))

    assert only(read_bytes("a.docx", docx((), (), change))).text.splitlines() == ["改革新增链接建\t设", "控件内的段落"]


def test_merged_and_nested_cells():
    def change(document):
        table = document.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "合并"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "横跨"
        table.cell(1, 1).text = "甲\n乙"
        table.cell(1, 2).add_table(1, 2).cell(0, 0).text = "内层"

    lines = only(read_bytes("a.docx", docx((), (), change))).text.splitlines()
    assert lines == ["| 合并 | 横跨 |  |", "| 合并 | 甲\t乙 | 内层 |"]


def with_notes(document, footnotes=(), endnotes=(), separator=True):
    """Give a document parts with these notes (id, the XML of their paragraphs)."""
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if not notes:
            continue
        line = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:t>横线</w:t></w:r></w:p></w:{kind}>' if separator else ""
        inner = "".join(f'<w:{kind} w:id="{number}">{body}</w:{kind}>' for number, body in notes)
        _attach(document, kind, f"<w:{kind}s {W}>{line}{inner}</w:{kind}s>".encode())


def _attach(document, kind, blob):
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), form, blob, document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")


def note(*lines):
    """The paragraphs of a note as Word writes them: the first begins with its number, which is shown and not stored, and a blank."""
    own = "<w:r><w:footnoteRef/></w:r><w:r><w:t> </w:t></w:r>"
    return "".join(f"<w:p>{'' if i else own}<w:r><w:t>{line}</w:t></w:r></w:p>" for i, line in enumerate(lines))


def paragraph(*runs):
    """A paragraph of texts and, for a pair, the reference to a note of that kind and number."""
    inner = "".join(
        f"<w:r><w:t>{run}</w:t></w:r>" if isinstance(run, str) else f'<w:r><w:{run[0]}Reference w:id="{run[1]}"/></w:r>' for run in runs
    )
    return parse_xml(f"<w:p {W}>{inner}</w:p>")


def test_notes_stand_at_the_end_in_the_order_of_the_text_and_leave_no_sign_in_it():
    def change(document):
        body = document.element.body
        body.insert(0, paragraph("平均办理时限压缩62%", ("footnote", 2), "，企业开办提速", ("endnote", 1), "。"))
        body.insert(1, paragraph("全市新增市场主体3.2万户", ("footnote", 1), "。"))
        footnotes = [(1, note("市市场监管局2023年统计。")), (2, note("与2020年相比。", "不含跨省事项。")), (3, note("没有引用的脚注。"))]
        with_notes(document, footnotes, [(1, note("见市政府公报。"))])

    assert only(read_bytes("a.docx", docx((), (), change))).text.splitlines() == [
        "平均办理时限压缩62%，企业开办提速。",
        "全市新增市场主体3.2万户。",
        "注释",
        "[1] 与2020年相比。",
        "不含跨省事项。",
        "[2] 市市场监管局2023年统计。",
        "[3] 见市政府公报。",
    ]


def test_notes_of_deleted_text_and_marks_of_an_author_are_not_text():
    gone = f'<w:p {W}><w:r><w:t>改革</w:t></w:r><w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del></w:p>'
    mark = f'<w:p {W}><w:r><w:t>试点</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r></w:p>'

    def change(document):
        document.element.body.insert(0, parse_xml(gone))
        document.element.body.insert(1, parse_xml(mark))
        with_notes(document, [(1, note("删去的脚注。")), (2, note("国家级试点。"))])

    assert only(read_bytes("a.docx", docx((), (), change))).text.splitlines() == ["改革", "试点", "注释", "[1] 国家级试点。"]


def test_cleaning_keeps_a_note_whole_and_apart_from_the_last_section():
    def change(document):
        body = document.element.body
        body.insert(len(BODY), paragraph("全市新增高新技术企业46家", ("footnote", 1), "，同比增长8.2%。"))
        with_notes(document, [(1, note("按2023年新认定数计算"))])

    text = clean(only(read_bytes("a.docx", docx(table=(), change=change))).text)
    last = text.blocks[-1]
    assert text.text[last.start : last.end] == "[1]按2023年新认定数计算" and (last.kind, last.path) == ("paragraph", ("注释",))
    assert "全市新增高新技术企业46家，同比增长8.2%。" in [text.text[b.start : b.end] for b in text.blocks]


def test_broken_notes_do_not_cost_the_report():
    document = only(read_bytes("a.docx", docx(table=(), change=lambda d: _attach(d, "footnote", b"<w:footnotes"))))
    assert document.text.splitlines() == [TITLE, *BODY]
    assert len(document.warnings) == 1 and "脚注" in document.warnings[0]


def test_text_boxes_follow_the_paragraph_they_stand_at_once():
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    content = "<w:txbxContent><w:p><w:r><w:t>框内第一段。</w:t></w:r></w:p><w:p><w:r><w:t>框内第二段。</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f"<w:p {W} {space}><w:r><w:t>框外的</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice>"
        f"<mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>一句话。</w:t></w:r></w:p>"
    )
    data = docx((), (), lambda document: document.element.body.insert(0, parse_xml(box)))
    assert only(read_bytes("a.docx", data)).text.splitlines() == ["框外的一句话。", "框内第一段。", "框内第二段。"]


def rebuilt(data, changes):
    """The DOCX with some parts changed (a function of the part's bytes)."""
    members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            members[name] = changes.get(name, lambda part: part)(package.read(name))
    return zipped(members)


@pytest.mark.parametrize(
    "data",
    [
        docx()[:2000],
        b"PK\x03\x04" + b"x" * 200,
        zipped({"word/document.xml": b"<a/>"}),
        rebuilt(docx(), {"word/document.xml": lambda part: part[: len(part) // 2]}),
    ],
)
def test_broken_documents_are_set_aside(data):
    result = only(read_bytes("a.docx", data))
    assert result.code == "broken" and "DOCX" in result.reason


def test_external_entities_and_document_types_are_refused(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容")
    bomb = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    data = rebuilt(docx(), {"word/document.xml": lambda part: part.replace(b"?>", b"?>" + bomb, 1).replace("总体情况".encode(), b"&x;")})
    result = only(read_bytes("a.docx", data))
    assert result.code == "unsafe"


def test_a_document_that_unpacks_to_too_much_is_refused_unread():
    huge = rebuilt(docx(), {"word/document.xml": lambda part: part + b" " * (limits.MAX_XML_BYTES + 1)})
    assert only(read_bytes("a.docx", huge)).code == "too-large"
    many = rebuilt(docx(), {"docProps/thumbnail.jpeg": lambda part: b"\0" * (limits.MAX_UNPACKED_BYTES + 1)})
    assert only(read_bytes("a.docx", many)).code == "zip-bomb"


def test_an_empty_document_is_set_aside():
    assert only(read_bytes("a.docx", docx((), ()))).code == "empty"


def test_an_encrypted_document_is_set_aside():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")
    assert only(read_bytes("a.docx", data)).code == "encrypted"


def test_a_document_under_another_name_is_recognised():
    for name in ("a.doc", "a.txt", "a.zip", "a"):
        assert only(read_bytes(name, docx())).kind == "docx"


def test_other_office_packages_are_named():
    for inner, word in (("xl/workbook.bin", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("OFD.xml", "OFD")):
        result = only(read_bytes("a.docx", zipped({inner: b"<a/>"})))
        assert result.code == "unsupported" and word in result.reason
