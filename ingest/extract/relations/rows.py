"""What the columns of a ledger say of the item of a row: who is responsible, who leads it, where it is, what it has reached."""
from __future__ import annotations

from collections import defaultdict

from ingest.extract.ledgers.rows import SAID, ItemRow, rows_of
from ingest.extract.mentions import Link, Mention
from ingest.extract.relations.context import Context, first_of_each

_PLACE = {"Reform": "CARRIED_OUT_IN", "Pilot": "HOSTED_BY"}
_RESULT = 0.7
"""Confidence that a number of a row is the result of its item. Not measured."""
_RESULTS = ("description", "target", "state", "form", "note")


def link_rows(context: Context) -> None:
    """RESPONSIBLE_FOR, LEADS and ADDRESSES from the columns; the place of the column of places; the status of the column of states; a number
    in a row is the result of the row's item."""
    rows = rows_of(context.doc)
    if not rows:
        return
    links = _Links(context)
    for row in rows:
        for item in row.items:
            for body, role in row.bodies:
                context.link("RESPONSIBLE_FOR", body, item, SAID, at=item, role=role)
            for leader in row.leaders:
                context.link("LEADS", leader, item, SAID, at=item)
            for problem in row.problems:
                context.link("ADDRESSES", item, problem, SAID, at=item)
            _place(context, links, row, item)
            _status(context, row, item)
        if len(row.items) == 1:
            _results(context, links, row, row.items[0])
    context.doc._.links = [link for link in context.doc._.links if id(link) not in links.gone]


class _Links:
    """The links that the other rules made, by what a row asks of them; `gone` are those that a row knows better."""

    def __init__(self, context: Context) -> None:
        self.places: dict[int, list[Link]] = defaultdict(list)  # by the item
        self.results: dict[int, list[Link]] = defaultdict(list)  # by the number
        self.gone: set[int] = set()
        for link in context.doc._.links:
            if link.type in _PLACE.values():
                self.places[id(link.head)].append(link)
            elif link.type in ("ACHIEVED", "REPORTED"):
                self.results[id(link.tail)].append(link)


def _place(context: Context, links: _Links, row: ItemRow, item: Mention) -> None:
    """Where the row has a column of places, these; otherwise a place in another cell than the item's is none of its places."""
    kind = _PLACE[item.type]
    here = context.within(context.number(item.start), "City")
    stated = [m for m in here if any(a <= m.start and m.end <= b for a, b in row.cells.get("city", ()))]
    own = row.cells["item"][0]
    rash = [k for k in links.places[id(item)] if isinstance(k.tail, Mention) and (stated or _elsewhere(row, own, k.tail))]
    links.gone |= {id(link) for link in rash}
    if stated:
        for city in first_of_each(stated):
            context.link(kind, item, city, SAID, at=item)
    elif rash and context.own is not None:
        context.link(kind, item, context.own, SAID, at=item)


def _elsewhere(row: ItemRow, cell: tuple[int, int], place: Mention) -> bool:
    return row.start <= place.start < row.end and place.end > place.start and not cell[0] <= place.start < cell[1]


def _status(context: Context, row: ItemRow, item: Mention) -> None:
    sentence = context.sentence(item)
    if row.status:
        item.attrs["status"] = row.status
    elif item.type == "Reform" and sentence is not None and sentence.plan:
        item.attrs["status"] = "planned"


def _results(context: Context, links: _Links, row: ItemRow, item: Mention) -> None:
    """Numbers in the columns that tell of results become the item's, unless an item named beside them claims them."""
    spans = [span for role in _RESULTS for span in row.cells.get(role, ())]
    for number in context.within(context.number(item.start), "Outcome"):
        said = links.results[id(number)]
        if any(a <= number.start < b for a, b in spans) and not any(link.type == "ACHIEVED" for link in said):
            links.gone |= {id(link) for link in said}
            context.link("ACHIEVED", item, number, _RESULT, at=number)
