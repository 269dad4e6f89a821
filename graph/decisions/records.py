"""Decisions as plain data, and their checks. A decision names things by report, type, name and quote, never by the id of a node, so that
it finds them again after a newer extractor has moved offsets or cut names otherwise."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.errors import BadDecision
from graph.model import LABELS, TYPES
from ingest.gazetteer import gazetteer

DOINGS = {
    "same": "是同一事物", "different": "不是同一事物", "unsure": "待定", "keep": "确认", "hide": "隐藏", "correct": "更正", "add": "补充", "undo": "撤销",
}
"""What a decision can do: join things, keep them apart, leave a pair open, confirm a fact, hide it, correct its attributes, add one that
extraction missed, take a decision back."""
PAIRING = ("same", "different", "unsure")
_FACTS = {label for label, node in LABELS.items() if node.fact}
_WHEN_ADDED = ("Reform", "Pilot", "Outcome", "Policy", "Leader", "Problem", "Organisation", "City")


@dataclass(frozen=True)
class Ref:
    """A thing as a report names it: the report's id, the label, the name there, and a sentence that tells of it (may be empty)."""

    report: str
    type: str
    name: str
    quote: str = ""

    def as_json(self) -> dict[str, str]:
        """Plain JSON data; `Ref(**data)` is the inverse."""
        return {"report": self.report, "type": self.type, "name": self.name, "quote": self.quote}


@dataclass(frozen=True)
class FactRef:
    """A relationship as a report states it: its type, both ends and the sentence (empty: every sentence of that report)."""

    type: str
    head: Ref
    tail: Ref
    quote: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain JSON data."""
        return {"type": self.type, "head": self.head.as_json(), "tail": self.tail.as_json(), "quote": self.quote}


@dataclass(frozen=True)
class Decision:
    """One decision. `things` are what it is about: of `same` all of them are one, with the `others` too; of `different` each of `things` is
    other than each of `others` (where there are no others, they all differ); of `keep`, `hide` and `correct` one thing as several reports
    name it. `fact` is a relationship instead of a thing; `set` the attributes of `correct` and `add`; `of` the id of the decision that `undo`
    takes back; `score` what the matcher gave the pair when a person saw it."""

    id: str
    do: str
    who: str = ""
    when: str = ""
    things: tuple[Ref, ...] = ()
    others: tuple[Ref, ...] = ()
    fact: FactRef | None = None
    set: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    score: float | None = None
    note: str = ""

    def reports(self) -> set[str]:
        """Ids of the reports whose facts it is about."""
        refs = [*self.things, *self.others, *((self.fact.head, self.fact.tail) if self.fact else ())]
        return {ref.report for ref in refs}

    def moved(self, to: Callable[[str], str]) -> Decision:
        """The decision about the reports `to(id)` instead of those that it names."""
        if all(to(report) == report for report in self.reports()):
            return self

        def move(ref: Ref) -> Ref:
            return replace(ref, report=to(ref.report))

        fact = self.fact and replace(self.fact, head=move(self.fact.head), tail=move(self.fact.tail))
        return replace(self, things=tuple(map(move, self.things)), others=tuple(map(move, self.others)), fact=fact)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON data without what is empty; `parse` is the inverse."""
        data = {"id": self.id, "do": self.do, "who": self.who, "when": self.when, "things": [r.as_json() for r in self.things],
                "others": [r.as_json() for r in self.others], "fact": self.fact.as_json() if self.fact else None, "set": dict(self.set),
                "of": self.of, "score": self.score, "note": self.note}
        return {key: value for key, value in data.items() if value not in ("", None, [], {}) or key in ("id", "do")}


def parse(data: Any) -> Decision:
    """A decision from JSON data, checked. Raises `BadDecision` with the reason."""
    if not isinstance(data, dict):
        raise BadDecision("is no JSON object")
    do, known = data.get("do"), data.get("id")
    if do not in DOINGS:
        raise BadDecision(f"does {do!r}; a decision does one of {', '.join(DOINGS)}")
    if not isinstance(known, str) or not known:
        raise BadDecision("has no id")
    things, others = _refs(data, "things"), _refs(data, "others")
    fact = _fact(data.get("fact")) if data.get("fact") is not None else None
    values = data.get("set", {})
    if not isinstance(values, dict):
        raise BadDecision("`set` is no JSON object")
    score = data.get("score")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        raise BadDecision("`score` is no number")
    made = Decision(known, do, _text(data, "who"), _text(data, "when"), things, others, fact, values, _text(data, "of"), score, _text(data, "note"))
    _check(made)
    return made


def _check(made: Decision) -> None:
    if made.do == "undo":
        if not made.of:
            raise BadDecision("undoes nothing (`of` is missing)")
        return
    if made.do in PAIRING:
        kinds = {ref.type for ref in (*made.things, *made.others)}
        if len(kinds) > 1:
            raise BadDecision(f"joins things of two types ({', '.join(sorted(kinds))}); one thing has one type")
        if len(made.things) + len(made.others) < 2 or not made.things:
            raise BadDecision("a pair has two things")
        return
    if bool(made.things) == bool(made.fact) or (made.do == "add" and len(made.things) > 1):
        raise BadDecision(f"{made.do} is about one thing or one fact")
    if len({ref.type for ref in made.things}) > 1:
        raise BadDecision(f"{made.do} is about one thing, as several reports name it; these are of two types")
    if made.do in ("correct", "add"):
        _check_values(made)


def _check_values(made: Decision) -> None:
    if made.fact is not None:
        allowed = {"title", "form", "role"} & {name[:-1] for name in TYPES[made.fact.type].lists}
    else:
        allowed = {"name", *LABELS[made.things[0].type].properties} - {"city", "year", "years", "lon", "lat", "province"}
        if made.do == "add" and made.things[0].type not in _WHEN_ADDED:
            raise BadDecision(f"a {made.things[0].type} cannot be added")
        if made.do == "add" and not made.things[0].quote:
            raise BadDecision("a fact that is added needs its sentence (`quote`)")
        if made.do == "add":
            allowed -= {"adcode"}
        elif "adcode" in made.set and (len(made.set) > 1 or str(made.set["adcode"]) not in gazetteer().by_code):
            raise BadDecision("`adcode` is the code of a division (GB/T 2260, six digits), and is set alone")
    if any(not isinstance(value, str | int | float | None) for value in made.set.values()):
        raise BadDecision("sets something that is neither text nor number")
    if unknown := sorted(set(made.set) - allowed):
        raise BadDecision(f"sets {', '.join(unknown)}; it may set {', '.join(sorted(allowed)) or 'nothing'}")
    if made.do == "correct" and not made.set:
        raise BadDecision("corrects nothing")


def _refs(data: dict[str, Any], key: str) -> tuple[Ref, ...]:
    each = data.get(key, [])
    if not isinstance(each, list):
        raise BadDecision(f"`{key}` is no list")
    return tuple(_ref(item, key, _FACTS) for item in each)


def _ref(data: Any, where: str, labels: set[str]) -> Ref:
    if not isinstance(data, dict):
        raise BadDecision(f"`{where}` holds something that is no thing")
    fields = {key: data.get(key, "") for key in ("report", "type", "name", "quote")}
    if not all(isinstance(value, str) for value in fields.values()) or not fields["report"] or not fields["name"]:
        raise BadDecision(f"a thing in `{where}` needs report, type and name")
    if fields["type"] not in labels:
        raise BadDecision(f"{fields['type']!r} is no type of thing; there are {', '.join(sorted(labels))}")
    return Ref(**fields)


def _fact(data: Any) -> FactRef:
    if not isinstance(data, dict) or data.get("type") not in TYPES or not TYPES[data["type"]].fact:
        raise BadDecision("`fact` names no relationship of the model")
    kind = TYPES[data["type"]]
    quote = data.get("quote", "")
    if not isinstance(quote, str):
        raise BadDecision("`quote` is no text")
    return FactRef(kind.type, _ref(data.get("head"), "head", set(kind.heads)), _ref(data.get("tail"), "tail", set(kind.tails)), quote)


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise BadDecision(f"`{key}` is no text")
    return value
