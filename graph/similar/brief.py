"""Hits to take along: a brief of one page (DOCX) and a table (XLSX)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from graph.similar.details import cited
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
HOW, LINE, NAME, OTHERS, ASKED = 180, 44, 40, 140, 90
"""Characters that a brief gives to what a hit does, to each other line of it, to its name, to the hits that it only names, and to what was asked: so many
that five hits with all lines are a page."""
SENTENCES = 3
"""Sentences that tell what a hit does: the one that matched, then others of how."""
FONT = "宋体"


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
        "outcomes": words.joined([f"{t.name} {t.figure}".strip() for t in told.of("ACHIEVED")]), "led": "、".join(told.names("LEADS", "RESPONSIBLE_FOR")),
        "recognised": "、".join(told.names("RECOGNISED_BY")), "governed": "、".join(told.names("GOVERNED_BY")),
        "quotes": "\n".join(dict.fromkeys(spoken(t.evidence.quote) for t in told.tellings)),
        "sources": words.joined(list(dict.fromkeys(cited(t.title, t.year) for t in told.tellings))),
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

    page = Document()
    _a4(page)
    page.add_heading(words.text("title"), level=1)
    if question := asked or "、".join(dict.fromkeys(h.asked.name for h in found)):
        page.add_paragraph(words.line("asked", plain(_cut(question, ASKED))))
    if not found:
        page.add_paragraph(words.text("nothing"))
    for number, hit in enumerate(found[:IN_BRIEF], start=1):
        cells = row(hit, words)
        page.add_heading(plain(_cut(f"{number}. {cells['place']}{words.colon}{cells['name']}", NAME)), level=2)
        since = cells["year"] and words.text("since", year=cells["year"])
        for name, text in (("about", words.joined([part for part in (cells["level"], cells["status"], since) if part])),
                           ("what", how(hit)), *((name, _cut(cells[name])) for name in ("outcomes", "led", "recognised", "governed")),
                           ("alike", _cut(cells["reasons"])), ("sources", _cut(cells["sources"]))):
            if text:
                line = page.add_paragraph(style="List Bullet")
                line.add_run(words.line(name, "")).bold = True
                line.add_run(plain(text))
    if len(found) > IN_BRIEF:
        others = words.joined([f"{h.city} {h.answer.item.name}" for h in found[IN_BRIEF:]])
        page.add_paragraph(words.text("others", many=len(found) - IN_BRIEF) + plain(_cut(others, OTHERS)))
    out = BytesIO()
    page.save(out)
    return out.getvalue()


def how(hit: Hit) -> str:
    """What the hit does: the sentence that matched what is asked, then others that the reports say of it, as many as the page has room for."""
    said, room = [], HOW
    for sentence in dict.fromkeys(map(spoken, (hit.sides[1], *(t.evidence.quote for t in reversed(hit.details.tellings))))):
        text = " ".join(sentence.split())
        if text and (not said or len(text) <= room) and len(said) < SENTENCES:
            said.append(_cut(text, HOW))
            room -= len(text)
    return "".join(said)


def _cut(text: str, most: int = LINE) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip("；、，, ") + "…"


def _a4(page: Any) -> None:
    """A page as offices here print it: A4, close lines, and a font that has the characters (docx names one for Latin letters only)."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(15)
    for name, size in (("Normal", 9), ("List Bullet", 9), ("Heading 1", 14), ("Heading 2", 10.5)):
        style = page.styles[name]
        style.font.size = Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), FONT)
        fonts.attrib.pop(qn("w:eastAsiaTheme"), None)  # a theme's font goes before a named one, and this one has none
        style.paragraph_format.space_before = Pt(3 if name.startswith("Heading") else 0)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
