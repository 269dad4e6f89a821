"""Pages of two columns are read column by column; pages of one column and tables stay as they are."""

from __future__ import annotations

import io
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import read_bytes
from ingest.readers.columns import columned
from ingest.readers.layout import paragraphs
from ingest.readers.page import Line, Page
from tests.ingest.reader_samples import BODY, TITLE, font_file, only, pdf

WIDTH, HEIGHT, SIZE, LEADING = 595, 842, 10, 16
LEFT, RIGHT, ACROSS = 60, 305, 23  # left edges of the columns and characters of a line in one
TEXTS = [
    "青川市围绕营商环境建设推出改革举措三十五项，其中十二项被省委改革办通报表扬，全市市场主体达到十五万户。",
    "推进一网通办平台建设，平均办理时限压缩百分之六十二，企业开办时间由三个工作日压缩至半个工作日，群众满意度持续提升。",
    "深化国资国企改革，组建市文旅集团，完成三家市属企业重组，国有资本布局进一步优化。",
    "推行河长制湖长制，建立市县乡村四级河长体系，三十二条河流全部明确责任人，水质持续改善。",
    "深化医药卫生体制改革，组建五个紧密型医共体，基层诊疗量占比提高到百分之五十八，药品价格平均下降两成。",
    "部分改革事项推进不够平衡，基层执行力有待加强，下一步将健全督察机制，逐项对账销号。",
    "建立改革项目库，实行清单管理，每季度通报进展，未完成的事项由牵头单位说明原因。",
    "开展农村宅基地制度改革试点，盘活闲置农房一千二百宗，村集体经济收入全部超过十万元。",
]


def typeset(texts, left=LEFT, top=100.0, across=ACROSS):
    """The lines of paragraphs in a column: first line indented by two characters, wrapped after `across`."""
    lines, y = [], top
    for text in texts:
        room, start = across - 2, left + 2 * SIZE
        while text:
            piece, text = text[:room], text[room:]
            lines.append(Line(piece, start, y, start + len(piece) * SIZE, y + SIZE))
            room, start, y = across, left, y + LEADING
    return lines


def drawn(pages):
    """A PDF that draws the lines of each page in the order given."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("cjk", font_file(), subfontIndex=0))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for lines in pages:
        canvas.setFont("cjk", SIZE)
        for line in lines:
            canvas.drawString(line.x0, HEIGHT - line.y1 + 2, line.text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def row_by_row(left, right):
    return [line for pair in zip_longest(left, right) for line in pair if line]


def read(data):
    return only(read_bytes("a.pdf", data)).text.splitlines()


@pytest.mark.parametrize("order", [row_by_row, lambda left, right: [*left, *right], lambda left, right: [*right, *left]])
def test_two_columns_are_read_one_after_the_other_however_they_are_drawn(order):
    assert read(drawn([order(typeset(TEXTS[:4]), typeset(TEXTS[4:], RIGHT))])) == TEXTS


def test_a_sentence_goes_on_from_column_to_column_and_page_to_page():
    lines = typeset(TEXTS)
    third = len(lines) // 3
    columns = [lines[:third], lines[third : 2 * third], lines[2 * third :]]
    placed = [
        [Line(o.text, o.x0 + shift, 100 + i * LEADING, o.x1 + shift, 110 + i * LEADING) for i, o in enumerate(column)]
        for column, shift in zip(columns, (0, RIGHT - LEFT, 0), strict=True)
    ]
    assert read(drawn([row_by_row(placed[0], placed[1]), placed[2]])) == TEXTS


def test_headings_over_both_columns_part_the_page():
    def across(text, y):
        return Line(text, LEFT + 70, y, LEFT + 70 + len(text) * SIZE, y + SIZE)

    first, second = across("青川市深化改革工作报告之营商环境与国资国企改革", 70), across("第二部分医药卫生体制改革与农村改革进展情况", 290)
    upper = row_by_row(typeset(TEXTS[:2]), typeset(TEXTS[2:4], RIGHT))
    lower = row_by_row(typeset(TEXTS[4:6], top=310), typeset(TEXTS[6:], RIGHT, 310))
    assert read(drawn([[first, *upper, second, *lower]])) == [first.text, *TEXTS[:4], second.text, *TEXTS[4:]]


def test_a_short_last_page_is_read_in_the_columns_of_the_page_before():
    pages = [row_by_row(typeset(TEXTS[:4]), typeset(TEXTS[4:], RIGHT)), row_by_row(typeset(TEXTS[:2]), typeset(["至此全部完成。"], RIGHT))]
    assert read(drawn(pages)) == [*TEXTS, *TEXTS[:2], "至此全部完成。"]


def test_a_page_of_one_column_stays_as_it_is():
    assert read(drawn([typeset(TEXTS, across=34)])) == TEXTS
    assert read(pdf(repeat=2, heads=False)) == [TITLE, *BODY] * 2


def table(grid, widths):
    """A PDF with a heading, a table whose cells are wrapped, with or without lines, and a paragraph."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("cjk", font_file(), subfontIndex=0))
    body = ParagraphStyle("body", fontName="cjk", fontSize=SIZE, leading=LEADING, wordWrap="CJK")
    rows = [[Paragraph(text, body) for text in row] for row in zip(TEXTS[:4], TEXTS[4:], strict=True)]
    if len(widths) == 3:
        rows = [[*row, Paragraph("市委改革办", body)] for row in rows]
    buffer = io.BytesIO()
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *([("GRID", (0, 0), (-1, -1), 0.5, "black")] if grid else [])]
    SimpleDocTemplate(buffer).build([Paragraph(TITLE, body), Table(rows, widths, style=style), Paragraph(BODY[1], body)])
    return buffer.getvalue()


@pytest.mark.parametrize("grid", [True, False])
@pytest.mark.parametrize("widths", [[225, 225], [190, 190, 70], [120, 330]])
def test_tables_are_not_taken_for_columns(monkeypatch, grid, widths):
    data = table(grid, widths)
    found = read(data)
    monkeypatch.setattr("ingest.readers.layout.columned", lambda pages: pages)
    assert found == read(data) and found[0] == TITLE and TEXTS[0][:10] in "".join(found)


CHARACTERS = st.sampled_from("改革推进工作市县企业制度")
SENTENCES = st.lists(st.text(CHARACTERS, min_size=60, max_size=120).map(lambda text: text + "。"), min_size=3, max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 46)), max_size=40))
def test_no_page_without_text_on_both_sides_is_taken_apart(shapes):
    lines = [Line("改" * many, LEFT + indent * SIZE, 60.0 + 16 * i, LEFT + (indent + many) * SIZE, 70.0 + 16 * i) for i, (indent, many) in enumerate(shapes)]
    page = Page(lines, WIDTH, HEIGHT)
    assert list(columned([page])) == [page]


@settings(deadline=None)
@given(SENTENCES, SENTENCES, st.randoms(use_true_random=False))
def test_columns_come_back_whole_in_any_order_of_lines(left, right, random):
    lines = [*typeset(left), *typeset(right, RIGHT)]
    random.shuffle(lines)
    found = list(columned([Page(lines, WIDTH, 3000)]))
    if len(found) == 2:  # where both sides have enough full lines
        assert paragraphs([Page(lines, WIDTH, 3000)]) == [*left, *right]
    else:
        assert [page.lines for page in found] == [lines]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 10), st.integers(1, 10)), min_size=4, max_size=12), st.integers(120, RIGHT))
def test_rows_of_short_cells_are_no_columns(rows, second):
    cells = [Line("数" * many, x, 60.0 + 20 * i, x + many * SIZE, 70.0 + 20 * i) for i, row in enumerate(rows) for x, many in zip((LEFT, second), row, strict=True)]
    page = Page(cells, WIDTH, HEIGHT)
    assert list(columned([page])) == [page]
