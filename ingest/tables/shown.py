"""What a spreadsheet shows in a cell: the stored value in its number format."""
from __future__ import annotations

import datetime
import re
from typing import Any

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SKIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_LONGEST = 11
"""Digits that the format General shows."""
CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'), **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'), 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
}
"""Number formats of dates that Excel in Chinese has by their ids alone: a file does not spell them, and openpyxl does not know them."""


def shown(value: Any, form: str = "General") -> str:
    """The text of a cell. Dates are ISO 8601 and as precise as the format shows them (2023-06 for a format without day); errors
    (#N/A) and empty cells are empty; numbers have the decimals, percent sign and words of their format."""
    if value is None:
        return ""
    if type(value) is str:
        return "" if value[:1] == "#" and _ERROR.fullmatch(value) else value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime):
        return _moment(value, form)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, (int, float)):
        return _number(value, form or "General")
    return str(value)


def _moment(value: datetime.datetime, form: str) -> str:
    bare = _SKIPPED.sub("", _LITERAL.sub("", form.split(";")[0])).lower()
    if value.time() != datetime.time() and "h" in bare:
        return value.isoformat(" ", "minutes")
    if "y" in bare and "d" not in bare:
        return value.strftime("%Y-%m") if "m" in bare else value.strftime("%Y")
    return value.date().isoformat()


def _number(value: float, form: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    sections = _sections(form)
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    before, digits, after = _parts(section)
    if not digits or "e" in section.lower().replace("general", "") or "/" in _LITERAL.sub("", section):
        return f"{before}{_general(value)}{after}" if "general" in section.lower() else _general(value)
    percent = "%" in before + after
    scaled = value * 100 if percent else value
    whole, _, decimals = digits.partition(".")
    text = f"{abs(scaled) if len(sections) > 1 and value < 0 else scaled:{',' if ',' in whole.rstrip(',') else ''}.{len(decimals)}f}"
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    bare = bare.rjust(whole.count("0") + (len(decimals) + 1 if decimals else 0), "0")
    for optional in reversed(decimals):  # places of `#` are shown only where they hold something
        if optional != "#" or not bare.endswith("0"):
            break
        bare = bare[:-1]
    return f"{before}{sign}{bare.rstrip('.') if decimals else bare}{after}".strip()


def _general(value: float) -> str:
    if float(value).is_integer() and abs(value) < 10 ** _LONGEST:
        return str(int(value))
    if isinstance(value, int):
        return str(value)
    return format(value, f".{_LONGEST - 1}g")


def _sections(form: str) -> list[str]:
    """The parts of a format for positive and negative numbers; a semicolon in quotes parts none."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', form) or ["General"]


def _parts(section: str) -> tuple[str, str, str]:
    """What stands before the digits of a format, the digits, and what stands behind, as shown."""
    words: list[str] = []

    def keep(match: re.Match[str]) -> str:
        words.append(match[1] if match[1] is not None else match[2])
        return chr(0xE000 + len(words) - 1)

    bare = _SKIPPED.sub("", _LITERAL.sub(keep, section))
    found = _DIGITS.search(bare)
    if found is None:
        before, digits, after = "", "", bare.replace("General", "").replace("@", "")
    else:
        before, digits, after = bare[: found.start()], found[0], bare[found.end() :]
    restore = {0xE000 + n: word for n, word in enumerate(words)}
    return before.translate(restore).strip(), digits, after.translate(restore).strip()
