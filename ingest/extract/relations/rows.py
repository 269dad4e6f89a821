"""What the columns of a ledger say of the item of a row: who is responsible, who leads it, where it is, what it has reached."""
from __future__ import annotations

from ingest.extract.ledgers.rows import SAID, ItemRow, rows_of
from ingest.extract.mentions import Mention
from ingest.extract.relations.context import Context, first_of_each

_PLACE = {"Reform": "CARRIED_OUT_IN", "Pilot": "HOSTED_BY"}
_RESULTS = ("description", "target", "state", "form", "note")


def link_rows(context: Context) -> None:
    """RESPONSIBLE_FOR and LEADS from the columns; the place of the column of places; the status of the column of states; a number
    in a row is the result of the row's item."""
    for row in rows_of(context.doc):
        for item in row.items:
            for body, role in row.bodies:
                context.link("RESPONSIBLE_FOR", body, item, SAID, at=item, role=role)
            for leader in row.leaders:
                context.link("LEADS", leader, item, SAID, at=item)
            _place(context, row, item)
            _status(context, row, item)
        if len(row.items) == 1:
            _results(context, row, row.items[0])


def _place(context: Context, row: ItemRow, item: Mention) -> None:
    """Where the row has a column of places, these; otherwise a place in another cell than the item's is none of its places."""
    kind = _PLACE[item.type]
    stated = [m for m in context.by_type.get("City", []) if any(a <= m.start and m.end <= b for a, b in row.cells.get("city", ()))]
    own = row.cells["item"][0]
    links = context.doc._.links
    rash = [k for k in links if k.head is item and k.type == kind and isinstance(k.tail, Mention) and (stated or _elsewhere(row, own, k.tail))]
    context.doc._.links = [k for k in links if not any(k is r for r in rash)]
    if stated:
        for city in first_of_each(stated):
            context.link(kind, item, city, SAID, at=item)
    elif rash and context.own is not None:
        context.link(kind, item, context.own, SAID, at=item)


def _elsewhere(row: ItemRow, cell: tuple[int, int], place: Mention) -> bool:
    return row.start <= place.start < row.end and not cell[0] <= place.start < cell[1]


def _status(context: Context, row: ItemRow, item: Mention) -> None:
    sentence = context.sentence(item)
    if row.status:
        item.attrs["status"] = row.status
    elif item.type == "Reform" and sentence is not None and sentence.plan:
        item.attrs["status"] = "planned"


def _results(context: Context, row: ItemRow, item: Mention) -> None:
    """Numbers in the columns that tell of results become the item's, unless an item named beside them claims them."""
    spans = [span for role in _RESULTS for span in row.cells.get(role, ())]
    numbers = [m for m in context.within(context.number(item.start), "Outcome") if any(a <= m.start < b for a, b in spans)]
    for number in numbers:
        links = context.doc._.links
        if any(k.type == "ACHIEVED" and k.tail is number for k in links):
            continue
        context.doc._.links = [k for k in links if not (k.type == "REPORTED" and k.tail is number)]
        context.link("ACHIEVED", item, number, 0.7, at=number)
