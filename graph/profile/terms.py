"""When a post was held, as reports state it, from the parallel lists of HOLDS_POST."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graph.resolve import values
from ingest.offices import FORMER


class Term(NamedTuple):
    """From when and until when, as stated (2013, 2013-03; empty where nothing says it), and whether the post is said to be held no more."""

    since: str = ""
    until: str = ""
    former: bool = False

    @property
    def year(self) -> int:
        """The year that it begins in, or ends in where nothing says when it began; 0 where neither is stated."""
        return values.year((self.since or self.until)[:4]) or 0

    @property
    def last(self) -> int:
        """The year that it ends in, or begins in where no end is stated; 0 where neither is."""
        return values.year((self.until or self.since)[:4]) or 0


NO_TERM = Term()


def terms(row: Mapping[str, Any]) -> list[Term]:
    """The term of each support, of lists as `graph.profile.cypher.told` gives them; of a graph older than these lists nothing is stated."""
    many = len(row["titles"])
    froms, tos, held = (row.get(name) or [""] * many for name in ("froms", "tos", "held"))
    return [Term(since or "", until or "", how == FORMER) if since or until or how else NO_TERM for since, until, how in zip(froms, tos, held, strict=True)]


def whole_term(each: Iterable[Term]) -> Term:
    """What several sentences say of one post together: the first beginning and the last end."""
    said = [term for term in each if term != NO_TERM]
    if not said:
        return NO_TERM
    return Term(min((t.since for t in said if t.since), default=""), max((t.until for t in said if t.until), default=""), any(t.former for t in said))
