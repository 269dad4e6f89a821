"""Set page furniture aside: tool bars, navigation, editor and source lines, page numbers, footers; by line, and glued to head or tail.

Strong forms go wherever they stand. Forms that prose can have too (a date alone, `时间：`, `大`) go only in the head of the text
(before its first long sentence), in its tail (after the last one), or beside a strong one.
"""
from __future__ import annotations

import re

from ingest.clean import furniture_patterns as forms
from ingest.clean.lines import Line, part_of
from ingest.clean.numbering import marker_at
from ingest.tables.line import is_row

_BLANKS = re.compile(r"\s+")
_SENTENCE_END = re.compile("[。！？]")
_INSIDE = re.compile("[，。；]")  # prose has them, a title seldom
_FINISHED = re.compile("[。！？；：…”》）)!?;:]$")
_PROSE = 60  # a line this long with an end of sentence is prose for certain
_LONGEST = 200  # no furniture line is longer
_GLUE = 600  # how far into a long line glued furniture is looked for, from either end
_REPEATS = 4  # a short line that stands this often is a running head
_TITLE_WORD = re.compile("报告|意见|方案|决定|通知|综述|总结|工作|改革")

Aside = tuple[Line, str]


def set_aside(lines: list[Line]) -> tuple[list[Line], list[Aside]]:
    """The lines that are text, and the furniture with its kind; both in order of the text."""
    lines, aside = _unglue(lines)
    head, tail = _zones(lines)
    numbers = _bare_page_numbers(lines)
    repeated = _running_heads(lines, numbers)
    kinds: list[str] = []
    for index, line in enumerate(lines):
        edge = index < head or index >= tail
        if index in numbers:
            kinds.append("page-number")
        elif line.text in repeated:
            kinds.append("running-head" if repeated[line.text] != index else "")
        else:
            kinds.append(_kind(line.text, index < head, edge) if len(line.text) <= _LONGEST else "")
    _label_values(lines, kinds)
    _neighbours(lines, kinds)
    _related(lines, kinds, tail)
    aside.extend((line, kind) for line, kind in zip(lines, kinds, strict=True) if kind)
    aside.sort(key=lambda item: item[0].start)
    return [line for line, kind in zip(lines, kinds, strict=True) if not kind], aside


def _kind(text: str, head: bool, edge: bool) -> str:
    compact = _BLANKS.sub("", text)
    if forms.TOOL_LINE.fullmatch(compact) and forms.STRONG_TOOL.search(compact):
        return "toolbar"
    if is_row(text):  # a row of a table is no caption or credit, whatever words stand in its cells
        return "" if re.search(r"\w", compact) else "rule"
    for kind, pattern in forms.COMPACT:
        if pattern.fullmatch(compact):
            return kind
    label = forms.LABEL.match(text.lstrip("（(【[ "))
    if label and forms.LABEL_LINE.fullmatch(text) and "。" not in text:
        kind = forms.KIND_OF[label["label"]]
        if edge or kind in ("editor", "counter", "toolbar") or (kind == "source" and len(text) <= 30):
            return kind
    if edge and forms.CREDIT.fullmatch(text):
        return "author"
    if head and (forms.DATE_LINE.fullmatch(compact) or _dated_name(text)):
        return "date"
    if len(text) <= 130 and not text.startswith(("—", "─")) and (head or compact.endswith(("摄", "摄）", "摄)"))) and forms.CAPTION.fullmatch(text):
        return "caption"
    return ""


def _dated_name(text: str) -> bool:
    """`2020-04-20 掌握鲁中`: date and publisher; not the date line of a speech (2020年1月4日 在…会议上)."""
    found = forms.DATED_NAME.fullmatch(text)
    return bool(found) and not re.search("会|在|第|日", found[2].replace("日报", ""))


def _zones(lines: list[Line]) -> tuple[int, int]:
    """Index of the first line of prose and index behind the last one."""
    prose = [i for i, line in enumerate(lines) if len(line.text) >= _PROSE and _SENTENCE_END.search(line.text)]
    if not prose:
        return min(len(lines), 12), max(0, len(lines) - 12)
    return prose[0], prose[-1] + 1


def _running_heads(lines: list[Line], numbers: set[int]) -> dict[str, int]:
    """Short lines without punctuation that come again and again and interrupt the text (head lines of printed pages) → index of the first,
    which stays. The parts of a collection have the same headings, too, but those stand between paragraphs."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if 4 <= len(line.text) <= 40 and not re.search(r"[。！？；：:，、|\t]", line.text) and re.search("[\u4e00-\u9fff]", line.text):
            places.setdefault(line.text, []).append(index)
    first: dict[str, int] = {}
    for text, found in places.items():
        marker = marker_at(text)
        if len(found) < _REPEATS or (marker and marker.kind not in ("chapter", "section")):
            continue
        if 2 * sum(index - 1 in numbers or _goes_on(lines[index - 1].text) for index in found[1:]) >= len(found) - 1:
            first[text] = found[0]
    return first


def _goes_on(text: str) -> bool:
    """Whether a line ends in the middle of a sentence or is the number of a page."""
    return bool(_INSIDE.search(text) and not _FINISHED.search(text)) or any(kind == "page-number" and pattern.fullmatch(_BLANKS.sub("", text)) for kind, pattern in forms.COMPACT)


def _bare_page_numbers(lines: list[Line]) -> set[int]:
    """Lines that are only a number, if they count up by one three times or more."""
    bare = [(i, int(line.text)) for i, line in enumerate(lines) if len(line.text) <= 4 and line.text.isascii() and line.text.isdigit()]
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for item in (*bare, (-1, -10)):
        if run and item[1] == run[-1][1] + 1:
            run.append(item)
            continue
        if len(run) >= 3 and run[-1][0] - run[0][0] >= 2 * len(run) - 2:  # text between them: no column of a table
            found.update(i for i, _ in run)
        run = [item]
    return found


def _label_values(lines: list[Line], kinds: list[str]) -> None:
    """`来源：` alone on its line: the short line that follows is its value."""
    for index in range(len(lines) - 1):
        after = lines[index + 1].text
        if (
            kinds[index]
            and not kinds[index + 1]
            and forms.LONE_LABEL.fullmatch(_BLANKS.sub("", lines[index].text))
            and len(after) <= 25
            and not re.search("[。！？；：，]", after)
            and not _TITLE_WORD.search(after)
        ):
            kinds[index + 1] = kinds[index]


def _neighbours(lines: list[Line], kinds: list[str]) -> None:
    """Weak forms (大, 中, 】, 首页) beside furniture, and the steps of a path of pages one a line (首页 / > / 要闻)."""
    strong = {"toolbar", "navigation", "share", "pager", "footer", "counter", "date", "source"}
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        previous = ""
        for index in order:
            if not kinds[index] and previous in strong and len(lines[index].text) <= 12 and forms.WEAK_LINE.fullmatch(lines[index].text):
                kinds[index] = previous
            previous = kinds[index]
    for index in range(1, len(lines)):
        text = lines[index].text
        if kinds[index] or len(text) > 12 or re.search("[。！？；：，]", text):
            continue
        if kinds[index - 1] == "navigation" and (lines[index - 1].text in (">", "＞", "»", "›") or text == lines[index - 1].text):
            kinds[index] = "navigation"


def _related(lines: list[Line], kinds: list[str], tail: int) -> None:
    """`相关报道：` in the tail, and the headlines under it."""
    for index in range(len(lines)):
        if kinds[index] or not forms.RELATED.fullmatch(_BLANKS.sub("", lines[index].text)):
            continue
        kinds[index] = "related"
        if index >= tail:
            for after in range(index + 1, len(lines)):
                kinds[after] = kinds[after] or "related"
            return


def _unglue(lines: list[Line]) -> tuple[list[Line], list[Aside]]:
    """Cut furniture off the beginning of the text and off its end where no line break parts it from the prose."""
    if not lines:
        return lines, []
    lines = list(lines)
    aside: list[Aside] = []
    tail_pieces: list[Line] = []
    last = lines.pop()
    while cut := 0 if is_row(last.text) else _tail_cut(last.text):
        piece = part_of(last, cut, len(last.text))
        rest = part_of(last, 0, cut)
        if piece is None or rest is None:
            break
        aside.append((piece, "editor" if "编" in piece.text or "记者" in piece.text else "toolbar"))
        last = rest
    lines.append(last)
    first = lines.pop(0)
    if len(first.text) > _PROSE and _SENTENCE_END.search(first.text) and not is_row(first.text):
        pieces, found = _head_pieces(first)
        lines[0:0] = pieces
        aside.extend(found)
    else:
        lines.insert(0, first)
    return lines + tail_pieces, aside


def _tail_cut(text: str) -> int:
    """Where furniture at the end of the last line begins; 0 if there is none or nothing before it."""
    offset = max(0, len(text) - _GLUE)
    window = text[offset:]
    for pattern in (forms.TOOL_TAIL, forms.EDITOR_TAIL):
        found = pattern.search(window)
        if found and found.end() == len(window):
            before = window[: found.start()].rstrip()
            if before and before[-1] in "。！？”）》…!?)" and offset + found.start():
                return offset + found.start()
    return 0


_META_RUN = re.compile(
    rf"(?:(?:^|(?<=\s))(?:(?:{'|'.join(sorted(forms.KIND_OF, key=len, reverse=True))})\s?[：:]\s?"
    rf"(?:{forms.DATE}(?:\s?{forms.CLOCK})?|[\[【]?\s?大\s?中\s?小\s?[\]】]?|[^\s：:，。；]{{0,20}})"
    rf"|{forms.DATE}(?:\s{forms.CLOCK})?|打印|下载|收藏|关闭|全屏|分享到?|[\[【]?\s?大\s中\s小\s?[\]】]?)\s)+"
)
_PATH = re.compile(r"(?:(?:您?(?:现在|当前)?(?:的|所在的?)?位置)[：:]\s?)?(?:网站)?首页(?:\s?[>＞»›]+\s?[^\s>＞»›。]{1,20})+\s")
_LABEL_INSIDE = re.compile(rf"(?:{'|'.join(forms.KIND_OF)})\s?[：:]|打印|下载|[大]\s中\s小")


def _head_pieces(line: Line) -> tuple[list[Line], list[Aside]]:
    """A long first line in pieces: path of pages, title, labels and tools, body."""
    aside: list[Aside] = []
    start = 0
    if found := _PATH.match(line.text):
        aside.append((part_of(line, 0, found.end()), "navigation"))  # type: ignore[arg-type]
        start = found.end()
    pieces: list[Line] = []
    for found in _META_RUN.finditer(line.text, start, min(len(line.text), _GLUE)):
        if not _LABEL_INSIDE.search(found[0]) or _SENTENCE_END.search(line.text[start : found.start()]):
            continue
        piece = part_of(line, found.start(), found.end())
        if piece is None:
            continue
        if title := part_of(line, start, found.start()):
            pieces.append(title)
        label = forms.LABEL.search(piece.text)
        aside.append((piece, forms.KIND_OF[label["label"]] if label else "toolbar"))
        start = found.end()
    if rest := part_of(line, start, len(line.text)):
        pieces.append(rest)
    return pieces, aside
