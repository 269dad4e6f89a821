"""The score of a case: points by `score.toml`, where each has its reason."""
from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """What gives points: `points` each, at most `most` in all; its name and reason in words."""

    points: int
    most: int
    zh: str
    en: str
    why: str


@cache
def rules() -> dict[str, Rule]:
    """The rules by key, in the order of the file."""
    raw: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("score.toml").read_text(encoding="utf-8"))
    return {key: Rule(r["points"], r.get("most", r["points"]), r["zh"], r["en"], r["why"]) for key, r in raw.items()}


def score(first: str, levels: Iterable[str], outcomes: int, completed: bool) -> int:
    """Points of a case: `first` is `national`, `provincial` or anything else, `levels` the level of each of its recognisers."""
    return _points(first, tuple(levels), outcomes, completed)


@lru_cache(maxsize=4096)
def _points(first: str, levels: tuple[str, ...], outcomes: int, completed: bool) -> int:
    each = [level if level in ("national", "provincial") else "other" for level in levels]
    counted = {f"first_{first}": 1, "outcome": outcomes, "completed": int(completed), **{level: each.count(level) for level in set(each)}}
    return sum(min(rule.points * counted.get(key, 0), rule.most) for key, rule in rules().items())


def explained(language: str) -> list[str]:
    """The formula, a line for each rule."""
    said = []
    for rule in rules().values():
        zh, en = rule.why.split(" / ")
        if language == "en":
            said.append(f"{rule.en}: {rule.points}" + (f", at most {rule.most}" if rule.most > rule.points else "") + f" ({en})")
        else:
            said.append(f"{rule.zh}：{rule.points} 分" + (f"，最多 {rule.most} 分" if rule.most > rule.points else "") + f"（{zh}）")
    return said
