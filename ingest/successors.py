"""Which report took the place of which: one whose text was corrected, or is cleaned otherwise now, has another id, and people's decisions go with it.

`decisions/successors.jsonl` has a line for each succession, `{"was": OLD, "is": NEW}`. Only a text that is much like the old one succeeds
it: another text under the same file name is another report.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ingest import record
from ingest.workspace import Workspace

KIND = "successors"
ALIKE = 0.5
"""Share of four characters in a row that two texts have in common, of all that they have. Reports of one place in two years reach .27."""
_NO_WORDS = re.compile(r"[\W_]+")
_LENGTH = 4


class Successors:
    """The successions of a data folder as they are now."""

    def __init__(self, workspace: Workspace) -> None:
        self._texts = workspace.texts
        self._next: dict[str, str] = {}
        for line in lines(workspace):
            self._next.pop(line["is"], None)  # a text that came back succeeds those that had followed it
            if line["was"] != line["is"]:
                self._next[line["was"]] = line["is"]

    def line(self, report: str) -> list[str]:
        """The report and those that followed it, one after the other. (No circle: the last successor has none.)"""
        found = [report]
        while (after := self._next.get(found[-1])) is not None:
            found.append(after)
        return found

    def of(self, report: str) -> str:
        """The report that decisions about this one are about now: the last of its line that the data folder holds; where it holds none, the last."""
        if report not in self._next:
            return report
        line = self.line(report)
        return next((r for r in reversed(line) if (self._texts / f"{r}.json").is_file()), line[-1])


def succeed(workspace: Workspace, was: str, new: str) -> None:
    """Record durably that the report `new` took the place of `was`."""
    record.append(workspace, KIND, {"was": was, "is": new})


def lines(workspace: Workspace) -> list[dict[str, Any]]:
    """The record by time (a colleague's may have been taken in later); lines that are no succession are left out."""
    return sorted(filter(is_succession, record.read(workspace, KIND)), key=lambda line: str(line.get("when", "")))


def is_succession(line: Any) -> bool:
    """Whether JSON data says that one report took another's place."""
    return isinstance(line, dict) and "do" not in line and all(isinstance(line.get(key), str) and line[key] for key in ("was", "is"))


def take_in(workspace: Workspace, found: Iterable[dict[str, Any]]) -> int:
    """Add successions of a colleague's that are not here yet; returns how many."""
    known = {(line["was"], line["is"]) for line in lines(workspace)}
    new = {pair: line for line in found if (pair := (line["was"], line["is"])) not in known}
    for (was, after), line in new.items():
        record.append(workspace, KIND, {"was": was, "is": after, "when": str(line.get("when") or "")})
    return len(new)


def alike(old: str, new: str) -> bool:
    """Whether two texts are states of one."""
    a, b = _pieces(old), _pieces(new)
    return 2 * (a & b).total() >= ALIKE * (a.total() + b.total())


def _pieces(text: str) -> Counter[str]:
    words = _NO_WORDS.sub("", text)
    return Counter(words[at : at + _LENGTH] for at in range(max(len(words) - _LENGTH + 1, 1)))
