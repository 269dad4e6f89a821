"""Parameters of a canned query between the address, the form and the runner. No drawing here."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.errors import BadParameter
from queries.parameters import bind, suggest
from queries.spec import Parameter, Query

ALL = "*"
"""The value that means "do not filter by this", in the form and in the address."""


@dataclass
class Values:
    """What the form shows (by parameter name; `ALL` for everything) and, where a value cannot be used, why."""

    shown: dict[str, str | int] = field(default_factory=dict)
    error: BadParameter | None = None


def from_address(query: Query, address: Mapping[str, str]) -> dict[str, str]:
    """The values of the query's parameters that the address gives; anything else in it is left alone."""
    return {p.name: address[p.name] for p in query.parameters if address.get(p.name)}


def complete(store, query: Query, given: Mapping[str, object], confidence: float = 0.0) -> Values:
    """`given` with defaults filled in, as a person would write each value. A value that cannot be used stays, with the reason.

    `ALL` for a parameter that must have a value counts as none and is not filled in: a high threshold may leave no default to take, the next
    one is to have its default again."""
    must = {p.name for p in query.parameters if not p.all}
    given = {name: value for name, value in given.items() if not (value == ALL and name in must)}
    try:
        shown = bind(store, query, given, confidence).shown
        return Values({name: ALL if value is None else value for name, value in shown.items() if value is not None or name not in must})
    except BadParameter as error:
        try:
            defaults = bind(store, query, confidence=confidence).shown
        except BadParameter:
            defaults = {}
        kept = {p.name: given.get(p.name) or defaults.get(p.name) or ALL for p in query.parameters}
        return Values(kept, error)


def options(store, query: Query, parameter: Parameter, shown: Mapping[str, object], confidence: float = 0.0) -> list[str]:
    """What to propose for a parameter, `ALL` first where it is allowed, the present value always among them."""
    try:
        proposed = [str(value) for value in suggest(store, query, parameter.name, shown, confidence=confidence)]
    except BadParameter:
        proposed = []
    present = str(shown.get(parameter.name, ALL))
    first = [ALL] if parameter.all or present == ALL else []
    return list(dict.fromkeys([*first, *([present] if present != ALL and present not in proposed else []), *proposed]))
