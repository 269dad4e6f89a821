"""DOCX: paragraphs and tables in the order of the document, with the numbering that Word shows but does not store."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from ingest.errors import SetAside
from ingest.readers import limits
from ingest.readers.numbering import Numbering
from ingest.readers.plain import check_length
from ingest.readers.refusal import aside, broken, empty, too_large
from ingest.readers.source import SourceDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CELL = " | "  # between the cells of a table row

# Not part of the text that a reader of the document sees: deletions, the pinyin above characters, the poorer copy of a drawing.
_SKIPPED = {W + "del", W + "moveFrom", W + "rt", W + "pPr", W + "rPr", MC + "Fallback", W + "instrText", W + "delText"}
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}


def read_docx(name: str, doc: str, data: bytes) -> SourceDocument:
    """A Word document. Raises `SetAside`: broken, encrypted, too-large, zip-bomb, empty."""
    _check_package(name, data)
    from docx import Document  # here, as plain text runs do not need it

    try:
        document = Document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = list(_lines(document.element.body, numbering))
    except SetAside:
        raise
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml errors and others for what is not a document
        raise broken(name, "DOCX", "DOCX", error) from error
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise empty(name)
    check_length(name, len(text))
    return SourceDocument(name, doc, data, text + "\n", "docx", hints=_hints(document))


def _check_package(name: str, data: bytes) -> None:
    """Refuse what would not fit into memory once unpacked, and XML with a document type, which Word never writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if any(m.flag_bits & 1 for m in members):
                raise aside(name, "encrypted", "DOCX 已加密，请去除密码后再试", "the DOCX is encrypted; remove the password")
            total = sum(m.file_size for m in members)
            if total > limits.MAX_UNPACKED_BYTES or len(members) > limits.MAX_MEMBERS:
                raise aside(
                    name,
                    "zip-bomb",
                    f"解压后有 {total // limits.MIB} MB，上限是 {limits.MAX_UNPACKED_BYTES // limits.MIB} MB",
                    f"it has {total // limits.MIB} MB when unpacked, the limit is {limits.MAX_UNPACKED_BYTES // limits.MIB} MB",
                )
            for member in members:
                if not member.filename.lower().endswith((".xml", ".rels")):
                    continue
                if member.file_size > limits.MAX_XML_BYTES:
                    size, most = member.file_size // limits.MIB, limits.MAX_XML_BYTES // limits.MIB
                    raise too_large(
                        name,
                        f"正文解压后有 {size} MB，上限是 {most} MB",
                        f"its text has {size} MB when unpacked, the limit is {most} MB",
                    )
                with package.open(member) as part:
                    head = part.read(4096)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head or "<!DOCTYPE".encode("utf-16-le") in head:
                    raise aside(
                        name,
                        "unsafe",
                        "文件含有外部实体声明（DOCTYPE），Word 从不写入，为安全起见不读取",
                        "its XML has a document type declaration, which Word never writes; refused for safety",
                    )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zipfile.zlib.error) as error:
        raise broken(name, "DOCX", "DOCX", error) from error


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
    for row in table.iter(W + "tr"):
        if next(a for a in row.iterancestors(W + "tbl")) is not table:
            continue  # the row of a table inside a cell, which comes with that cell
        cells = []
        for cell in row.iter(W + "tc"):
            if next(a for a in cell.iterancestors(W + "tr")) is not row:
                continue
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = merge is not None and merge.get(W + "val", "continue") == "continue"
            inner = [] if continued else [line.strip() for line in _lines(cell, numbering)]
            cells.append(" ".join(line for line in inner if line))
        if any(cells):
            yield CELL.join(cells).strip()


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
        elif tag in _SKIPPED or not isinstance(tag, str) or (tag == W + "r" and _hidden(child)):
            continue
        else:
            parts.append(_text(child, boxes))
    return "".join(parts)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(W + "val", "true") not in ("0", "false", "off")


def _hints(document: Any) -> dict[str, Any]:
    """Title, author and day of creation from the document properties, without the marks that programs leave there by themselves."""
    try:
        properties = document.core_properties
        title, author, created = properties.title, properties.author, properties.created
    except Exception:  # properties are a convenience: broken ones must not cost the report
        return {}
    found: dict[str, Any] = {}
    if title and title.strip().lower() not in ("word document", "untitled", "无标题"):
        found["title"] = title.strip()
    if author and author.strip().lower() not in ("python-docx", "administrator", "user", "admin", "微软用户", "lenovo", "dell", "hp"):
        found["author"] = author.strip()
    if created and author != "python-docx":
        found["created"] = created.date().isoformat()
    return found
