"""PDF: its text where it has one, else what recognition reads on its pages."""

from __future__ import annotations

from typing import Any

from ingest.errors import IngestError
from ingest.readers import limits
from ingest.readers.layout import paragraphs, without_running_heads
from ingest.readers.page import Page
from ingest.readers.pdf_text import page_of
from ingest.readers.plain import check_length
from ingest.readers.refusal import aside, both, broken, empty, too_large
from ingest.readers.source import Progress, SourceDocument

MIN_PAGE_CHARACTERS = 25  # letters of a page below which a picture on it is taken for the page: a stamp or page number is less
MIN_READABLE = 0.6  # share of Chinese, Latin and digits below which a text layer is not text (fonts without a character map)
RENDERED_SIDE = 1600  # pixels of the longer side of a rendered page (A4 at 137 dpi); 2000 takes 200 MB more and reads no better


def read_pdf(name: str, doc: str, data: bytes, progress: Progress | None = None) -> SourceDocument:
    """A PDF with text, scanned, or mixed. Raises `SetAside`: encrypted, broken, too-large, empty, no-text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise aside(
                name, "encrypted", "PDF 已加密，请去除打开密码后再试", "the PDF is encrypted; remove its password and try again"
            ) from error
        raise broken(name, "PDF", "PDF", error) from error
    try:
        return _read(name, doc, data, document, progress)
    except (IngestError, MemoryError):
        raise
    except Exception as error:  # pdfium and the recogniser raise many kinds for pages that are damaged
        raise broken(name, "PDF", "PDF", error) from error
    finally:
        document.close()


def _read(name: str, doc: str, data: bytes, document: Any, progress: Progress | None) -> SourceDocument:
    count = len(document)
    if count > limits.MAX_PAGES:
        raise too_large(
            name, f"PDF 有 {count:,} 页，上限是 {limits.MAX_PAGES:,} 页", f"the PDF has {count:,} pages, the limit is {limits.MAX_PAGES:,}"
        )
    pages: list[Page | None] = []
    pictures: list[int] = []
    warnings: list[str] = []
    for index in range(count):
        try:
            page = document[index]
        except Exception:  # one page that cannot be loaded does not cost the others
            warnings.append(both(f"{name}：第 {index + 1} 页已损坏，未读取", f"{name}: page {index + 1} is damaged and was not read"))
            pages.append(None)
            continue
        found = page_of(page)
        pages.append(found)
        if _needs_recognition(page, found):
            pictures.append(index)
        page.close()
    if len(pictures) > limits.MAX_OCR_PAGES:
        raise too_large(
            name,
            f"需要识别的扫描页有 {len(pictures)} 页，上限是 {limits.MAX_OCR_PAGES} 页",
            f"{len(pictures)} pages are scanned, the limit for recognition is {limits.MAX_OCR_PAGES}",
        )
    if pictures:
        _recognise(name, document, pages, pictures, progress)
    elif progress:
        progress(name, count, count)
    text = "\n".join(paragraphs(without_running_heads([p for p in pages if p is not None])))
    if not text.strip():
        if pictures:
            raise aside(name, "no-text", "扫描件中没有识别出文字", "no text was recognised in the scanned pages")
        raise empty(name)
    check_length(name, len(text))
    kind = "scan" if len(pictures) * 2 > count else "pdf"
    if pictures and kind == "pdf":
        shown = "、".join(str(i + 1) for i in pictures[:20])
        warnings.append(
            both(
                f"{name}：第 {shown} 页为扫描图，文字由识别得到",
                f"{name}: page {shown.replace('、', ', ')} is a picture, its text was recognised",
            )
        )
    return SourceDocument(name, doc, data, text + "\n", kind, hints=_hints(document), warnings=warnings)


def _needs_recognition(page: Any, found: Page) -> bool:
    import pypdfium2.raw as raw

    letters = [c for line in found.lines for c in line.text if not c.isspace()]
    readable = sum(1 for c in letters if "\u3000" <= c <= "\u9fff" or c.isascii() or "\uff00" <= c <= "\uffef" or "\u2010" <= c <= "\u2027")
    if len(letters) >= MIN_PAGE_CHARACTERS:
        return readable < MIN_READABLE * len(letters)
    return any(
        True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING), max_depth=4)
    ) or bool(letters and readable < MIN_READABLE * len(letters))


def _recognise(name: str, document: Any, pages: list[Page | None], pictures: list[int], progress: Progress | None) -> None:
    from ingest.readers.ocr import recognise

    for done, index in enumerate(pictures, start=1):
        page = document[index]
        width, height = page.get_size()
        bitmap = page.render(scale=RENDERED_SIDE / max(width, height, 1))
        picture = bitmap.to_pil().convert("RGB")
        found = recognise(picture)
        own = pages[index]
        if found.lines or own is None:
            pages[index] = found
        bitmap.close()
        page.close()
        if progress:
            progress(name, done, len(pictures))


def _hints(document: Any) -> dict[str, Any]:
    """Title, author and day of creation from the document's properties."""
    try:
        properties = document.get_metadata_dict(skip_empty=True)
    except Exception:  # properties are a convenience: broken ones must not cost the report
        return {}
    found: dict[str, Any] = {}
    title, author = properties.get("Title", "").strip(), properties.get("Author", "").strip()
    if title and title.lower() not in ("untitled", "(anonymous)") and not title.lower().startswith("microsoft word"):
        found["title"] = title
    if author and author.lower() not in ("anonymous", "(anonymous)", "administrator", "user", "admin"):
        found["author"] = author
    date = properties.get("CreationDate", "")
    digits = date.removeprefix("D:")[:8]
    if len(digits) == 8 and digits.isdigit() and 1980 <= int(digits[:4]) <= 2100:
        found["created"] = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return found
