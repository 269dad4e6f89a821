"""White space: what a page's layout left between and around characters."""
from __future__ import annotations

import re

from ingest.clean.hanzi import HANZI
from ingest.clean.mapped import Edit, Mapped

_RUN = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INNER = re.compile(" +")
_CJK = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003134f—…“”‘’·]")
_HANZI = re.compile(HANZI)
_ENDS_SENTENCE = re.compile("[。！？；!?;]")

_PERCENT = "%‰℃"  # written close to the number by most, after a blank by some

SHORT_LINE = 80  # a line up to this length without an end of sentence may be a title, whose spaces part its pieces


def collapse(mapped: Mapped) -> Mapped:
    """Any run of blanks → one space, or one tab where it holds a tab (cells of a table)."""
    return mapped.edit(
        (m.start(), m.end(), "\t" if "\t" in m[0] else " ") for m in _RUN.finditer(mapped.text) if m[0] not in (" ", "\t")
    )


def close_up(mapped: Mapped) -> Mapped:
    """Remove spaces beside Chinese characters and punctuation, between a number and its percent sign, and at both ends of lines.

    Between words of other scripts one space stays. In titles and name lines (short, no end of sentence) a space between two
    Chinese words stays too, since it is the only thing that parts them (市长 于海田); not in a name spread out (白 涛) nor
    after 届 (第四届 人民代表大会).
    """
    edits: list[Edit] = []
    position = 0
    for line in mapped.text.split("\n"):
        if " " in line or "\t" in line:
            edits.extend((position + s, position + e, r) for s, e, r in _line_edits(line))
        position += len(line) + 1
    return mapped.edit(edits)


def is_table_row(line: str) -> bool:
    """Cells parted by tabs or by vertical bars: at least two bars, or a tab with short cells on both sides."""
    if line.count("|") >= 2:
        return line.lstrip().startswith("|") or line.count("|") >= 3
    cells = line.strip().split("\t")
    return len(cells) > 1 and all(len(cell) <= 60 for cell in cells)


def _line_edits(line: str) -> list[Edit]:
    table = is_table_row(line)
    if not table:
        line = line.replace("\t", " ")
    title = len(line) <= SHORT_LINE and not _ENDS_SENTENCE.search(line)
    edits: list[Edit] = []
    for match in (_INNER if not table else re.compile("[ \t]+")).finditer(line):
        start, end = match.span()
        if start == 0 or end == len(line):
            edits.append((start, end, ""))
        elif table and "\t" in match[0]:
            edits.append((start, end, "\t"))
        elif (table and "|" in (line[start - 1], line[end])) or (line[start - 1].isdigit() and line[end] in _PERCENT):
            edits.append((start, end, ""))
        elif not (_CJK.match(line[start - 1]) or _CJK.match(line[end])) or (title and _parts(line, start, end)):
            edits.append((start, end, " "))
        else:
            edits.append((start, end, ""))
    return edits


def _parts(line: str, start: int, end: int) -> bool:
    """Whether this space in a title parts two words."""
    before, after = line[:start], line[end:]
    if not (_HANZI.match(before[-1]) or before[-1] in "”》）") or not (_HANZI.match(after[0]) or after[0] in "“《（"):
        return False
    if after[0] == "（" or (before[-1] == "届" and after.startswith("人民代表大会")):
        return False
    return not (_single(before.rpartition(" ")[2]) and _single(after.partition(" ")[0]))


def _single(word: str) -> bool:
    return len(word) == 1
