"""Wording of what cannot be read: Chinese first, then English, separated by ` / `."""

from __future__ import annotations

import shlex

from ingest.errors import SetAside
from ingest.readers.limits import MAX_CHARACTERS

ACCEPTED_ZH = "可读取：TXT、MD、HTML、DOCX、XLSX、PDF、图片（PNG、JPG、TIF、BMP、WEBP）、ZIP，装有 LibreOffice 时还有 DOC、WPS"
ACCEPTED_EN = "accepted are TXT, MD, HTML, DOCX, XLSX, PDF, images (PNG, JPG, TIF, BMP, WEBP), ZIP, and DOC, WPS where LibreOffice is installed"


def both(zh: str, en: str) -> str:
    """One message in both languages."""
    return f"{zh} / {en}"


def aside(name: str, code: str, zh: str, en: str) -> SetAside:
    """A `SetAside` for `name` with a bilingual reason; returned, so that the caller may raise or yield it."""
    return SetAside(name, both(zh, en), code)


def unsupported(name: str, zh: str, en: str) -> SetAside:
    """A `SetAside` for a format that is not read (`zh`, `en` name it), telling what is."""
    return aside(name, "unsupported", f"不支持{zh}。{ACCEPTED_ZH}", f"{en} is not supported; {ACCEPTED_EN}")


def old_workbook(name: str, doc: str) -> SetAside:
    """A `SetAside` for a workbook in Excel's older format, with the line that converts it."""
    line = f"soffice --headless --convert-to xlsx {shlex.quote(doc)}"
    zh = f"旧版 Excel（XLS、ET），请另存为 XLSX，或用 LibreOffice Calc 转换：{line}"
    return unsupported(name, zh, f"Excel's older format (XLS, ET; save it as XLSX, or convert it with LibreOffice Calc: {line})")


def broken(name: str, zh: str, en: str, error: BaseException) -> SetAside:
    """A `SetAside` for a damaged file of the kind `zh`, `en`, with the library's own words at the end."""
    words = " ".join(str(error).split())[:200] or type(error).__name__
    return aside(
        name,
        "broken",
        f"{zh} 文件已损坏，无法打开（{words}）；请重新下载或另存后再试",
        f"the {en} file is damaged and cannot be opened ({words}); fetch it again or save it anew",
    )


def too_large(name: str, zh: str, en: str) -> SetAside:
    """A `SetAside` for something beyond a limit; `zh` and `en` say what it has and what the limit is."""
    return aside(name, "too-large", f"{zh}；请拆分后再读入", f"{en}; split it and try again")


def too_long(name: str, characters: int, least: bool = False) -> SetAside:
    """A `SetAside` for a text of more characters than one report may have; `least` says that it has at least that many."""
    return too_large(
        name,
        f"正文{'至少' if least else ''}有 {characters:,} 字，一份报告的上限是 {MAX_CHARACTERS:,} 字",
        f"the text has {'at least ' if least else ''}{characters:,} characters, the limit for one report is {MAX_CHARACTERS:,}",
    )


def empty(name: str) -> SetAside:
    """A `SetAside` for a file without any content."""
    return aside(name, "empty", "文件为空，没有可读的文字", "the file is empty, there is no text to read")
