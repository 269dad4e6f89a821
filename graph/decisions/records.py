"""Decisions as plain data, and their checks. A decision names things by report, type, name and quote, never by the id of a node, so that
it finds them again after a newer extractor has moved offsets or cut names otherwise."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.decisions.parts import check_placing
from graph.decisions.values import ALONE, checked, checked_metadata, settable, settable_of
from graph.errors import BadDecision
from graph.identity.items import MATCHED
from graph.model import LABELS, TYPES

DOINGS = {
    "same": "是同一事物", "different": "不是同一事物", "unsure": "待定", "keep": "确认", "hide": "隐藏", "correct": "更正", "add": "补充",
    "describe": "填写报告信息", "undo": "撤销",
}
"""What a decision can do: join things, keep them apart, leave a pair open, confirm a fact, hide it, correct its attributes, add one that
extraction missed, say of a report as a whole of which place and year it is (and so on), take a decision back."""
PAIRING = ("same", "different", "unsure")
_FACTS = {label for label, node in LABELS.items() if node.fact}
ADDABLE = ("Reform", "Pilot", "Outcome", "Policy", "Leader", "Problem", "Organisation", "Target", "City")
"""Labels whose things a person may add."""


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
    name it; of `describe` the report itself (label Report, its id for a name). `fact` is a relationship instead of a thing; `set` the attributes
    of `correct`, `add` and `describe`; `of` the id of the decision that `undo` takes back; `score` what the matcher gave the pair when a person
    saw it."""

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

    @property
    def of_concept(self) -> bool:
        """Whether it is about an item in a concept: `hide` takes it out, `keep` and `add` put it in. The concept is named by an idea."""
        return self.fact is not None and self.fact.type == "INSTANCE_OF"

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
        raise BadDecision("不是 JSON 对象", "is no JSON object")
    do, known = data.get("do"), data.get("id")
    if do not in DOINGS:
        raise BadDecision(f"没有 {do} 这种决定，有 {'、'.join(DOINGS)}", f"does {do!r}; a decision does one of {', '.join(DOINGS)}")
    if not isinstance(known, str) or not known:
        raise BadDecision("没有编号（id）", "has no id")
    things, others = _refs(data, "things", {"Report"} if do == "describe" else _FACTS), _refs(data, "others", _FACTS)
    fact = _fact(data.get("fact")) if data.get("fact") is not None else None
    values = data.get("set", {})
    if not isinstance(values, dict):
        raise BadDecision("set 不是 JSON 对象", "`set` is no JSON object")
    score = data.get("score")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        raise BadDecision("score 不是数字", "`score` is no number")
    made = Decision(known, do, _text(data, "who"), _text(data, "when"), things, others, fact, values, _text(data, "of"), score, _text(data, "note"))
    _check(made)
    if made.do == "describe":
        return replace(made, set=checked_metadata(made.set))
    return replace(made, set=_checked(made)) if made.do in ("correct", "add") else made


def check_matched(label: str) -> None:
    """Raises `BadDecision`, with what to do instead, for a label whose things identity does not compare: joined or parted they would stay as they are."""
    if label not in MATCHED:
        kind, place = LABELS.get(label), label == "City"
        raise BadDecision(f"{kind.zh if kind else label}只凭名称识别，可合并或拆分的是{_types(MATCHED)}。请更正名称" + ("（或区划代码 adcode）" if place else ""),
                          f"a {label} is known by its name alone; joined and parted are {', '.join(MATCHED)}. Correct its name instead"
                          + (" (or its `adcode`)" if place else ""))


def _check(made: Decision) -> None:
    if made.do == "undo":
        if not made.of:
            raise BadDecision("没有说明撤销哪个决定（缺 of）", "undoes nothing (`of` is missing)")
        return
    if made.do in PAIRING:
        kinds = {ref.type for ref in (*made.things, *made.others)}
        if len(kinds) > 1:
            raise BadDecision(f"两者类型不同（{_types(kinds)}），不能是同一事物", f"joins things of two types ({', '.join(sorted(kinds))}); one thing has one type")
        if len(made.things) + len(made.others) < 2 or not made.things:
            raise BadDecision("一对要有两个事物", "a pair has two things")
        check_matched(made.things[0].type)
        return
    if made.do == "describe":
        if len(made.things) != 1 or made.others or made.fact:
            raise BadDecision("填写报告信息只针对一份报告", "describe is about one report")
        return
    if bool(made.things) == bool(made.fact) or (made.do == "add" and len(made.things) > 1):
        raise BadDecision(f"{DOINGS[made.do]}只针对一个事物或一条事实", f"{made.do} is about one thing or one fact")
    if len({ref.type for ref in made.things}) > 1:
        raise BadDecision(f"{DOINGS[made.do]}针对几份报告提到的同一事物，这些类型不同",
                          f"{made.do} is about one thing, as several reports name it; these are of two types")


def _checked(made: Decision) -> dict[str, Any]:
    """The attributes that the decision sets, as `graph.decisions.values.checked` has them."""
    label = made.things[0].type if made.things else ""
    allowed = settable_of(made.fact.type) if made.fact else settable(label, made.do == "add")
    if made.things and made.do == "add" and label not in ADDABLE:
        raise BadDecision(f"不能补充{LABELS[label].zh}", f"a {label} cannot be added")
    if made.do == "add" and not (made.of_concept or (made.fact or made.things[0]).quote):
        raise BadDecision("补充的事实要有原句（quote）", "a fact that is added needs its sentence (`quote`)")
    if made.do == "add" and len(made.reports()) > 1:
        raise BadDecision("补充的关系两端要在同一份报告里", "a relationship that is added is between two things of one report")
    if (alone := next((key for key in ALONE if key in made.set), "")) and len(made.set) > 1:
        raise BadDecision(f"{alone} 要单独更正", f"`{alone}` is set alone")
    if unknown := sorted(set(made.set) - allowed):
        raise BadDecision(f"不能更正 {'、'.join(unknown)}；可以更正的有：{'、'.join(sorted(allowed)) or '无'}",
                          f"sets {', '.join(unknown)}; it may set {', '.join(sorted(allowed)) or 'nothing'}")
    if made.do == "correct" and not made.set:
        raise BadDecision("没有更正任何内容", "corrects nothing")
    values = checked(label, made.set)
    for ref in made.things if label == "City" and made.do == "correct" else ():
        check_placing(ref.name, values)
    return values


def _types(labels: Collection[str]) -> str:
    return "、".join(LABELS[label].zh for label in LABELS if label in labels)


def _refs(data: dict[str, Any], key: str, labels: set[str]) -> tuple[Ref, ...]:
    each = data.get(key, [])
    if not isinstance(each, list):
        raise BadDecision(f"{key} 不是列表", f"`{key}` is no list")
    return tuple(_ref(item, key, labels) for item in each)


def _ref(data: Any, where: str, labels: set[str]) -> Ref:
    if not isinstance(data, dict):
        raise BadDecision(f"{where} 里有一项不是事物", f"`{where}` holds something that is no thing")
    fields = {key: data.get(key, "") for key in ("report", "type", "name", "quote")}
    if not all(isinstance(value, str) for value in fields.values()) or not fields["report"] or not fields["name"]:
        raise BadDecision(f"{where} 里的事物要有报告、类型和名称", f"a thing in `{where}` needs report, type and name")
    if fields["type"] not in labels:
        raise BadDecision(f"没有 {fields['type']} 这种事物，有 {'、'.join(sorted(labels))}",
                          f"{fields['type']!r} is no type of thing; there are {', '.join(sorted(labels))}")
    return Ref(**fields)


def _fact(data: Any) -> FactRef:
    if not isinstance(data, dict) or data.get("type") not in TYPES or not TYPES[data["type"]].fact:
        raise BadDecision("fact 不是模型里的关系", "`fact` names no relationship of the model")
    kind = TYPES[data["type"]]
    quote = data.get("quote", "")
    if not isinstance(quote, str):
        raise BadDecision("quote 不是文字", "`quote` is no text")
    return FactRef(kind.type, _ref(data.get("head"), "head", set(kind.heads)), _ref(data.get("tail"), "tail", set(kind.tails)), quote)


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise BadDecision(f"{key} 不是文字", f"`{key}` is no text")
    return value
