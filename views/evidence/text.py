"""The text of a report as HTML with sentences marked; of a ledger, its sheets as tables with rows and columns as the spreadsheet numbers them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from graph.browse import Passage
from ingest.tables.line import cells_of, letters
from views import address
from views.evidence.marking import Span, overlaps, pieces, sentences
from views.kept import kept
from views.language import t
from views.markup import html

MOST_ROWS = 300
"""Rows of a sheet that are shown: its first ones, and those around the marked one."""
FIRST_ROWS = 5
_CSS = {"heading": ' class="rg-heading"', "table": ' class="rg-row"'}


def text_of(paragraphs: Sequence[Passage], own: Span | None, others: set[Span], choose: str = "") -> str:
    """The text with `own` and `others` marked; with the report's id in `choose`, each sentence and each cell is a link to itself."""
    drawn = _Drawn(own, others, choose)
    body = [drawn.sheet(list(rows)) if path is not None else "".join(map(drawn.paragraph, rows))
            for path, rows in groupby(paragraphs, lambda p: p.path if p.row else None)]
    if not body:
        return f'<p class="rg-note">{html(t("evidence.no_text"))}</p>'
    return f'<div class="rg-text" data-testid="text" tabindex="0">{"".join(body)}</div>'


class _Drawn:
    """What is marked, and whether the first of it was drawn: that one is scrolled to."""

    def __init__(self, own: Span | None, others: set[Span], choose: str) -> None:
        self.own, self.others, self.choose = own, others, choose
        self.marked = False

    def paragraph(self, passage: Passage) -> str:
        """A paragraph of a report."""
        inner = "".join(self.part(part) for part in (sentences(passage) if self.choose else [passage]))
        return f"<p{_CSS.get(passage.kind, '')}>{inner}</p>"

    def sheet(self, rows: list[Passage]) -> str:
        """A sheet of a ledger, or what is near the marked row of a long one."""
        order = {row.id: n for n, row in enumerate(rows)}
        shown = self._near(rows)
        spans = {row.id: cells_of(row.text, row.start) for row in shown}
        width = max(map(len, spans.values()))
        heads = "".join(f'<th scope="col">{letters(n)}</th>' for n in range(width))
        body, before = [], -1
        for row in shown:
            if order[row.id] > before + 1:
                body.append(self._gap(width, order[row.id] - before - 1))
            cells = "".join(f"<td>{self.part(replace(row, start=a, end=b, text=row.text[a - row.start : b - row.start])) if a < b else ''}</td>" for a, b in spans[row.id])
            body.append(f'<tr><th scope="row">{row.row}</th>{cells}</tr>')
            before = order[row.id]
        if before < len(rows) - 1:
            body.append(self._gap(width, len(rows) - before - 1))
        name = rows[0].path[-1] if rows[0].path else ""
        caption = f"<caption>{html(t('evidence.sheet', sheet=name))}</caption>" if name else ""
        corner = f'<th scope="col"><span class="rg-hidden">{html(t("evidence.row"))}</span></th>'
        return (f'<div class="rg-scroll"><table class="rg-sheet">{caption}<thead><tr>{corner}{heads}</tr></thead>'
                f'<tbody>{"".join(body)}</tbody></table></div>')

    def part(self, part: Passage) -> str:
        """A run of text with its marks."""
        run = ""
        for piece in pieces(part, self.own, [span for span in self.others if overlaps(span, (part.start, part.end))]):
            shown = html(piece.text).replace("\t", "<br>") if part.row else html(piece.text)
            if piece.other:
                shown = f'<span class="rg-other">{shown}</span>'
            if piece.own:
                shown = f'<mark{"" if self.marked else " id=rg-fact"}>{shown}</mark>'
                self.marked = True
            run += shown
        if not self.choose:
            return run
        href = html(address.evidence(self.choose, part.start, part.end, kept()))
        return f'<a data-app="1" target="_self" class="rg-choose" href="{href}">{run}</a>'

    def _near(self, rows: list[Passage]) -> list[Passage]:
        if len(rows) <= MOST_ROWS:
            return rows
        at = next((n for n, row in enumerate(rows) if self.own and overlaps((row.start, row.end), self.own)), 0)
        begin = max(FIRST_ROWS, at - MOST_ROWS // 2)
        return [*rows[:FIRST_ROWS], *rows[begin : begin + MOST_ROWS - FIRST_ROWS]]

    def _gap(self, width: int, many: int) -> str:
        return f'<tr><th scope="row">…</th><td colspan="{width}">{html(t("evidence.rows_left", many=f"{many:,}"))}</td></tr>'
