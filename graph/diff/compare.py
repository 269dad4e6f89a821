"""What differs between two records of the same thing.

A node's `contributions` are compared report by report, a relationship's parallel lists support by support, other lists by their elements.
"""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from typing import Any

from graph.diff.records import Record
from graph.model import SINGULAR, SUPPORT, TYPES

VERSION = frozenset({"extractor", "extractors", "hash"})
"""Properties that say which extractor or fact file made a fact, and nothing of the fact."""
IGNORABLE: dict[str, frozenset[str]] = {"extractors": VERSION, "confidence": frozenset({"confidence", "confidences"})}
"""What a comparison can leave out: name → properties."""

_PLACE = ("report", "passage", "start", "end")
_SINGULAR = {name: name.removesuffix("s") for name in SUPPORT} | SINGULAR


def changes(old: Record, new: Record, ignore: Collection[str] = ()) -> dict[str, Any]:
    """Property → what changed; empty where nothing did. `ignore`: names of properties.

    {"old", "new"} of a value (None: absent); {"added", "removed"} of a list; under "contributions" {report: {attribute: {"old", "new"}}} of
    reports that both know; under "supports" {"added": […], "removed": […], "changed": [{place…, attribute: {"old", "new"}}]}.
    """
    found: dict[str, Any] = {}
    if old.labels != new.labels:
        found["labels"] = _elements(list(old.labels), list(new.labels))
    before, after = dict(old.properties), dict(new.properties)
    lists = _support_lists(new)
    if lists:
        said, says = _supports(before, lists, ignore), _supports(after, lists, ignore)
        if said is not None and says is not None:
            _put(found, "supports", _support_changes(said, says))
            before, after = _without(before, lists), _without(after, lists)
    else:
        told, tells = _contributions(before, ignore), _contributions(after, ignore)
        if told is not None and tells is not None:
            each = {r: _values(told[r], tells[r]) for r in told if r in tells}
            _put(found, "contributions", {r: c for r, c in each.items() if c})
            before, after = _without(before, ("contributions",)), _without(after, ("contributions",))
    found.update(_values(_without(before, ignore), _without(after, ignore)))
    return found


def _values(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old != new:
            found[key] = _elements(old, new) if isinstance(old, list) and isinstance(new, list) else {"old": old, "new": new}
    return found


def _elements(old: list[Any], new: list[Any]) -> dict[str, Any]:
    key = _text
    gone, come = Counter(map(key, old)), Counter(map(key, new))
    removed, added = gone - come, come - gone
    if not removed and not added:
        return {"old": old, "new": new}  # another order
    return {"added": [json.loads(e) for e in added.elements()], "removed": [json.loads(e) for e in removed.elements()]}


def _support_lists(record: Record) -> tuple[str, ...]:
    """The parallel lists of its supports; of a structural relationship (whose own lists are no supports) and a node none."""
    if record.is_node or "quotes" not in record.properties:
        return ()
    own = TYPES[record.type].lists if record.type in TYPES else ()
    return (*SUPPORT, *own)


def _supports(properties: dict[str, Any], lists: tuple[str, ...], ignore: Collection[str]) -> list[dict[str, Any]] | None:
    columns = {name: properties.get(name) for name in lists}
    if not all(isinstance(c, list) for c in columns.values()) or len({len(c) for c in columns.values()}) != 1:
        return None  # not as this version writes them: compared as plain lists
    names = [n for n in lists if n not in ignore]
    return [dict(zip((_SINGULAR.get(n, n) for n in names), row, strict=True)) for row in zip(*(columns[n] for n in names), strict=True)]


def _support_changes(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> dict[str, Any]:
    same = Counter(map(_text, old)) & Counter(map(_text, new))
    removed, added = _rest(old, same), _rest(new, same)
    changed = []
    for support in list(removed):
        other = next((a for a in added if all(a[k] == support[k] for k in _PLACE)), None)
        if other is not None:  # the same sentence, told otherwise
            removed.remove(support)
            added.remove(other)
            values = _values(support, other)
            if values:  # 1 and 1.0 differ in text only
                changed.append({**{k: support[k] for k in _PLACE}, **values})
    return {k: v for k, v in (("added", added), ("removed", removed), ("changed", changed)) if v}


def _rest(supports: list[dict[str, Any]], same: Counter[str]) -> list[dict[str, Any]]:
    left, rest = Counter(same), []
    for support in supports:
        text = _text(support)
        if left[text]:
            left[text] -= 1
        else:
            rest.append(support)
    return rest


def _contributions(properties: dict[str, Any], ignore: Collection[str]) -> dict[str, dict[str, Any]] | None:
    reports, texts = properties.get("reports"), properties.get("contributions")
    if not isinstance(reports, list) or not isinstance(texts, list) or len(reports) != len(texts):
        return None
    try:
        said = {report: json.loads(text) for report, text in zip(reports, texts, strict=True)}
    except (TypeError, ValueError):
        return None
    if not all(isinstance(s, dict) for s in said.values()):
        return None
    return {r: _without({**s, **s["attrs"]} if isinstance(s.get("attrs"), dict) else s, {*ignore, "attrs"}) for r, s in said.items()}


def _without(properties: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {k: v for k, v in properties.items() if k not in names}


def _put(found: dict[str, Any], name: str, what: dict[str, Any]) -> None:
    if what:
        found[name] = what


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
