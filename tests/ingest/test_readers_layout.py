"""Lines to paragraphs, running heads, reading order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.layout import paragraphs, reading_order, without_running_heads
from ingest.readers.page import Line, Page

SIZE, WIDTH, LEFT = 10.0, 20, 60.0  # height of a character, characters of a line, left edge


def typeset(texts, indent=2, size=SIZE):
    """Pages with the lines of `texts`, each a paragraph: first line indented, wrapped after WIDTH characters."""
    lines, y = [], 100.0
    for text in texts:
        room, start = WIDTH - indent, LEFT + indent * size
        while text:
            piece, text = text[:room], text[room:]
            lines.append(Line(piece, start, y, start + len(piece) * size, y + size))
            room, start, y = WIDTH, LEFT, y + 1.8 * size
    return lines


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(3, 90), min_size=3, max_size=12), st.randoms(use_true_random=False))
def test_indented_paragraphs_come_back_whole(lengths, random):
    texts = ["".join(random.choice("改革推进工作市县企业制度") for _ in range(length)) + "。" for length in [50, *lengths]]
    assert paragraphs([Page(typeset(texts), 595, 5000)]) == texts


def test_a_paragraph_that_goes_on_over_the_page_is_joined():
    lines = typeset(["改" * 30 + "革" * 30])
    assert paragraphs([Page(lines[:2], 595, 842), Page(lines[2:], 595, 842)]) == ["改" * 30 + "革" * 30]


def test_a_full_line_before_a_numbered_one_ends_its_paragraph():
    texts = ["改" * 39 + "。", "二、推进工作" + "市" * 40]
    assert paragraphs([Page(typeset(texts, indent=0), 595, 842)]) == texts


def test_entries_of_a_table_of_contents_stay_lines():
    texts = ["一、总体情况" + "…" * 13 + "1", "改革试点" + "." * 14 + "12", "存在问题 . . . . . . . 8"]
    lines = [Line(text, LEFT, 100 + 18 * i, LEFT + 200, 110 + 18 * i) for i, text in enumerate(texts)]
    assert paragraphs([Page(lines, 595, 842)]) == texts


def test_a_heading_in_larger_characters_stands_alone():
    head = Line("深化改革工作" * 3 + "报告", LEFT, 60, LEFT + 200, 76)
    assert paragraphs([Page([head, *typeset(["改" * 50], indent=0)], 595, 842)])[0] == head.text


def test_running_heads_and_page_numbers_go_and_text_at_the_edge_stays():
    pages = []
    for number, last in ((1, "青川市"), (2, "2023"), (3, "远山县")):
        edge = [Line(f"改革简报 第{number}期", 60, 20, 160, 30), Line(f"— {number} —", 280, 810, 310, 820), Line(last, 60, 790, 90, 800)]
        pages.append(Page([edge[0], *typeset(["改" * 50]), *edge[1:]], 595, 842))
    text = "\n".join(paragraphs(without_running_heads(pages)))
    assert "简报" not in text and "—" not in text and "青川市" in text and "远山县" in text


def test_two_columns_are_read_one_after_the_other():
    title = Line("标题横跨两栏" * 5, 50, 20, 550, 40)
    left = [Line(f"左{i}" * 8, 50, 60 + 20 * i, 280, 72 + 20 * i) for i in range(5)]
    right = [Line(f"右{i}" * 8, 320, 62 + 20 * i, 550, 74 + 20 * i) for i in range(5)]
    mixed = [line for pair in zip(right, left, strict=True) for line in pair]
    assert reading_order([*mixed, title], 600) == [title, *left, *right]


def test_cells_of_a_table_become_one_line():
    cells = [
        Line("数值", 300, 101, 340, 112),
        Line("指标", 50, 100, 90, 111),
        Line("15.6万户", 300, 130, 370, 141),
        Line("市场主体", 50, 131, 120, 142),
    ]
    assert [line.text for line in reading_order(cells, 600)] == ["指标 | 数值", "市场主体 | 15.6万户"]
    assert paragraphs([Page(reading_order(cells, 600), 600, 800)]) == ["指标 | 数值", "市场主体 | 15.6万户"]
