"""Automatic numbering of Word paragraphs (`w:numPr`): the numbers that are shown but not stored in the text.

Rules are those of ECMA-376 part 1, 17.9: a paragraph or its style names a list and a level, the level's format and pattern
(`%1、`) give the text, and a number begins anew after one of a higher level.
"""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "koreanDigital2",
}
_LEGAL = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}
_DIGITS, _UNITS = "零一二三四五六七八九", ("", "十", "百", "千")
_LEGAL_MAP = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ENDS = "、.．)）〕】:：，,"  # after one of these the text follows without a space


def chinese_number(value: int) -> str:
    """1 to 9999 as 一, 十二, 一百零三 (ten to nineteen without 一, as in section numbers)."""
    text, zero = "", False
    digits = str(value)
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == "0":
            zero = bool(text)
            continue
        text += ("零" if zero else "") + _DIGITS[int(digit)] + _UNITS[place]
        zero = False
    return text.removeprefix("一") if 10 <= value < 20 else text


def formatted(value: int, form: str) -> str:
    """`value` in a number format of WordprocessingML (`w:numFmt`); digits for one that is not known."""
    if form in ("none", "bullet"):
        return ""
    if 0 < value < 10_000:
        if form in _CHINESE:
            return chinese_number(value)
        if form in _LEGAL:
            return ("一" if 10 <= value < 20 else "").translate(_LEGAL_MAP) + chinese_number(value).translate(_LEGAL_MAP)
        if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and value <= 20:
            return chr(0x2460 + value - 1)
        if form == "decimalEnclosedParen" and value <= 20:
            return f"({value})"
        if form in ("decimalFullWidth", "decimalFullWidth2"):
            return str(value).translate({ord(str(d)): 0xFF10 + d for d in range(10)})
        if form in ("upperLetter", "lowerLetter"):
            letter = chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        if form in ("upperRoman", "lowerRoman"):
            return _roman(value) if form == "upperRoman" else _roman(value).lower()
    return f"{value:02}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


class Numbering:
    """The counters of one document; `next(p)` must be called once for each paragraph, in order."""

    def __init__(self, document: Any) -> None:
        """`document` is a python-docx Document; one without a numbering part has no numbers."""
        self._counts: dict[str, list[int | None]] = {}
        self._lists: dict[str, tuple[str, dict[int, dict[str, Any]]]] = {}
        self._seen: set[str] = set()
        self._styles = {s.get(W + "styleId"): s for s in document.styles.element.iter(W + "style")}
        self._default = next((k for k, s in self._styles.items() if s.get(W + "default") == "1" and s.get(W + "type") == "paragraph"), None)
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering") and not r.is_external), None)
        if part is not None:
            self._load(part.element)

    def _load(self, root: Any) -> None:
        abstract = {a.get(W + "abstractNumId"): a for a in root.iterchildren(W + "abstractNum")}
        for num in root.iterchildren(W + "num"):
            reference = num.find(W + "abstractNumId")
            definition = abstract.get(reference.get(W + "val")) if reference is not None else None
            if definition is None:
                continue
            levels = {int(v.get(W + "ilvl", 0)): _level(v) for v in definition.iterchildren(W + "lvl")}
            restarts: dict[int, int] = {}
            for override in num.iterchildren(W + "lvlOverride"):
                depth = int(override.get(W + "ilvl", 0))
                own = override.find(W + "lvl")
                if own is not None:
                    levels[depth] = _level(own)
                start = _value(override, "startOverride")
                if start is not None:
                    restarts[depth] = int(start)
            for depth, start in restarts.items():
                levels[depth] = {**levels.get(depth, _level(None)), "start": start, "restart": True}
            self._lists[num.get(W + "numId")] = (reference.get(W + "val"), levels)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """List and level of a paragraph: its own, else those of its style or a style that it is based on."""
        properties = paragraph.find(W + "pPr")
        style = _value(properties, "pStyle") if properties is not None else None
        number, depth = _reference(properties)
        visited: set[str] = set()
        current = style or self._default
        while (number is None or depth is None) and current in self._styles and current not in visited:
            visited.add(current)
            definition = self._styles[current]
            above, above_depth = _reference(definition.find(W + "pPr"))
            if number is None and above is not None:
                number = above
                depth = above_depth if depth is None else depth
                if above_depth is None and depth is None:
                    depth = self._level_of_style(number, current)
            current = _value(definition, "basedOn")
        return None if number in (None, "0") else (number, depth or 0)

    def _level_of_style(self, number: str, style: str) -> int | None:
        levels = self._lists.get(number, ("", {}))[1]
        return next((depth for depth, level in levels.items() if level["style"] == style), None)

    def next(self, paragraph: Any) -> str:
        """The number shown before `paragraph` (`（一）`, `1. `), empty where there is none or it is a bullet."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        number, depth = place
        key, levels = self._lists[number]
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(key, [None] * 10)
        if number not in self._seen:  # a list that says so begins anew at its first paragraph
            self._seen.add(number)
            for level, definition in levels.items():
                if definition["restart"] and level < 10:
                    counts[level] = None
        for upper in range(depth):
            if counts[upper] is None and upper in levels:
                counts[upper] = levels[upper]["start"]
        current = counts[depth]
        counts[depth] = levels[depth]["start"] if current is None else current + 1
        counts[depth + 1 :] = [None] * (9 - depth)
        return self._shown(counts, levels, depth)

    def _shown(self, counts: list[int | None], levels: dict[int, dict[str, Any]], depth: int) -> str:
        level = levels[depth]
        if level["format"] in ("bullet", "none"):
            return ""
        text = level["text"]
        for upper in range(depth, -1, -1):
            form = "decimal" if level["legal"] and upper < depth else levels.get(upper, level)["format"]
            text = text.replace(f"%{upper + 1}", formatted(counts[upper] or 1, form))
        return text if not text or (text[-1] in _ENDS and text[-1] not in ".．") or level["suffix"] == "nothing" else text + " "


def _level(element: Any) -> dict[str, Any]:
    def value(tag: str, default: str) -> str:
        found = None if element is None else _value(element, tag)
        return default if found is None else found

    legal = None if element is None else element.find(W + "isLgl")
    return {
        "format": value("numFmt", "decimal"),
        "text": value("lvlText", ""),
        "start": int(value("start", "1")),
        "suffix": value("suff", "tab"),
        "style": value("pStyle", ""),
        "legal": legal is not None and legal.get(W + "val", "1") not in ("0", "false"),
        "restart": False,
    }


def _reference(properties: Any) -> tuple[str | None, int | None]:
    element = None if properties is None else properties.find(W + "numPr")
    if element is None:
        return None, None
    depth = _value(element, "ilvl")
    return _value(element, "numId"), None if depth is None else int(depth)


def _value(element: Any, tag: str) -> str | None:
    found = element.find(W + tag)
    return None if found is None else found.get(W + "val")
