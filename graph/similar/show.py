"""Hits as text for a terminal."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.similar.hits import Group, Hit
from graph.similar.wording import CHINESE
from ingest.tables.line import spoken

NOTHING = "没有值得参考的类似做法。可以换一种说法、放宽条件，或载入更多报告。/ nothing worth showing: say it otherwise, ask for less, or load more reports"


def as_text(groups: Iterable[Group]) -> str:
    """All groups, the best first; a sentence where there are none."""
    return "\n\n".join("\n".join(_group(number, group)) for number, group in enumerate(groups, start=1)) or NOTHING


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
    yield f"   缘由：{CHINESE.reasons(hit)}"
    if hit.differences:
        yield f"   不同：{CHINESE.differences(hit)}"
    if hit.sides[1]:
        yield f"   原文：{spoken(hit.sides[1])}"
    results = [f"{tie.name} {tie.figure}".strip() for tie in hit.details.of("ACHIEVED")[:4]]
    if results:
        yield "   成效：" + "；".join(results)
