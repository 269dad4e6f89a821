"""Hits as text for a terminal."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.similar.hits import Group, Hit

NOTHING = "没有值得参考的类似做法。可以换一种说法、放宽条件，或载入更多报告。/ nothing worth showing: say it otherwise, ask for less, or load more reports"
KINDS = {"concept": "同一理念", "problem": "同一问题", "policy": "同一政策", "means": "共同做法", "topic": "主题相同", "meaning": "意思相近"}
STATUSES = {"completed": "已完成", "underway": "推进中", "planned": "计划中", "unknown": ""}
LEVELS = {"national": "国家级", "provincial": "省级", "municipal": "市级", "unknown": ""}
DIFFERENCES = {"level": "级别", "topic": "主题", "status": "状态", "year": "首见年份"}


def as_text(groups: Iterable[Group]) -> str:
    """All groups, the best first; a sentence where there are none."""
    return "\n\n".join("\n".join(_group(number, group)) for number, group in enumerate(groups, start=1)) or NOTHING


def reason_text(hit: Hit) -> str:
    """The reasons of a hit in a line."""
    return "；".join(f"{KINDS[r.kind]}：{r.words}" if r.words else KINDS[r.kind] for r in hit.reasons)


def difference_text(hit: Hit) -> str:
    """The differences of a hit in a line: what the asker has → what the hit has."""
    return "；".join(f"{DIFFERENCES[d.name]} {_read(d.asked)} → {_read(d.found)}" for d in hit.differences)


def _read(value: str) -> str:
    return LEVELS.get(value) or STATUSES.get(value) or ("未说明" if value == "unknown" else value)


def _group(number: int, group: Group) -> Iterator[str]:
    if group.name:
        yield f"{number}. 【{group.name}】{group.places} 个地方"
        for hit in group.hits:
            yield from ("   " + line for line in _hit("·", hit))
    else:
        yield from _hit(f"{number}.", group.hits[0])


def _hit(lead: str, hit: Hit) -> Iterator[str]:
    item = hit.answer.item
    about = "，".join(str(word) for word in (hit.city, item.year, item.topic) if word)
    yield f"{lead} {item.name}（{about}） {hit.answer.score:.2f}  {item.id}"
    yield f"   缘由：{reason_text(hit)}"
    if hit.differences:
        yield f"   不同：{difference_text(hit)}"
    if hit.sides[1]:
        yield f"   原文：{hit.sides[1]}"
    results = [f"{tie.name} {tie.figure}".strip() for tie in hit.details.of("ACHIEVED")[:4]]
    if results:
        yield "   成效：" + "；".join(results)
