"""The words in which hits are told, on a terminal, in briefs and in tables, in Chinese and English; names and sentences stay as the reports have them."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.similar.hits import Hit

COLUMNS = {
    "name": ("做法", "Reform"), "place": ("地区", "Place"), "concept": ("理念", "Idea"), "topic": ("主题", "Topic"), "level": ("级别", "Level"),
    "status": ("状态", "Status"), "year": ("首见年份", "First year"), "score": ("相像程度", "Likeness"), "reasons": ("缘由", "Reasons"),
    "differences": ("不同", "Differences"), "outcomes": ("成效", "Outcomes"), "led": ("牵头", "Led by"), "recognised": ("肯定", "Recognised by"),
    "governed": ("依据", "Governed by"), "quotes": ("原文", "Sentences"), "sources": ("出处", "Sources"),
}
"""Columns of the table, in their order."""
_TEXTS = COLUMNS | {
    "title": ("外地类似做法", "Similar reforms elsewhere"), "sheet": ("类似做法", "Similar reforms"), "asked": ("所问", "Asked"), "about": ("概况", "About"),
    "what": ("做法", "What they did"), "alike": ("相像", "Alike in"), "since": ("{year}年首见", "since {year}"), "others": ("另有 {many} 项：", "{many} more: "),
    "nothing": ("没有值得参考的类似做法。可以换一种说法、放宽条件，或载入更多报告。", "Nothing worth showing: say it otherwise, ask for less, or load more reports."),
}
_KINDS = {
    "concept": ("同一理念", "same idea"), "problem": ("同一问题", "same problem"), "policy": ("同一政策", "same policy"), "means": ("共同做法", "same means"),
    "topic": ("主题相同", "same topic"), "meaning": ("意思相近", "near in meaning"),
}
_DIFFERENCES = {"level": ("级别", "level"), "topic": ("主题", "topic"), "status": ("状态", "status"), "year": ("首见年份", "first year")}
_VALUES = {"national": "国家级", "provincial": "省级", "municipal": "市级", "completed": "已完成", "underway": "推进中",
           "cancelled": "不再实施", "planned": "计划中", "unknown": "未说明"}


@dataclass(frozen=True)
class Words:
    """The words of one language, "zh" or "en". `values`: what stored values (levels, statuses, topics) are called; what is not there stays as it is."""

    language: str = "zh"
    values: Mapping[str, str] = field(default_factory=lambda: _VALUES)

    def text(self, name: str, **parts: object) -> str:
        """A text with its parts filled in."""
        return self._of(_TEXTS[name]).format(**parts)

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[self.language != "zh"]

    def value(self, value: str) -> str:
        """A stored value; empty for one that says nothing."""
        return "" if value in ("", "unknown") else self.values.get(value, value)

    def line(self, name: str, text: str) -> str:
        """A title before its text."""
        return f"{self.text(name)}{self.colon}{text}"

    @property
    def colon(self) -> str:
        """Between a title and its text."""
        return "：" if self.language == "zh" else ": "

    def joined(self, parts: list[str]) -> str:
        """Texts of a list as one."""
        return ("；" if self.language == "zh" else "; ").join(parts)

    def reasons(self, hit: Hit) -> str:
        """Why it is a hit, in a line."""
        return self.joined([self._of(_KINDS[r.kind]) + (f"{self.colon}{self.values.get(r.words, r.words)}" if r.words else "") for r in hit.reasons])

    def differences(self, hit: Hit) -> str:
        """Where it differs from what is asked, in a line."""
        return self.joined([f"{self._of(_DIFFERENCES[d.name])} {self.values.get(d.asked, d.asked)} → {self.values.get(d.found, d.found)}" for d in hit.differences])


CHINESE = Words()
