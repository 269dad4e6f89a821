"""What a load did, for people and as JSON."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class LoadSummary:
    """Report ids by what happened to them (`relinked`: its facts did not change, but which things are one did);
    `duplicates` are (file, file with the same text), `set_aside` (file, reason), `notes` what was
    left out of a report that was loaded, `skipped` lines of the record of decisions that are none, `dormant` ids of decisions
    that find nothing any more, as a report that changed does not state it now."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    relinked: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    dormant: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        """Exit status: 0 everything is in the graph, 1 something was set aside."""
        return 1 if self.set_aside else 0

    def as_json(self) -> dict[str, Any]:
        """Counts, and what was set aside by name."""
        return {"added": len(self.added), "changed": len(self.changed), "relinked": len(self.relinked), "unchanged": len(self.unchanged), "removed": len(self.removed),
                "duplicates": len(self.duplicates), "set_aside": [{"name": n, "reason": r} for n, r in self.set_aside], "notes": self.notes,
                "skipped": self.skipped, "dormant": self.dormant}

    def as_text(self) -> str:
        """A few lines for a terminal."""
        lines = [f"入库：新增 {len(self.added)}，更新 {len(self.changed)}，未变 {len(self.unchanged)}，移除 {len(self.removed)}"]
        if self.relinked:
            lines.append(f"重新关联 {len(self.relinked)} 份：事实未变，与其他报告的同一事物已合并或分开")
        lines += [f"重复：{name} 与 {same} 正文相同，只计一次" for name, same in self.duplicates]
        lines += [f"注意：{note}" for note in self.notes]
        lines += [f"跳过的决定：{line}" for line in self.skipped]
        if self.dormant:
            lines.append(f"{len(self.dormant)} 个决定不再有对应内容 / {len(self.dormant)} decisions find nothing any more: python -m graph decisions")
        if self.set_aside:
            lines.append(f"搁置 {len(self.set_aside)} 个：")
            lines += [f"  {name}：{reason}" for name, reason in self.set_aside]
        return "\n".join(lines)
