"""A `Diff` for people and for programs."""
from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from graph.diff.diff import KINDS, Diff
from graph.model import LABELS, TYPES

_HOW = {"added": ("+", "新增 added"), "removed": ("-", "移除 removed"), "changed": ("~", "改变 changed")}
_WIDTH = 40


def as_text(diff: Diff, limit: int) -> Iterator[str]:
    """Lines: the two states, counts by label and type, then of each up to `limit` differences (0: counts only)."""
    yield f"旧 old: {diff.old.name}（{len(diff.old):,}）"
    yield f"新 new: {diff.new.name}（{len(diff.new):,}）"
    if not diff:
        yield "没有差别 / no difference"
        return
    yield "  ".join(f"{title} {diff.total(how):,}" for how, (_, title) in _HOW.items())
    for type_, counts in diff.counts().items():
        numbers = " ".join(f"{mark}{counts[how]:,}" for how, (mark, _) in _HOW.items() if counts[how])
        if numbers:
            yield f"  {_title(type_)}: {numbers}"
    versions = {type_: by["version"] for type_, by in diff.counts().items() if by["version"]}
    if versions:
        yield f"仅抽取器版本或事实文件校验和不同，其余相同 / by another extractor or fact file, otherwise equal: {sum(versions.values()):,}"
        yield "  " + "，".join(f"{type_} {count:,}" for type_, count in versions.items())
    for type_, by in diff.found.items() if limit else ():
        for how, (mark, title) in _HOW.items():
            if by[how]:
                yield ""
                yield f"{_title(type_)} · {title} {len(by[how]):,}"
                yield from chain.from_iterable(_entry(mark, e, diff) for e in diff.entries(type_, how, limit))
                if len(by[how]) > limit:
                    yield f"  … 另有 {len(by[how]) - limit:,} 项 more（--limit, --json）"


def as_json(diff: Diff) -> Iterator[str]:
    """Pieces of one JSON object: {"old", "new", "counts", "differences": [entry, one a line]} (`Diff.entries`); nothing left out."""
    head = {"old": {"name": diff.old.name, "records": len(diff.old)}, "new": {"name": diff.new.name, "records": len(diff.new)},
            "total": {how: diff.total(how) for how in KINDS}, "counts": diff.counts()}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "differences": ['
    before = "\n"
    for type_ in diff.found:
        for how in KINDS:
            for entry in diff.entries(type_, how):
                yield before + json.dumps(entry, ensure_ascii=False)
                before = ",\n"
    yield "\n]}\n"


def _title(type_: str) -> str:
    known = LABELS.get(type_) or TYPES.get(type_)
    return f"{known.zh} {type_}" if known else type_


def _entry(mark: str, entry: dict[str, Any], diff: Diff) -> Iterator[str]:
    if "from" in entry:
        yield f"  {mark} {_name(entry['from'])} → {_name(entry['to'])}"
    else:
        yield f"  {mark} {_name(entry)}  [{entry['id']}]"
    if mark == "~":
        for line in _changes(entry["properties"], diff):
            yield f"      {line}"


def _name(node: dict[str, Any]) -> str:
    name = _short(node["name"])
    return f"{name}（{node['city']}）" if node.get("city") else name


def _changes(found: dict[str, Any], diff: Diff) -> Iterator[str]:
    supports = found.get("supports", {})

    def place(support: dict[str, Any]) -> str:
        return f"依据 support {_name(diff.who(support['report']))} [{support['start']}, {support['end']})"

    for name, what in found.items():
        if name == "reports" and "added" in what:
            what = {how: [_name(diff.who(r)) for r in reports] for how, reports in what.items()}
        if name not in ("supports", "contributions"):
            yield _change(name, what)
    for mark, some in (("+", supports.get("added", ())), ("-", supports.get("removed", ()))):
        for support in some:
            yield f"{mark} {place(support)} {_short(support['quote'])}"
    for support in supports.get("changed", ()):
        yield f"~ {place(support)} " + "；".join(_change(k, v) for k, v in support.items() if isinstance(v, dict))
    if found.keys() == {"contributions"}:  # else the merged values above say it already
        for report, values in found["contributions"].items():
            yield f"{_name(diff.who(report))}: " + "；".join(_change(k, v) for k, v in values.items())


def _change(name: str, what: dict[str, Any]) -> str:
    if "added" in what or "removed" in what:
        words = [f"+{_short(e)}" for e in what.get("added", ())] + [f"-{_short(e)}" for e in what.get("removed", ())]
        return f"{name}: " + " ".join(words[:10]) + (f" … ({len(words)})" if len(words) > 10 else "")
    return f"{name}: {_short(what['old'])} → {_short(what['new'])}"


def _short(value: Any) -> str:
    if value is None:
        return "—"
    text = " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
