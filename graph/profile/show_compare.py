"""Cities beside each other as text for a terminal."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.profile.compare import Comparison, Idea, IdeaItem, Point
from graph.profile.table import part, speaker
from graph.similar.details import written

_FIGURES = {"reforms": ("改革", "Reforms"), "pilots": ("试点", "Pilots"), "national": ("其中国家级试点", "of these national"), "completed": ("已完成", "Completed"),
            "with_outcomes": ("有成效数据的事项", "With outcomes"), "recognised": ("获得肯定的事项", "Recognised"), "first": ("全国或全省首创", "First in nation or province"),
            "leaders": ("有记录的领导", "Leaders on record"), "reports": ("本地报告", "Own reports")}


def compare(found: Comparison, items: Mapping[tuple[str, str], Sequence[IdeaItem]], series: tuple[str, str] | None, points: Sequence[Point],
            language: str = "zh") -> str:
    """The parts of the page in their order; `series` is the indicator that `points` are of."""
    say = speaker(language)
    names = {node.id: node.name for node in found.cities}
    heads = tuple(names.values())
    lines = ["# " + " · ".join(f"{name}  {id}" for id, name in names.items())]
    totals = [(say(*words), *(getattr(found.totals[id], key) for id in names)) for key, words in _FIGURES.items()]
    lines += part(say, say("总数", "Totals"), ("", *heads), [row for row in totals if any(row[1:])])
    lines += part(say, say("各主题的改革与试点", "Reforms and pilots by topic"), (say("主题", "Topic"), *heads),
                  [(topic or "—", *(by.get(id, "") for id in names)) for topic, by in found.topics.items()])

    def done(idea: Idea, id: str) -> str:
        return "；".join(f"{each.item.name} {each.first or ''}".strip() for each in items.get((idea.concept.id, id), ()))

    idea = (say("理念", "Idea"), say("地区数", "Places"))
    lines += part(say, say("共有的理念", "Shared ideas"), (*idea, *heads),
                  [(each.concept.name, each.places, *(done(each, id) for id in names)) for each in found.shared.rows], found.shared)
    for id, lacking in found.missing.items():
        title = say(f"{names[id]} 没有记录、其他城市多数有的理念", f"Ideas that most of the others have and {names[id]} has no record of")
        lines += part(say, title, (*idea, say("其他城市", "The others")),
                      [(each.concept.name, each.places, "；".join(f"{names[other]}：{told}" for other in names if (told := done(each, other)))) for each in lacking.rows],
                      lacking)
    if series:
        by = {id: {year: [written(p.value, "", p.change) for p in points if p.city == id and p.year == year] for year in {p.year for p in points}} for id in names}
        title = f"{series[0]}（{series[1]}）" if series[1] else series[0]
        lines += part(say, title, (say("年份", "Year"), *heads), [(year, *(" ".join(by[id][year]) for id in names)) for year in sorted({p.year for p in points})])
        others = "、".join(name for name, unit, *_ in found.series.rows if (name, unit) != series)
        lines += [say(f"其他共同指标（--indicator）：{others}", f"Other indicators in common (--indicator): {others}")] if others else []
    return "\n".join(lines)
