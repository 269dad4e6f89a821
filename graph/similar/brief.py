"""Hits to take along: a brief of one page (DOCX) and a table (XLSX)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from graph.similar.hits import Hit
from graph.similar.question import plain
from graph.similar.wording import CHINESE, COLUMNS, Words
from ingest.tables.line import spoken
from ingest.workspace import write_atomic

WIDTHS = {"name": 30, "quotes": 60, "reasons": 40, "outcomes": 40, "sources": 30}
CELL = 32_767
"""Characters that a cell of a workbook holds."""
IN_BRIEF = 5
"""Hits that a page holds."""


def write_brief(path: Path, found: Sequence[Hit], asked: str = "") -> None:
    """Write the hits as DOCX or XLSX, by the ending of the name."""
    write_atomic(path, as_docx(found, asked) if path.suffix.lower() == ".docx" else as_xlsx(found))


def row(hit: Hit, words: Words = CHINESE) -> dict[str, Any]:
    """The cells of a hit by column (`graph.similar.wording.COLUMNS`)."""
    item, told = hit.answer.item, hit.details
    return {
        "name": item.name, "place": hit.city, "concept": hit.concept[1], "topic": words.value(item.topic), "level": words.value(item.level),
        "status": words.value(item.status), "year": item.year, "score": hit.answer.score, "reasons": words.reasons(hit),
        "differences": words.differences(hit),
        "outcomes": words.joined([f"{t.name} {t.figure}".strip() for t in told.of("ACHIEVED")]), "led": _names(hit, "LEADS", "RESPONSIBLE_FOR"),
        "recognised": _names(hit, "RECOGNISED_BY"), "governed": _names(hit, "GOVERNED_BY"),
        "quotes": "\n".join(dict.fromkeys(spoken(t.evidence.quote) for t in told.tellings)),
        "sources": words.joined(list(dict.fromkeys(_source(t.title, t.year) for t in told.tellings))),
    }


def as_xlsx(found: Iterable[Hit], words: Words = CHINESE) -> bytes:
    """A workbook of one sheet, a hit a row. Texts stay texts, whatever sign they begin with."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    sheet = book.add_worksheet(words.text("sheet"))
    head, cell = book.add_format({"bold": True, "bg_color": "#E8EEF4"}), book.add_format({"text_wrap": True, "valign": "top"})
    for n, name in enumerate(COLUMNS):
        sheet.write_string(0, n, words.text(name), head)
        sheet.set_column(n, n, WIDTHS.get(name, 14))
    for r, hit in enumerate(found, start=1):
        cells = row(hit, words)
        for n, name in enumerate(COLUMNS):
            value = cells[name] if cells[name] is not None else ""
            sheet.write(r, n, value[:CELL] if isinstance(value, str) else value, cell)
    sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()


def as_docx(found: Sequence[Hit], asked: str = "", words: Words = CHINESE) -> bytes:
    """A brief of one page: what was asked, and of the best hits what, where, how, results and sources."""
    from docx import Document
    from docx.shared import Pt

    page = Document()
    page.styles["Normal"].font.size = Pt(10)
    page.add_heading(words.text("title"), level=1)
    if question := asked or "、".join(dict.fromkeys(h.asked.name for h in found)):
        page.add_paragraph(words.line("asked", plain(question[:200])))
    if not found:
        page.add_paragraph(words.text("nothing"))
    for number, hit in enumerate(found[:IN_BRIEF], start=1):
        cells = row(hit, words)
        page.add_heading(plain(f"{number}. {cells['place']}{words.colon}{cells['name']}"), level=2)
        since = cells["year"] and words.text("since", year=cells["year"])
        for name, text in (("about", words.joined([part for part in (cells["level"], cells["status"], since) if part])),
                           ("what", cells["quotes"].split("\n")[0]), *((name, cells[name]) for name in ("outcomes", "led", "recognised", "governed")),
                           ("alike", cells["reasons"]), ("sources", cells["sources"])):
            if text:
                line = page.add_paragraph(style="List Bullet")
                line.add_run(words.line(name, "")).bold = True
                line.add_run(plain(text))
    if len(found) > IN_BRIEF:
        others = words.joined([f"{h.city} {h.answer.item.name}" for h in found[IN_BRIEF:]])
        page.add_paragraph(words.text("others", many=len(found) - IN_BRIEF) + plain(others))
    out = BytesIO()
    page.save(out)
    return out.getvalue()


def _names(hit: Hit, *kinds: str) -> str:
    return "、".join(dict.fromkeys(tie.name for kind in kinds for tie in hit.details.of(kind)))


def _source(title: str, year: int | None) -> str:
    return title if year is None or str(year) in title else f"{title}（{year}）"
