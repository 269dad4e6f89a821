"""Join lines that a page's width broke in the middle of a sentence."""
from __future__ import annotations

import itertools
import re

from ingest.clean.hanzi import HANZI
from ingest.clean.lines import Line
from ingest.clean.numbering import NOTE, marker_at
from ingest.clean.spaces import is_table_row

_ENDS = "。！？；：…”』」》）】.!?;:)]"
_CANNOT_BEGIN = re.compile("[，。；、！？）”》】』」％%]")
_OPEN = re.compile("[，、（“《〈‘,(]$|[《〈“（][^》〉”）]{0,40}$")
_MEETING = re.compile(r"届$")
_HANZI = re.compile(HANZI)
_ITEM = re.compile("——|──|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,3}[，,、]|[●■◆▲★•○◎]")
_WRAPPED_SHARE = 0.4  # of the long lines of a text set to a fixed width, at least this share ends in mid sentence
_LEAST = 5
_TAIL = 200  # characters of a line that are looked at


def joins(lines: list[Line]) -> list[bool]:
    """For each line, whether it goes on in the next one (False for the last)."""
    width = _width(lines)
    indents = sum(line.indented for line in lines) >= 0.05 * len(lines) > 0  # then a line without one goes on a paragraph
    found: list[bool] = []
    so_far = ""  # the end of the line as joined up to here
    for line, after in itertools.pairwise(lines):
        so_far = (so_far + line.text)[-_TAIL:] if found and found[-1] else line.text[-_TAIL:]
        found.append(_goes_on(so_far, line, after, width, indents))
    return [*found, False] if lines else []


def _width(lines: list[Line]) -> int:
    """The page's width in characters if the text is set to one, else 0."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < _LEAST + 1:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    if not 15 <= width <= 120 or lengths[-1] > 1.5 * width:
        return 0
    full = [line for line in lines if len(line.text) >= 0.85 * width]
    broken = [line for line in full if line.text[-1] not in _ENDS]
    return width if len(broken) >= _LEAST and len(broken) >= _WRAPPED_SHARE * len(full) else 0


def _goes_on(so_far: str, line: Line, after: Line, width: int, indents: bool) -> bool:
    if is_table_row(line.text) or is_table_row(after.text) or NOTE.match(after.text):
        return False
    numbered = marker_at(after.text) is not None or _ITEM.match(after.text) is not None
    if _CANNOT_BEGIN.match(after.text) and not numbered:
        return True
    if numbered:
        return False
    if _OPEN.search(so_far) and len(so_far) > 6 and not so_far.endswith(("——", "──")):
        return True
    if _MEETING.search(line.text) and after.text.startswith("人民代表大会"):
        return True
    if len(line.text) <= 40 and len(after.text) <= 20 and re.search("[的和与及]$", line.text) and after.text[-1] not in _ENDS:
        return True  # a title set on two lines
    if _is_scrap(so_far, line.text, after.text):
        return True
    if not width or after.indented:
        return False
    if marker_at(line.text) and len(line.text) < 0.8 * width:
        return False
    if len(line.text) < 0.85 * width:
        return False
    return line.text[-1] not in "。！？" or (indents and not after.after_blank)


def _is_scrap(so_far: str, line: str, after: str) -> bool:
    """Pieces that lost mark-up tore out of a sentence: 以PM / 2.5 / 浓度…"""
    if line[-1].isascii() and line[-1].isalpha() and after[0].isdigit() and len(after) <= 8:
        return len(so_far) > 20
    return bool(len(line) <= 8 and re.fullmatch(r"[0-9.]+", line) and _HANZI.match(after[0]))
