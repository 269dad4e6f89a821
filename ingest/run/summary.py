"""What a run of `python -m ingest` did, for people and as JSON."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Protocol

from ingest.errors import SetAside
from ingest.facts import FactFile


class Loaded(Protocol):
    """What loading into the graph did (`graph.load.LoadSummary`; `ingest` does not import `graph`)."""

    @property
    def status(self) -> int: ...
    def as_json(self) -> dict[str, Any]: ...
    def as_text(self) -> str: ...


_NAMED = 3
"""Reports without a date that are named; many have none."""


@dataclass
class Summary:
    """Counts of one run. `reports` counts distinct texts, `files` the readable inputs, duplicates included."""

    files: int = 0
    characters: int = 0
    entities: Counter = field(default_factory=Counter)
    relations: Counter = field(default_factory=Counter)
    set_aside: list[SetAside] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)  # (name, name of the first with the same text)
    gaps: list[tuple[str, list[str]]] = field(default_factory=list)  # (name, what nothing tells)
    warnings: list[str] = field(default_factory=list)
    loaded: Loaded | None = None
    load_error: str = ""
    _first: dict[str, str] = field(default_factory=dict)

    @property
    def reports(self) -> int:
        return len(self._first)

    def add(self, name: str, facts: FactFile) -> None:
        """Count one readable file; facts of a duplicate are not counted twice."""
        self.files += 1
        if facts.report in self._first:
            self.duplicates.append((name, self._first[facts.report]))
            return
        self._first[facts.report] = name
        self.characters += facts.chars
        self.entities.update(e.type for e in facts.entities)
        self.relations.update(r.type for r in facts.relations)
        if facts.gaps:
            self.gaps.append((name, list(facts.gaps)))

    @property
    def status(self) -> int:
        """Exit status: 0 all read, 1 some set aside or not loaded."""
        return 1 if self.set_aside or self.load_error or (self.loaded and self.loaded.status) else 0

    def as_json(self) -> dict[str, Any]:
        """The summary as plain JSON data."""
        return {
            "reports": self.reports, "files": self.files, "characters": self.characters,
            "entities": dict(sorted(self.entities.items())), "relations": dict(sorted(self.relations.items())),
            "set_aside": [{"name": s.name, "reason": s.reason, "code": s.code} for s in self.set_aside],
            "duplicates": [{"name": n, "same_as": s} for n, s in self.duplicates],
            "gaps": [{"name": n, "missing": m} for n, m in self.gaps],
            "warnings": self.warnings, "loaded": self.loaded.as_json() if self.loaded else None, "load_error": self.load_error,
        }

    def as_text(self) -> str:
        """The summary for a terminal."""
        lines = [f"报告 {self.reports} 份（文件 {self.files} 个），{self.characters:,} 字"]
        for title, counts in (("实体", self.entities), ("关系", self.relations)):
            if counts:
                lines.append(f"{title} {sum(counts.values()):,}：" + "，".join(f"{k} {v:,}" for k, v in counts.most_common()))
        for name, same in self.duplicates:
            lines.append(f"重复：{name} 与 {same} 正文相同，只计一次")
        words = {"city": "地区", "year": "年份"}
        for name, missing in self.gaps:
            if known := [words[m] for m in missing if m in words]:
                lines.append(f"缺少{'、'.join(known)}：{name}（可用 --city、--year 或在应用中补上）")
        if undated := [name for name, missing in self.gaps if "date" in missing]:
            lines.append(f"没有写明日期 {len(undated)} 份：{'、'.join(undated[:_NAMED])}{' 等' if len(undated) > _NAMED else ''}（可在应用中补上）")
        lines += [f"注意：{w}" for w in self.warnings]
        if self.set_aside:
            lines.append(f"搁置 {len(self.set_aside)} 个：")
            lines += [f"  {s.name}：{s.reason}" for s in self.set_aside]
        if self.loaded is not None:
            lines.append(self.loaded.as_text())
        if self.load_error:
            lines.append(f"未能入库：{self.load_error}\n事实文件已保存；排除原因后运行 python -m graph load")
        return "\n".join(lines)
