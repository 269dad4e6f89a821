"""Hits as text for a terminal."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.similar.details import cited
from graph.similar.hits import Group, Hit
from graph.similar.wording import CHINESE
from ingest.tables.line import spoken

NAMED = 4
"""Results, leaders, reports … of a hit that are named; all are in its brief and in the JSON."""
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
    told = hit.details
    results = [f"{tie.name} {tie.figure}".strip() for tie in told.of("ACHIEVED")]
    read = dict.fromkeys(cited(t.title, t.year) for t in reversed(told.tellings))
    for title, parts in (("成效", results), ("牵头", told.names("LEADS", "RESPONSIBLE_FOR")), ("肯定", told.names("RECOGNISED_BY")), ("出处", list(read))):
        if parts:
            more = f" 等 {len(parts)} 个" if len(parts) > NAMED else ""
            yield f"   {title}：{'；'.join(parts[:NAMED])}{more}"
