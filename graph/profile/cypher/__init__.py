"""The Cypher of profiles, a module for each page. Values are parameters; labels and types come from `graph.model`.

The embedded engine reads a few rows with lists in them faster than many rows, so what belongs together comes as one list.
"""
from __future__ import annotations

from graph.model import BASE, NAMED_IN, TYPES

AT = "|".join(kind for kind, each in TYPES.items() if each.tails == ("City",) and set(each.heads) <= {"Reform", "Pilot"})
"""Types by which a reform or pilot is tied to its place."""


def reference(variable: str) -> str:
    """A thing as a map for `graph.profile.shapes.ref`. `variable` is a name in the query, here and below: never a user's text.

    No map projection: the embedded engine takes one within a map for the whole map.
    """
    return f"{{id: {variable}.id, name: {variable}.name, labels: labels({variable})}}"


def sentence(variable: str, named: bool = False) -> str:
    """The first support of a relationship that reaches `$confidence`, as a map for `graph.profile.shapes.evidence`. `named`: with the report that
    names the person where the sentence does not."""
    return f"head({sentences(variable, named=named)})"


def sentences(variable: str, condition: str = "", named: bool = False) -> str:
    """All such supports in their order; `condition` narrows them by their number `n`."""
    r = variable
    namer = f", {NAMED_IN}: CASE WHEN {r}.{NAMED_IN} IS NULL THEN '' ELSE {r}.{NAMED_IN}[n] END" if named else ""
    return (f"[n IN range(0, size({r}.quotes) - 1) WHERE {r}.confidences[n] >= $confidence{' AND ' + condition if condition else ''} "
            f"| {{report: {r}.reports[n], start: {r}.starts[n], end: {r}.ends[n], quote: {r}.quotes[n]{namer}}}]")


def told(variable: str, name: str) -> str:
    """The list `name` of a relationship's supports, those that reach `$confidence`; empty where the graph is older than the list."""
    r = variable
    return (f"CASE WHEN {r}.{name} IS NULL THEN [] ELSE "
            f"[n IN range(0, size({r}.{name}) - 1) WHERE {r}.confidences[n] >= $confidence | {r}.{name}[n]] END")


def last(variable: str) -> str:
    """The latest year of the reports that tell of an item, 0 where none is known."""
    return f"CASE WHEN size(coalesce({variable}.years, [])) = 0 THEN 0 ELSE {variable}.years[size({variable}.years) - 1] END"


THING = f"{BASE} {{id: $id}}"
"""The pattern of the thing that is asked about."""
