"""What the explorer has open, as it stands in the address: the thing looked at and those expanded before it. Pure."""
from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

MOST_OPENED = 12
"""Expanded things that an address keeps; the oldest goes first."""


@dataclass(frozen=True)
class Opened:
    """`node` is looked at; `before` were expanded before it, oldest first; `to` is the other end of a path."""

    node: str = ""
    before: tuple[str, ...] = ()
    to: str = ""

    @classmethod
    def read(cls, values) -> Opened:
        """From the values of an address (anything missing or empty is left out)."""
        before = tuple(unquote(part) for part in (values.get("open") or "").split(",") if part)
        return cls(values.get("node") or "", before[-MOST_OPENED:], values.get("to") or "")

    def write(self) -> dict[str, str]:
        """As values of an address."""
        values = {"node": self.node, "open": ",".join(quote(part, safe=":") for part in self.before), "to": self.to}
        return {name: value for name, value in values.items() if value}

    @property
    def centres(self) -> list[str]:
        """The expanded things, the newest last."""
        return [*self.before, *([self.node] if self.node and self.node not in self.before else [])]

    def expand(self, node: str) -> Opened:
        """Look at `node`, with all that is open staying so."""
        before = [part for part in self.centres if part != node]
        return replace(self, node=node, before=tuple(before[-MOST_OPENED:]), to="")

    def only(self) -> Opened:
        """Nothing open but the thing looked at."""
        return Opened(self.node)

    def path_to(self, other: str) -> Opened:
        """The path from the thing looked at to `other`."""
        return replace(self, to=other)
