"""The name of an item as a cell or the entry of a list gives it: 3.深化商事制度改革。全面推行… → 商事制度改革."""
from __future__ import annotations

import re

from ingest.clean.numbering import marker_at
from ingest.extract.words import Words
from ingest.vocabulary import any_of

LONGEST = 45
"""Characters of a name; a longer cell without an end of sentence tells about an item and does not name one."""
_SHORTEST = 4  # characters of what is left behind a verb
_STOP = re.compile(r"[。；：！？;:!?\t\n]")
_COMMA = re.compile(r"[，,]")
_TRIM = " \t　。；：，、;:,.！!"
_NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "LOC", "ORG", "s", "nt", "xc"))
_HAN = re.compile("[\u4e00-\u9fff]")
_PILOT = re.compile(
    rf"{any_of('tables/pilots')}(?:区|县|市|州|镇|乡|村|城市|城区|地区|单位|企业|学校|园区|基地|工作|建设|创建|项目|任务)*(?:[（(][^（）()]*[）)])?$|试点改革$"
)


def name_span(table: Words, start: int, end: int, longest: int = LONGEST) -> tuple[int, int] | None:
    """The span of the name in text[start:end]: what stands before the first stop, without its number and leading verbs; None if
    that is no name. What is longer than `longest` is cut at its first comma."""
    bare = bare_span(table.text, start, end, longest)
    return (_behind_verbs(table, *bare), bare[1]) if bare else None


def bare_span(text: str, start: int, end: int, longest: int = LONGEST) -> tuple[int, int] | None:
    """As `name_span`, the leading verbs kept."""
    marker = marker_at(text[start:end])
    if marker and marker.end < end - start:
        start += marker.end
    start, end = _trimmed(text, start, end)
    stop = _STOP.search(text, start, end)
    if stop and stop.start() > start:
        end = stop.start()
    if end - start > longest and (comma := _COMMA.search(text, start, end)) and comma.start() - start >= _SHORTEST:
        end = comma.start()
    start, end = _trimmed(text, start, end)
    if not 2 <= end - start <= LONGEST or len(_HAN.findall(text, start, end)) < 2:
        return None
    return start, end


def is_pilot(name: str) -> bool:
    """Whether a name is that of a pilot: it ends in 试点, 示范区 and the like (示范区改革攻坚 is a reform on one)."""
    return bool(_PILOT.search(name))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def _behind_verbs(table: Words, start: int, end: int) -> int:
    """Where the name begins behind its leading verbs, if what follows is long enough and ends in a noun (not 推进审批提速)."""
    last = table.at(end - 1)
    if table.tags[last] not in _NOMINAL:
        return start
    for match in _prefixes(table.text, start, end):
        if end - match >= _SHORTEST and table.begins(match) and table.text[match] not in "的了":
            return match
    return start


def _prefixes(text: str, start: int, end: int) -> list[int]:
    """Ends of the runs of verbs at `start`, the longest first."""
    found = []
    position = start
    while (match := _ONE.match(text, position, end)) is not None:
        position = match.end()
        found.append(position)
    return found[::-1]


_ONE = re.compile(rf"{any_of('tables/verbs')}(?:[、和与]|并)?")
