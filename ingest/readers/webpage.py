"""HTML: the article of a page, without what surrounds it, and what its head says about it."""

from __future__ import annotations

import logging
import re
from typing import Any

from ingest.readers import limits
from ingest.readers.encoding import decode
from ingest.readers.plain import check_length
from ingest.readers.refusal import broken, empty, too_large
from ingest.readers.source import Damage, SourceDocument
from ingest.tables import columns
from ingest.tables.line import line_of

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_EMBEDDED = re.compile(r"(?:data:[a-z]+/[a-z0-9.+-]+;base64,)[A-Za-z0-9+/=\s%]{64,}", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")  # as browsers do; the full-width space stays
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOISE = ("script", "style", "noscript", "template", "iframe", "svg", "select", "button", "head")
_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "table",
    "ul",
    "ol",
    "dd",
    "dt",
    "hr",
    "blockquote",
    "pre",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "form",
    "figure",
    "center",
    "body",
    "tbody",
    "thead",
    "caption",
}
MIN_SHARE = 0.5  # of the characters of the page's long paragraphs, below which the article found is not the whole one
MAX_ELEMENTS = 20_000  # of a page beyond which only the plain text is taken, as extraction takes time that grows with their square
MAX_DEPTH = 250  # tags inside one another beyond which only the plain text is taken; real pages have 10 to 40
LONGEST_CELL = 300  # characters of a cell in a table of data
LONGEST_LEDGER_CELL = 2000  # characters of a cell where the heads say that the table is a list of items
MOST_COLUMNS = 64  # that a table may have, merged cells counted; what lies beyond is not kept in line
MOST_SPAN = 1000  # rows that a merged cell may reach over, as browsers limit it
LINE_BREAK = "\u23ce"  # stands for the end of a line inside a cell (a tab in the row) while the article is extracted, which drops tabs
LONG = 40  # characters of a paragraph that is prose rather than a link or a label

# Names that the content systems of Chinese government sites and papers give to their meta tags, in lower case.
_META = {
    "title": ("articletitle", "og:title", "dc.title", "title"),
    "date": ("pubdate", "publishdate", "article:published_time", "dc.date", "dcterms.created", "firstpublishedtime", "date"),
    "author": ("author", "article:author", "dc.creator", "byline"),
    "source": ("contentsource", "source", "article:source", "mediaid"),
    "url": ("og:url", "url"),
}
_SITE_SOURCES = ("og:site_name", "sitename")


def read_html(name: str, doc: str, data: bytes) -> SourceDocument:
    """A saved web page. Raises `SetAside`: empty, broken, too-large. Nothing is fetched."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared.group(1).decode("ascii") if declared else "")
    markup = _EMBEDDED.sub("data:,", decoded.text)
    if len(markup) > limits.MAX_HTML_BYTES:
        raise too_large(
            name,
            f"网页有 {len(markup) // limits.MIB} MB（不计内嵌图片），上限是 {limits.MAX_HTML_BYTES // limits.MIB} MB",
            f"the page has {len(markup) // limits.MIB} MB without embedded images, the limit is {limits.MAX_HTML_BYTES // limits.MIB} MB",
        )
    if not markup.strip("\ufffd \t\r\n"):
        raise empty(name)
    from lxml import etree, html

    try:
        parser = html.HTMLParser(huge_tree=True, no_network=True)  # the size is limited above
        tree = html.document_fromstring(_XML_DECLARATION.sub("", markup.lstrip("\ufeff")), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise broken(name, "HTML", "HTML", error) from error
    hints = _hints(tree)
    _flatten_tables(tree)
    whole, depth, elements = _plain_text(tree)
    text = (_article(tree) or "") if depth <= MAX_DEPTH and elements <= MAX_ELEMENTS else ""
    if not text.strip() or _prose(text) < MIN_SHARE * _prose(whole) or "".join(text.split()) == "".join(whole.split()):
        text = whole  # as well where both are the same, since the extractor parts lines at inline tags
    if not text.strip("\ufffd \t\r\n\u3000\xa0"):
        raise empty(name)
    text = text.replace(LINE_BREAK, "\t").strip("\n") + "\n"
    check_length(name, len(text))
    return SourceDocument(name, doc, data, text, "html", decoded.encoding, _damage(text, decoded.damage), hints=hints)


def _article(tree: Any) -> str | None:
    """The main text as trafilatura finds it, one paragraph or table row a line."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong with a page is no news to a user
    try:
        return trafilatura.extract(
            tree,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            include_links=False,
            include_images=False,
            include_formatting=False,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception:  # any failure of the extractor leaves the plain text of the page
        return None


def _prose(text: str) -> int:
    return sum(len(line) for line in text.splitlines() if len(line) >= LONG)


def _plain_text(tree: Any) -> tuple[str, int, int]:
    """All visible text of a page, a block a line, how deep its tags are nested, and how many there are."""
    from lxml import etree

    parts: list[str] = []
    depth = deepest = count = 0
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))  # not by recursion: pages may nest thousands of tags
    for event, element in events:
        if event in ("start", "end"):
            parts.append("\n" if element.tag in _BLOCKS else "")
        if event == "start":
            depth += 1
            count += 1
            deepest = max(deepest, depth)
            if element.tag in _NOISE:
                events.skip_subtree()
            else:
                parts.append(_SPACE.sub(" ", element.text or ""))
            continue
        depth -= event == "end"
        parts.append(_SPACE.sub(" ", element.tail or ""))
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line), deepest, count


def _flatten_tables(tree: Any) -> None:
    """Put a paragraph for each row in the place of tables that hold data, and plain blocks in the place of those that arrange the page.

    A table whose heads are those of a list of items holds data however its cells are filled.

    Extraction would run the paragraphs inside a cell together. Inner tables come first.
    """
    from lxml import html

    for table in reversed(list(tree.iter("table"))):
        cells = [[cell for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
        rows = _grid(cells) if _may_be_data(table, cells) else []
        if not rows or not (_is_plain(cells) or columns([[text.replace(LINE_BREAK, "") for text in row] for row in rows])):
            for element in table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"):
                element.tag = "div"
            continue
        block = html.Element("div")
        for caption in table.iterchildren("caption"):
            html.etree.SubElement(block, "p").text = _SPACE.sub(" ", caption.text_content()).strip()
        for row, found in zip(rows, cells, strict=True):
            if any(row):
                lone = len(found) == 1 and len(row) > 1  # merged over the whole table: a title or the head of a section
                html.etree.SubElement(block, "p").text = _SPACE.sub(" ", row[0].replace(LINE_BREAK, " ")) if lone else line_of(row)
        block.tail = table.tail
        table.getparent().replace(table, block)


def _may_be_data(table: Any, rows: list[list[Any]]) -> bool:
    """Whether a table could hold data: two rows and columns at least, no table inside, no cell too long, few links."""
    if table.getparent() is None or len(rows) < 2 or max(map(len, rows)) < 2 or sum(1 for _ in table.iter("a")) > 2:
        return False
    if sum(1 for _ in table.iter("table")) > 1:
        return False
    return all(len(cell.text_content()) <= LONGEST_LEDGER_CELL for row in rows for cell in row)


def _is_plain(rows: list[list[Any]]) -> bool:
    """Whether no cell is long or holds several blocks, as those of tables that arrange a page do."""
    return all(len(cell.text_content()) <= LONGEST_CELL and sum(1 for _ in cell.iter("p", "div", "li")) < 2 for row in rows for cell in row)


def _grid(rows: list[list[Any]]) -> list[list[str]]:
    """The texts of a table with every cell in its column: one merged downwards is repeated in its rows, one merged to the right is
    followed by empty ones."""
    found: list[list[str]] = []
    down: dict[int, tuple[int, str]] = {}  # column → (rows still to come, text)
    for row in rows:
        cells: list[str] = []
        waiting = list(row)
        while (waiting or any(column >= len(cells) for column in down)) and len(cells) < MOST_COLUMNS:
            column = len(cells)
            if column in down:
                left, text = down.pop(column)
                cells.append(text)
                if left > 1:
                    down[column] = (left - 1, text)
                continue
            if not waiting:
                cells.append("")
                continue
            cell = waiting.pop(0)
            text, wide = _cell_text(cell), min(_span(cell, "colspan"), MOST_COLUMNS - column)
            high = min(_span(cell, "rowspan"), MOST_SPAN)
            for offset in range(wide):
                cells.append(text if not offset else "")
                if high > 1:
                    down[column + offset] = (high - 1, text if not offset and len(text) <= LONGEST_CELL else "")
        found.append(cells)
    width = max(map(len, found))
    return [[*cells, *[""] * (width - len(cells))] for cells in found]


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _cell_text(cell: Any) -> str:
    """The text of a cell; where a line or a block ends stands `LINE_BREAK`."""
    for element in cell.iter("br", "p", "div", "li"):
        if element is not cell:
            element.tail = LINE_BREAK + (element.tail or "")
    lines = (_SPACE.sub(" ", line).strip(" \xa0\u3000") for line in cell.text_content().split(LINE_BREAK))
    return LINE_BREAK.join(line for line in lines if line)


def _hints(tree: Any) -> dict[str, Any]:
    """Title, date, author, source and address from the head of the page."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if key and content:
            metas.setdefault(key, content)
    found: dict[str, Any] = {}
    for key, names in _META.items():
        value = next((metas[n] for n in names if n in metas), "")
        if value:
            found[key] = value
    canonical = tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    if "url" not in found and canonical:
        found["url"] = str(canonical[0]).strip()
    site = next((metas[n] for n in _SITE_SOURCES if n in metas), "")
    if "source" not in found and site:
        found["source"] = site
    title = tree.find(".//title")
    if "title" not in found and title is not None and (title.text_content() or "").strip():
        found["title"] = " ".join(title.text_content().split())
    if not found.get("url", "").lower().startswith(("http://", "https://")):
        found.pop("url", None)
    return found


def _damage(text: str, decoded: list[Damage]) -> list[Damage]:
    """Where the damage of the page's bytes went in its text: the replacement characters that are still there."""
    if not decoded:
        return []
    reason = decoded[0][2]
    return [(found.start(), found.end(), reason) for found in re.finditer("\ufffd+", text)]
