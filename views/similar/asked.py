"""What the page of similar reforms is asked, as it stands in the address. Pure."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from graph.model import LABELS
from graph.similar.filters import Filters
from graph.similar.hits import SHOWN
from views.address import number

WAYS = ("text", "item", "draft")
"""Ways to ask: a description, a thing of the graph, a draft that is uploaded."""
MOST = 200
"""Answers that an address may ask for."""
LONGEST = 1500
"""Characters of a description that an address has room for; a longer one is kept in the session only."""
LABELS_SOUGHT = tuple(label for label, kind in LABELS.items() if kind.sought)
_LISTS = {"level": "levels", "province": "provinces", "topic": "topics", "status": "statuses", "label": "labels"}
_YES = ("results", "recognised", "elsewhere")


@dataclass(frozen=True)
class Asked:
    """One search. `item` is an id, `text` a description, `place` the id of the asker's own place, `weight` (0 to 1) how much the likeness of
    the places counts, `many` how many answers are listed at most."""

    way: str = "text"
    text: str = ""
    item: str = ""
    place: str = ""
    weight: float = 0.0
    many: int = SHOWN
    filters: Filters = field(default_factory=Filters)

    @classmethod
    def read(cls, values: Mapping[str, str]) -> Asked:
        """From the values of an address; what cannot be used is left out."""
        way = values.get("by") or ("item" if values.get("item") else "text")
        lists = {name: tuple(part for part in (values.get(key) or "").split(",") if part) for key, name in _LISTS.items()}
        lists["labels"] = tuple(label for label in lists["labels"] if label in LABELS_SOUGHT)
        filters = Filters(**lists, years=(number(values.get("since")), number(values.get("until"))), **{name: values.get(name) == "1" for name in _YES})
        return cls(way if way in WAYS else "text", values.get("text") or "", values.get("item") or "", values.get("place") or "",
                   _share(values.get("weight")), min(max(number(values.get("many")) or SHOWN, 1), MOST), filters)

    def write(self) -> dict[str, str]:
        """As values of an address: what is not asked is left out, so is a text that is too long for one."""
        first, last = self.filters.years
        values = {
            "by": self.way if self.way == "draft" else "", "text": self.text if self.way == "text" and len(self.text) <= LONGEST else "",
            "item": self.item if self.way == "item" else "", "place": self.place, "weight": f"{self.weight:g}" if self.weight else "",
            **{key: ",".join(getattr(self.filters, name)) for key, name in _LISTS.items()},
            "since": str(first or ""), "until": str(last or ""), **{name: "1" if getattr(self.filters, name) else "" for name in _YES},
            "many": str(self.many) if self.many != SHOWN else "",
        }
        if self.way == "item" and not self.item:
            values["by"] = "item"
        return {name: value for name, value in values.items() if value}

    def without_filters(self) -> Asked:
        """The same search with nothing left out."""
        return replace(self, filters=Filters())


def narrowed(filters: Filters) -> int:
    """How many of the filters leave something out."""
    return sum(getattr(filters, each.name) != each.default for each in fields(filters))


def _share(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0  # a comparison that NaN fails
