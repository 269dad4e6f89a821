"""Addresses inside the app. Each says all that its page needs, so that it can be copied, kept and opened again."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from graph.model import label_of_id

PAGES = ("overview", "search", "queries", "city", "item", "leader", "compare", "registers", "similar", "explorer", "evidence", "review", "reports")
PAGE_OF = {"City": "city", "Reform": "item", "Pilot": "item", "Leader": "leader"}
"""Labels whose things have a page of their own; the others are shown by the explorer, reports by their text."""
_REPORT = re.compile(r"r[0-9a-f]{16}")


def address(page: str, values: Mapping[str, object] | None = None, kept: Mapping[str, str] | None = None) -> str:
    """The address of a page; empty values are left out. `kept` is what goes along from page to page (`views.kept`)."""
    path = "/" if page == "overview" else f"/{page}"
    pairs = [(name, str(value)) for name, value in (values or {}).items() if value not in (None, "", [])]
    pairs += (kept or {}).items()
    return path + ("?" + urlencode(pairs, quote_via=quote, safe=":") if pairs else "")


def evidence(report: str, start: int | None = None, end: int | None = None, kept: Mapping[str, str] | None = None) -> str:
    """The sentence [start, end) in the text of a report."""
    return address("evidence", {"report": report, "start": start, "end": end}, kept)


def thing(id: str, label: str = "", kept: Mapping[str, str] | None = None) -> str:
    """The page of a thing; without `label`, its id tells which that is."""
    label = label or label_of_id(id) or ("Report" if _REPORT.fullmatch(id) else "")
    if label == "Report":
        return evidence(id, kept=kept)
    return address(PAGE_OF[label], {"id": id}, kept) if label in PAGE_OF else explorer(id, kept=kept)


def search(text: str, kept: Mapping[str, str] | None = None) -> str:
    """What fits `text`, of every kind."""
    return address("search", {"q": text}, kept)


def explorer(node: str, opened: Iterable[str] = (), kept: Mapping[str, str] | None = None) -> str:
    """A thing in the explorer, with the things that were opened before it."""
    return address("explorer", {"node": node, "open": ",".join(quote(key, safe=":") for key in opened)}, kept)


def query(name: str, values: Mapping[str, object] | None = None, kept: Mapping[str, str] | None = None) -> str:
    """A canned query with its parameters."""
    return address("queries", {"q": name, **(values or {})}, kept)


def parse(href: str) -> tuple[str, dict[str, str]] | None:
    """The page and its values of an address of this app, None for any other."""
    parts = urlsplit(href)
    page = parts.path.strip("/") or "overview"
    if parts.scheme or parts.netloc or page not in PAGES:
        return None
    return page, dict(parse_qsl(parts.query))


def number(text: str | None) -> int | None:
    """A whole number that an address gives, None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else None
