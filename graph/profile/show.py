"""The profile of a city, an item, a leader as text for a terminal: the parts of the pages in their order."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import REGISTERED
from graph.profile.item import Fact, Item, history
from graph.profile.leader import Leader, Led
from graph.profile.shapes import Listed, Ref
from graph.profile.table import part, sentence, span, speaker, value
from graph.similar.details import written
from ingest.registers import registers


def city(parts: Mapping[str, Any], language: str = "zh") -> str:
    """What `graph.profile.commands` read of a city."""
    say, found = speaker(language), parts["city"]
    node, said = found.node, say("原句", "Sentence")
    about = [value("city_level", node.properties.get("level"), language), node.properties.get("province") or "", "、".join(p.place.name for p in found.above)]
    lines = [f"# {node.name}  {node.id}", "  ".join(dict.fromkeys(word for word in about if word and word != node.name)),
             say(f"改革 {found.many('Reform'):,}，试点 {found.many('Pilot'):,}，本地报告 {found.reports.total:,}",
                 f"{found.many('Reform'):,} reforms, {found.many('Pilot'):,} pilots, {found.reports.total:,} own reports")]
    years = {topic: span(min(told), max(told)) for topic in found.topics if (told := [year for (of, year) in found.years if of == topic and year])}
    lines += part(say, say("主题", "Topics"), (say("主题", "Topic"), say("改革", "Reforms"), say("试点", "Pilots"), say("年份", "Years")),
                  [(topic or "—", by.get("Reform", ""), by.get("Pilot", ""), years.get(topic, "")) for topic, by in found.topics.items()])
    heads = (say("事项", "Item"), say("主题", "Topic"), say("进展", "Status"), say("级别", "Level"), say("年份", "Years"), say("成效", "Outcomes"), said)
    for key, title in (("items", say("改革与试点", "Reforms and pilots")), ("pilots", say("试点", "Pilots"))):
        lines += part(say, title, heads, [(row.item.name, row.topic, value("status", row.status, language), value("level", row.level, language),
                                           span(row.first, row.last), row.outcomes or "", sentence(row.evidence)) for row in parts[key].rows], parts[key])
    lines += part(say, say("历任领导", "Leaders"), (say("年份", "Years"), say("领导", "Leader"), say("职务", "Posts"), say("牵头", "Led"), said),
                  [(span(*(row.years[:1] or ("",)), *(row.years[-1:] or ("",))), row.leader.name, "；".join(row.titles), row.led or "", sentence(row.evidence))
                   for row in parts["leaders"].rows], parts["leaders"])
    lines += part(say, say("成效与数据", "Outcomes"), (say("指标", "Indicator"), say("数值", "Values")),
                  [(f"{row.indicator}（{row.unit}）" if row.unit else row.indicator,
                    "  ".join(f"{p.year or '—'}:{written(p.value, '', p.change) or p.name}" for p in row.points)) for row in parts["outcomes"].series.rows],
                  parts["outcomes"].series)
    lines += part(say, say("获得肯定", "Recognitions"), (say("年份", "Year"), say("由谁", "By"), say("形式", "Form"), say("对象", "Of"), said),
                  [("、".join(row.dates) or row.year, row.recogniser.name, "、".join((*row.forms, *(value("level", x, language) for x in row.levels))), row.subject.name,
                    sentence(row.evidence)) for row in parts["recognitions"].rows], parts["recognitions"])
    lines += part(say, say("问题与应对", "Problems"), (say("问题", "Problem"), say("应对事项", "Answered by"), said),
                  [(row.problem.name, _names(row.items, row.many) or say("没有应对记录", "no answer on record"), sentence(row.evidence)) for row in parts["problems"].rows],
                  parts["problems"])
    lines += part(say, say("对标", "Benchmarks"), ("", say("地区", "Place"), said),
                  [(say("学习", "learns from") if row.outward else say("被学习", "is learnt from by"), row.city.name, sentence(row.evidence))
                   for row in parts["benchmarks"].rows], parts["benchmarks"])
    lines += part(say, say("所辖地区", "Places within"), (say("地区", "Place"), say("事项", "Items")), [(row.place.name, row.items or "") for row in found.parts if row.items])
    lines += part(say, say("最相似的城市", "Most similar cities"), (say("地区", "Place"), say("相像", "Likeness"), say("共有理念", "Shared ideas")),
                  [(row.city.name, f"{row.score:.2f}", _names(row.ideas, row.shared)) for row in parts["alike"]])
    lines += part(say, say("本地报告", "Own reports"), (say("年份", "Year"), say("报告", "Report")), [(row.year, row.title) for row in found.reports.rows], found.reports)
    return "\n".join(lines)


def item(found: Item, language: str = "zh") -> str:
    """A reform or pilot."""
    say, node = speaker(language), found.node
    said, own = say("原句", "Sentence"), node.properties
    about = [(say("地区", "Place"), fact.other.name, sentence(fact.evidence)) for fact in found.of("CARRIED_OUT_IN", "HOSTED_BY")]
    words = {"level": ("级别", "Level"), "topic": ("主题", "Topic"), "status": ("进展", "Status"), "first": ("首创", "First")}
    words = {column.key: (column.zh, column.en) for register in reversed(registers()) for column in register.columns} | words
    for name in ("level", "topic", "status", "first", *REGISTERED):
        stored = "、".join(map(str, own[name])) if isinstance(own.get(name), list | tuple) else own.get(name)
        shown = value(name, stored, language) if name in ("level", "status", "first") else "" if stored in ("none", "unknown", None) else stored
        if shown:
            about.append((say(*words.get(name, (name, name))), shown, sentence(found.stated.get(name))))
    lines = [f"# {node.name}  {node.id}", *part(say, say("基本情况", "About"), ("", "", said), about)]
    lines += part(say, say("进展", "History"), (say("时间", "When"), say("进展", "Status"), said),
                  [(span(step.first, step.last), value("status", step.status, language), sentence(step.tellings[0].evidence)) for step in history(found.tellings)])
    for title, types in ((say("成效", "Outcomes"), ("ACHIEVED",)), (say("目标", "Targets"), ("AIMS_AT",)), (say("牵头与负责", "People and bodies"), ("LEADS", "RESPONSIBLE_FOR")),
                         (say("获得肯定", "Recognitions"), ("RECOGNISED_BY",)), (say("政策依据", "Policies"), ("GOVERNED_BY",)), (say("针对的问题", "Problems"), ("ADDRESSES",)),
                         (say("理念", "Idea"), ("INSTANCE_OF",))):
        lines += part(say, title, (say("名称", "Name"), say("说明", "Details"), said),
                      [(fact.other.name, _details(fact, language), sentence(fact.evidence)) for fact in found.of(*types)])
    lines += part(say, say("同一理念在其他地方", "The same idea elsewhere"), (say("年份", "Year"), say("地区", "Place"), say("事项", "Item"), say("进展", "Status"), said),
                  [(row.first, row.place.name, row.item.name, value("status", row.status, language), sentence(row.evidence)) for row in found.elsewhere.rows])
    lines += part(say, say("出处", "Sources"), (say("报告", "Report"), say("进展", "Status"), said),
                  [(telling.title, value("status", telling.status, language), sentence(telling.evidence)) for telling in found.tellings])
    return "\n".join(lines)


def _details(fact: Fact, language: str) -> str:
    of = fact.other.properties
    figure = written(of.get("value"), of.get("unit"), of.get("change")) if fact.type in ("ACHIEVED", "AIMS_AT") else ""
    said = [value("role" if name == "roles" else "level", each, language) for name, values in fact.said.items() if name != "named_in" for each in values]
    return "、".join(str(word) for word in (figure, of.get("by") or of.get("year") or "" if figure else "", *said) if word)


def leader(found: Leader, led: Listed[Led], language: str = "zh") -> str:
    """A leader: official acts only."""
    say = speaker(language)
    said = say("原句", "Sentence")
    lines = [f"# {found.node.name}  {found.node.id}"]
    lines += part(say, say("历任职务", "Posts"), (say("年份", "Years"), say("地区", "Place"), say("职务", "Post"), said),
                  [(span(*(row.years[:1] or ("",)), *(row.years[-1:] or ("",))), row.place.name, row.title, sentence(row.evidence)) for row in found.posts])
    lines += part(say, say("牵头事项", "Items led"), (say("年份", "Years"), say("事项", "Item"), say("地区", "Place"), say("主题", "Topic"), say("进展", "Status"), said),
                  [(span(row.first, row.last), row.item.name, _names(row.places), row.topic, value("status", row.status, language), sentence(row.evidence))
                   for row in led.rows], led)
    lines += part(say, say("批示与肯定", "Approved of"), (say("日期", "Date"), say("形式", "Form"), say("对象", "Of"), said),
                  [("、".join(row.dates), "、".join(row.forms), row.subject.name, sentence(row.evidence)) for row in found.approved.rows], found.approved)
    lines += part(say, say("评分排名", "Scores"), (say("时期", "Period"), say("榜单", "Board"), say("得分", "Score"), say("排名", "Rank"), said),
                  [(row.period, row.board, _number(row.score), _number(row.rank), sentence(row.evidence)) for row in found.scores.rows], found.scores)
    return "\n".join(lines)


def _names(things: tuple[Ref, ...], many: int = 0) -> str:
    more = many - len(things)
    return "、".join(each.name for each in things) + (f" …+{more}" if more > 0 else "")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
