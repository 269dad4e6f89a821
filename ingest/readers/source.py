"""What a reader gives: the text of one report with the bytes it came from and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Damage = tuple[int, int, str]  # (start, end, reason): characters [start, end) of `SourceDocument.text`
Progress = Callable[[str, int, int], None]  # (name, pages done, pages in all)


@dataclass
class SourceDocument:
    """One readable report as it came, before cleaning.

    `name` is the input as the user knows it (a path, or `archive.zip/inner.txt`), `doc` its file name without folder, `data` the
    file's own bytes. `text` is what was decoded or extracted; for TXT it is the whole file except a byte order mark, line ends as
    they are. `kind` is one of txt, html, docx, xlsx, pdf, scan, image, doc, wps; `encoding` the Python codec that decoded it, empty
    where the format has none.

    `damage` lists spans of `text` that are not what the author wrote, sorted and apart: undecodable bytes and NULs stand there as
    U+FFFD; a passage in another encoding than the rest of its file was decoded and stands there readable.

    `sidecar`, `index_row` and `hints` hold what the JSON file beside it, its row in `index.csv` and the file's own properties say,
    under the keys title, city, province, year, date, author, source, url (those that are stated; `year` an int, the others str,
    as written). `hints` may have `created`, the day on which the file was made (ISO): not the report's date.
    `warnings` tells what was wrong but did not prevent reading.
    """

    name: str
    doc: str
    data: bytes
    text: str
    kind: str
    encoding: str = ""
    damage: list[Damage] = field(default_factory=list)
    sidecar: dict[str, Any] = field(default_factory=dict)
    index_row: dict[str, Any] = field(default_factory=dict)
    hints: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
