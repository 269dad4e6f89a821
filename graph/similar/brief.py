"""Hits to take along: a brief of one page (DOCX) and a table (XLSX)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from graph.similar.hits import Hit
from graph.similar.question import plain
from graph.similar.show import LEVELS, NOTHING, STATUSES, difference_text, reason_text
from ingest.workspace import write_atomic

COLUMNS = ("做法", "地区", "理念", "主题", "级别", "状态", "首见年份", "相像程度", "缘由", "不同", "成效", "牵头", "肯定", "依据", "原文", "出处")
WIDTHS = {"做法": 30, "原文": 60, "缘由": 40, "成效": 40, "出处": 30}
CELL = 32_767
"""Characters that a cell of a workbook holds."""
IN_BRIEF = 5
"""Hits that a page holds."""


def write_brief(path: Path, found: Sequence[Hit], asked: str = "") -> None:
    """Write the hits as DOCX or XLSX, by the ending of the name."""
    write_atomic(path, as_docx(found, asked) if path.suffix.lower() == ".docx" else as_xlsx(found))


def row(hit: Hit) -> dict[str, Any]:
    """The cells of a hit by column."""
    item, told = hit.answer.item, hit.details
    return {
        "做法": item.name, "地区": hit.city, "理念": hit.concept[1], "主题": item.topic, "级别": LEVELS.get(item.level, ""),
        "状态": STATUSES.get(item.status, ""), "首见年份": item.year, "相像程度": hit.answer.score, "缘由": reason_text(hit),
        "不同": difference_text(hit),
        "成效": "；".join(f"{t.name} {t.figure}".strip() for t in told.of("ACHIEVED")), "牵头": _names(hit, "LEADS", "RESPONSIBLE_FOR"),
        "肯定": _names(hit, "RECOGNISED_BY"), "依据": _names(hit, "GOVERNED_BY"),
        "原文": "\n".join(dict.fromkeys(t.evidence.quote for t in told.tellings)), "出处": "；".join(dict.fromkeys(_source(t.title, t.year) for t in told.tellings)),
    }


def as_xlsx(found: Iterable[Hit]) -> bytes:
    """A workbook of one sheet, a hit a row. Texts stay texts, whatever sign they begin with."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    sheet = book.add_worksheet("类似做法")
    head, cell = book.add_format({"bold": True, "bg_color": "#E8EEF4"}), book.add_format({"text_wrap": True, "valign": "top"})
    for n, name in enumerate(COLUMNS):
        sheet.write_string(0, n, name, head)
        sheet.set_column(n, n, WIDTHS.get(name, 14))
    for r, hit in enumerate(found, start=1):
        cells = row(hit)
        for n, name in enumerate(COLUMNS):
            value = cells[name] if cells[name] is not None else ""
            sheet.write(r, n, value[:CELL] if isinstance(value, str) else value, cell)
    sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()


def as_docx(found: Sequence[Hit], asked: str = "") -> bytes:
    """一页纸: what was asked, and of the best hits what, where, how, results and sources."""
    from docx import Document
    from docx.shared import Pt

    page = Document()
    page.styles["Normal"].font.size = Pt(10)
    page.add_heading("外地类似做法", level=1)
    if question := asked or "、".join(dict.fromkeys(h.asked.name for h in found)):
        page.add_paragraph(f"所问：{plain(question[:200])}")
    if not found:
        page.add_paragraph(NOTHING)
    for number, hit in enumerate(found[:IN_BRIEF], start=1):
        cells = row(hit)
        page.add_heading(plain(f"{number}. {cells['地区']}：{cells['做法']}"), level=2)
        when = "，".join(str(word) for word in (cells["级别"], cells["状态"], cells["首见年份"] and f"{cells['首见年份']}年首见") if word)
        for name, text in (("概况", when), ("做法", cells["原文"].split("\n")[0]), ("成效", cells["成效"]), ("牵头", cells["牵头"]),
                           ("肯定", cells["肯定"]), ("依据", cells["依据"]), ("相像", cells["缘由"]), ("出处", cells["出处"])):
            if text:
                line = page.add_paragraph(style="List Bullet")
                line.add_run(f"{name}：").bold = True
                line.add_run(plain(text))
    if len(found) > IN_BRIEF:
        page.add_paragraph(f"另有 {len(found) - IN_BRIEF} 项：" + plain("；".join(f"{h.city} {h.answer.item.name}" for h in found[IN_BRIEF:])))
    out = BytesIO()
    page.save(out)
    return out.getvalue()


def _names(hit: Hit, *kinds: str) -> str:
    return "、".join(dict.fromkeys(tie.name for kind in kinds for tie in hit.details.of(kind)))


def _source(title: str, year: int | None) -> str:
    return title if year is None or str(year) in title else f"{title}（{year}）"
