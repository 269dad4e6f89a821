"""What kind of file some bytes are: by their content first, as names are often wrong, then by the extension."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

TEXT = (".txt", ".md", ".markdown", ".text", "")
HTML = (".html", ".htm", ".shtml", ".xhtml")
OFFICE = (".doc", ".wps")
SHEETS = (".xlsx", ".xlsm", ".xls", ".et")
IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"GIF8", "gif"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "database"),
)
_PACKAGES = (  # a name inside the ZIP tells which package format it is
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odf"),
)
_HEAD = 1 << 16  # bytes from which it is told whether a text is a page
_BEFORE = r"(?>(?:[\s\ufeff]|ï»¿|<!--.*?-->|<\?[^>]*>)*)"  # what may stand before the first tag; atomic, as comments can be parted in very many ways
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
_BLOCK = re.compile(rf"{_BEFORE}<(?:div|table|p|article|section)\b", re.I | re.S)
_OTHER = re.compile(
    rf"{_BEFORE}<(?:link|script|style|noscript|base|input|form|h[1-6]|span|center|font|strong|b|i|u|em|a|img|br|hr|ul|ol|dl|pre|blockquote|header|nav|main|iframe)\b",
    re.I | re.S,
)
_PARTS = re.compile(r"</(?:p|div|td|tr|li|body|html)\s*>|<(?:p|br)\b", re.I)
_TAG = re.compile(r"</?(?:html|head|body|div|p|table|tr|td|li|br|h[1-6]|span|font|center|script|style)\b[^<>]{0,300}>", re.I)

FORMATS = {  # kinds that are known and not read: (Chinese, English)
    "rtf": ("RTF 文件，请另存为 DOCX", "RTF (save it as DOCX)"),
    "xlsb": ("二进制 Excel 工作簿，请另存为 XLSX", "a binary Excel workbook (save it as XLSX)"),
    "pptx": ("PowerPoint 演示文稿，请导出为 PDF", "PowerPoint (export it as PDF)"),
    "ofd": ("OFD 版式文件，请导出为 PDF", "OFD (export it as PDF)"),
    "epub": ("EPUB 电子书", "EPUB"),
    "odf": ("OpenDocument 文件，请另存为 DOCX 或 XLSX", "OpenDocument (save it as DOCX or XLSX)"),
    "rar": ("RAR 压缩包，请解压后改用 ZIP", "RAR (unpack it, or use ZIP)"),
    "7z": ("7z 压缩包，请解压后改用 ZIP", "7z (unpack it, or use ZIP)"),
    "gzip": ("GZIP 压缩包，请解压后改用 ZIP", "GZIP (unpack it, or use ZIP)"),
    "gif": ("GIF 图片，请另存为 PNG", "GIF (save it as PNG)"),
    "program": ("程序文件", "a program"),
    "database": ("数据库文件", "a database"),
    "mhtml": ("MHTML 网页，请另存为 HTML", "MHTML (save the page as HTML)"),
    "xml": ("XML 文件", "XML"),
}


def extension(name: str) -> str:
    """The extension of a name in lower case, with its dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def kind_of(name: str, data: bytes) -> str:
    """One of txt, html, docx, xlsx, pdf, image, zip, doc, wps, xls (Excel's older format); a key of `FORMATS`; or `""` for anything else."""
    suffix = extension(name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if (data[:2] == b"BM" and suffix == ".bmp") or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            if kind == "ole":
                return _ole(suffix, data)
            if kind == "rtf" and suffix in OFFICE:
                return suffix[1:]
            return kind if kind != "program" or suffix not in TEXT + HTML else _by_name(suffix, data)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _package(data, suffix)
    return _by_name(suffix, data)


def _ole(suffix: str, data: bytes) -> str:
    sheets = "Workbook".encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data
    if suffix in (".xls", ".et") or (sheets and suffix not in (".ppt", ".dps")):
        return "xls"
    if suffix in (".ppt", ".dps"):
        return "pptx"
    return "wps" if suffix == ".wps" else "doc"


def _package(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return _named(suffix)
    for member, kind in _PACKAGES:
        if member in names and (member != "content.xml" or "mimetype" in names):
            return kind
    return _named(suffix)


def _named(suffix: str) -> str:
    return {".docx": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx"}.get(suffix, "zip")


def _is_page(suffix: str, text: str) -> bool:
    """Whether a text is a page: by how it begins; under the name of a page by any tag, under another, if it begins with a tag that a person may have
    put into a text, by tags that part paragraphs. Markdown may have tags of its own: it is a page only as a whole."""
    if suffix in (".md", ".markdown"):
        return bool(_PAGE.match(text))
    if suffix in HTML:
        return bool(_PAGE.match(text) or _TAG.search(text))
    return bool(_PAGE.match(text) or _BLOCK.match(text) or (suffix in TEXT + OFFICE and _OTHER.match(text) and _PARTS.search(text)))


def _by_name(suffix: str, data: bytes) -> str:
    head = data[:_HEAD]
    text = head.decode("utf-16", "ignore") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    if head[:32].lower().startswith(b"mime-version:") or suffix in (".mht", ".mhtml"):
        return "mhtml"
    if suffix != ".xml" and _is_page(suffix, text):
        return "html" if suffix in HTML + TEXT + OFFICE else ""
    if suffix in TEXT or suffix in HTML:
        return "txt"
    known = {**dict.fromkeys(IMAGES, "image"), **dict.fromkeys((".xlsx", ".xlsm"), "xlsx"), **dict.fromkeys((".xls", ".et"), "xls")}
    known |= {".pdf": "pdf", ".docx": "docx", ".zip": "zip", ".doc": "doc", ".wps": "wps", ".xml": "xml"}
    return known.get(suffix, "")
