"""DOCX: paragraphs, text boxes and tables in the order of the document, with the numbering that Word shows but does not store, then notes.

The sign of a note (a raised 1 or *) is not read: within the text it would be a digit of the figure before it. Where the notes stand and
why: `ingest.readers.notes`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from ingest.errors import SetAside
from ingest.readers.notes import has_own_mark, note_lines
from ingest.readers.numbering import Numbering
from ingest.readers.package import check_package, hints_of
from ingest.readers.plain import check_length
from ingest.readers.refusal import both, broken, empty
from ingest.readers.source import SourceDocument
from ingest.tables.line import line_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MOST_COLUMNS = 64  # that a merged cell may reach over; Word's own limit is 63
LONGEST_FILLED = 300  # characters of a cell merged downwards that are repeated in its other rows

# Not part of the text that a reader of the document sees: deletions, the pinyin above characters, the poorer copy of a drawing.
_SKIPPED = {W + "del", W + "moveFrom", W + "rt", W + "pPr", W + "rPr", MC + "Fallback", W + "instrText", W + "delText"}
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}


def read_docx(name: str, doc: str, data: bytes) -> SourceDocument:
    """A Word document. Raises `SetAside`: broken, encrypted, too-large, zip-bomb, empty."""
    check_package(name, data, "DOCX", "Word")
    from docx import Document  # here, as plain text runs do not need it

    try:
        document = Document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = list(_lines(document.element.body, numbering))
    except SetAside:
        raise
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml errors and others for what is not a document
        raise broken(name, "DOCX", "DOCX", error) from error
    warnings: list[str] = []
    try:
        lines += note_lines(document, lambda note: _lines(note, numbering), _SKIPPED)
    except Exception as error:  # as above; broken notes must not cost the report
        warnings.append(both(f"{name}：脚注或尾注已损坏，未读取（{error}）", f"{name}: the notes are damaged and were not read ({error})"))
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise empty(name)
    check_length(name, len(text))
    return SourceDocument(name, doc, data, text + "\n", "docx", hints=_hints(document), warnings=warnings)


def _lines(parent: Any, numbering: Numbering) -> Iterator[str]:
    for child in parent.iterchildren():
        if child.tag == W + "p":
            boxes: list[Any] = []
            text = _text(child, boxes)
            number = numbering.next(child) if text.strip() else ""
            yield from (number + text).split("\n")
            for box in boxes:
                yield from _lines(box, numbering)
        elif child.tag == W + "tbl":
            yield from _rows(child, numbering)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _lines(child, numbering)


def _rows(table: Any, numbering: Numbering) -> Iterator[str]:
    """A line for each row; a row of one cell (a title, a frame around text) is a line without cells.

    A cell merged downwards is repeated in its rows; one merged to the right is followed by empty ones, so that columns stay in line.
    """
    above: dict[int, str] = {}
    for row in table.iter(W + "tr"):
        if next(a for a in row.iterancestors(W + "tbl")) is not table:
            continue  # the row of a table inside a cell, which comes with that cell
        cells: list[str] = []
        count = 0
        for cell in row.iter(W + "tc"):
            if next(a for a in cell.iterancestors(W + "tr")) is not row:
                continue
            count += 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is None:
                above.pop(len(cells), None)
                text = _cell(cell, numbering)
            elif merge.get(W + "val", "continue") == "continue":
                text = above.get(len(cells), "")
            else:
                text = _cell(cell, numbering)
                above[len(cells)] = text if len(text) <= LONGEST_FILLED else ""
            cells += [text, *[""] * (_span(cell) - 1)]
        if any(cells):
            yield " ".join(cells[0].split("\n")) if count == 1 else line_of(cells)


def _cell(cell: Any, numbering: Numbering) -> str:
    """The text of a cell, its paragraphs as lines; the cells of a table in it are parted by blanks."""
    lines = [line.strip().strip("|").replace(" | ", " ").strip() if line.startswith("| ") else line.strip() for line in _lines(cell, numbering)]
    return "\n".join(line for line in lines if line)


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    number = span.get(W + "val", "1") if span is not None else "1"
    return min(int(number), MOST_COLUMNS) if number.isdecimal() and int(number) > 1 else 1


def _text(element: Any, boxes: list[Any]) -> str:
    """The visible text of a paragraph; text boxes anchored in it are put into `boxes`."""
    parts: list[str] = []
    for child in element.iterchildren():
        tag = child.tag
        if tag == W + "t":
            parts.append(child.text or "")
        elif tag == W + "txbxContent":
            boxes.append(child)
        elif tag in _BREAKS:
            parts.append(" " if tag == W + "br" and child.get(W + "type") in ("page", "column") else _BREAKS[tag])
        elif tag in _SKIPPED or not isinstance(tag, str) or (tag == W + "r" and (_hidden(child) or has_own_mark(child))):
            continue
        else:
            parts.append(_text(child, boxes))
    return "".join(parts)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(W + "val", "true") not in ("0", "false", "off")


def _hints(document: Any) -> dict[str, Any]:
    """Title, author and day of creation from the document properties."""
    try:
        properties = document.core_properties
        title, author, created = properties.title, properties.author, properties.created
    except Exception:  # properties are a convenience: broken ones must not cost the report
        return {}
    return hints_of(title, author, created)
