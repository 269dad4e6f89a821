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

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_EMBEDDED = re.compile(r"(?:data:[a-z]+/[a-z0-9.+-]+;base64,)[A-Za-z0-9+/=\s%]{64,}", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOISE = ("script", "style", "noscript", "template", "iframe", "svg", "select", "button", "head")
_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "table", "ul", "ol", "dd", "dt", "hr",
           "blockquote", "pre", "header", "footer", "nav", "aside", "main", "form", "figure", "center", "body", "tbody", "thead", "caption"}
MIN_SHARE = 0.5  # of the characters of the page's long paragraphs, below which the article found is not the whole one
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
        raise too_large(name, f"网页有 {len(markup) // limits.MIB} MB（不计内嵌图片），上限是 {limits.MAX_HTML_BYTES // limits.MIB} MB",
                        f"the page has {len(markup) // limits.MIB} MB without embedded images, the limit is {limits.MAX_HTML_BYTES // limits.MIB} MB")
    if not markup.strip("\ufffd \t\r\n"):
        raise empty(name)
    from lxml import etree, html

    try:
        tree = html.document_fromstring(_XML_DECLARATION.sub("", markup.replace("\ufffd", "\ufffc")).replace("\ufffc", "\ufffd"))
    except (etree.LxmlError, ValueError) as error:
        raise broken(name, "HTML", "HTML", error) from error
    hints = _hints(tree)
    whole = _plain_text(tree)
    text = _article(markup) or ""
    if _prose(text) < MIN_SHARE * _prose(whole):
        text = whole
    if not text.strip():
        raise empty(name)
    text = text.strip("\n") + "\n"
    check_length(name, len(text))
    return SourceDocument(name, doc, data, text, "html", decoded.encoding, _damage(text, decoded.damage), hints=hints)


def _article(markup: str) -> str | None:
    """The main text as trafilatura finds it, one paragraph or table row a line."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong with a page is no news to a user
    try:
        return trafilatura.extract(markup, favor_recall=True, include_comments=False, include_tables=True, include_links=False,
                                   include_images=False, include_formatting=False, deduplicate=False, with_metadata=False)
    except Exception:  # any failure of the extractor leaves the plain text of the page
        return None


def _prose(text: str) -> int:
    return sum(len(line) for line in text.splitlines() if len(line) >= LONG)


def _plain_text(tree: Any) -> str:
    """All visible text of a page, a block a line, the cells of a row apart."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in _NOISE:
            return
        block = element.tag in _BLOCKS
        if block:
            parts.append("\n")
        if element.text:
            parts.append(re.sub(r"\s+", " ", element.text))
        for child in element:
            walk(child)
            if child.tail:
                parts.append(re.sub(r"\s+", " ", child.tail))
        if element.tag in ("td", "th") and element.getnext() is not None:
            parts.append(" | ")
        if block:
            parts.append("\n")

    from lxml import etree

    body = tree.find("body")
    try:
        walk(tree if body is None else body)
    except RecursionError:
        return "\n".join(t.strip() for t in etree.ETXPath("//text()[not(ancestor::script or ancestor::style)]")(tree) if t.strip())
    lines = (line.strip(" |") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


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
    if "source" not in found:
        found |= {"source": metas[n] for n in _SITE_SOURCES[::-1] if n in metas}
    title = tree.find(".//title")
    if "title" not in found and title is not None and (title.text_content() or "").strip():
        found["title"] = " ".join(title.text_content().split())
    if not str(found.get("url", "http")).lower().startswith(("http://", "https://")):
        del found["url"]
    return found


def _damage(text: str, decoded: list[Damage]) -> list[Damage]:
    """Where the damage of the page's bytes went in its text: the replacement characters that are still there."""
    if not decoded:
        return []
    reason = decoded[0][2]
    return [(found.start(), found.end(), reason) for found in re.finditer("\ufffd+", text)]
