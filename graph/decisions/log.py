"""The record of decisions in the data folder: append-only, readable after a kill, mergeable with a colleague's."""
from __future__ import annotations

import getpass
import json
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.decisions.records import Decision, parse
from graph.errors import BadDecision
from ingest import record, successors
from ingest.settings import setting
from ingest.successors import Successors
from ingest.workspace import Workspace, write_atomic

KIND = "graph"
NO_LINE = "不是完整的一行 JSON / is not a whole line of JSON"
_TAKEN = "编号与另一个决定相同（{0}） / has the id of another decision ({0})"


@dataclass(frozen=True)
class Problem:
    """A line that is no decision: its file, its number (from 1) and why it was skipped."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass
class Imported:
    """What reading in a colleague's record did: decisions that are new here, those known already, lines that were skipped."""

    new: list[Decision] = field(default_factory=list)
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


class DecisionLog:
    """The decisions of one data folder. Each call reads what is on the disk, so that several people and processes may write at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.file = workspace.decisions / f"{KIND}.jsonl"

    def read(self) -> tuple[list[Decision], list[Problem]]:
        """All decisions, sorted by when they were made (then by id), and the lines that are none. Where a report took another's place
        (`ingest.successors`), decisions about that one are about it."""
        each, problems = self._recorded()
        to = Successors(self._workspace).of
        return [d.moved(to) for d in each], problems

    def _recorded(self) -> tuple[list[Decision], list[Problem]]:
        """The same as people made them."""
        return _known(*_lines(self.file.name, self.file.read_bytes() if self.file.is_file() else b""), self.file.name)

    def active(self) -> list[Decision]:
        """The decisions in force, sorted by when they were made: without those taken back, and without the taking back itself. To undo
        an undo brings the decision back."""
        return in_force(self.read()[0])

    def mtime(self) -> tuple[int, int]:
        """Changes when the record does: (nanoseconds, bytes)."""
        try:
            found = self.file.stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)

    def add(self, decision: Decision) -> Decision:
        """Append a decision, durably, with an id, the time and who made it where these are empty. Raises `BadDecision` for one that cannot be."""
        made = replace(decision, id=decision.id or uuid.uuid4().hex[:12], who=decision.who or person(), when=decision.when or _now())
        made = parse(made.as_json())
        record.append(self._workspace, KIND, made.as_json())
        return made

    def undo(self, which: str, who: str = "") -> Decision:
        """Take a decision back, by its id. Raises `BadDecision` where there is none or where it is taken back already."""
        known = {d.id: d for d in self.read()[0]}
        if which not in known:
            raise BadDecision(f"没有编号为 {which} 的决定", f"there is no decision {which!r}")
        taken = known[which].of if known[which].do == "undo" else which
        if which not in {d.id for d in in_force(known.values(), undoing=True)}:
            raise BadDecision(f"决定 {which} 已经撤销", f"decision {which!r} is taken back already")
        return self.add(Decision("", "undo", who, of=which, note=known[taken].do if taken in known else ""))

    def export(self, path: Path) -> int:
        """Write all decisions as JSON lines to `path`, and which reports took the place of which; returns how many decisions."""
        each = self._recorded()[0]
        told = [*(d.as_json() for d in each), *successors.lines(self._workspace)]
        write_atomic(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told).encode("utf-8"))
        return len(each)

    def take_in(self, path: Path) -> Imported:
        """Add the decisions of a colleague's file that are not here yet, as they are (id, who, when), and what it says of successions. A line that is no decision, and an undo
        of a decision that neither record holds, are skipped and named; the rest is taken in. Raises OSError for what cannot be read (a folder)."""
        data = path.read_bytes()
        known = {d.id: d for d in self._recorded()[0]}
        followed: list[dict[str, Any]] = []
        found, problems = _lines(path.name, data, followed)
        coming, problems = _known(found, problems, path.name, known)
        result = Imported(problems=problems)
        for decision in coming:
            if decision.id in known:
                result.known += 1
                if known[decision.id] != decision:
                    problems.append(Problem(path.name, found[decision.id][0], _TAKEN.format(decision.id)))
            else:
                record.append(self._workspace, KIND, decision.as_json())
                result.new.append(decision)
        successors.take_in(self._workspace, followed)
        return result


def in_force(each: Iterable[Decision], undoing: bool = False) -> list[Decision]:
    """Of all decisions those that nobody took back, in their order; with `undoing` also the undos that stand themselves. Which of two clocks is
    ahead does not matter. Undos that take each other back in a circle (nobody makes them but by hand) do nothing."""
    known = {d.id: d for d in each}
    waiting = Counter(d.of for d in known.values() if d.do == "undo")
    ready = [i for i in known if not waiting[i]]
    taken: set[str] = set()
    standing: set[str] = set()
    while ready:  # a decision's turn comes when all undos of it have had theirs
        decision = known[ready.pop()]
        if decision.do != "undo":
            continue
        if decision.id not in taken:
            standing.add(decision.id)
            taken.add(decision.of)
        waiting[decision.of] -= 1
        if not waiting[decision.of] and decision.of in known:
            ready.append(decision.of)
    return [d for d in known.values() if (undoing and d.id in standing if d.do == "undo" else d.id not in taken)]


def person() -> str:
    """Who decides: REFORMGRAPH_USER, else the name that the system knows."""
    try:
        return setting("REFORMGRAPH_USER", "") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _lines(name: str, text: bytes, followed: list[dict[str, Any]] | None = None) -> tuple[dict[str, tuple[int, Decision]], list[Problem]]:
    """The decisions of the file of this name by id, each with the number of its line, and the lines that are none. Successions go to `followed`."""
    found: dict[str, tuple[int, Decision]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if followed is not None and successors.is_succession(data):
                followed.append(data)
                continue
            decision = parse(data)
            json.dumps(decision.as_json(), ensure_ascii=False).encode("utf-8")
            if decision.id in found and found[decision.id][1] != decision:
                raise BadDecision(_TAKEN.format(decision.id))
            found.setdefault(decision.id, (number, decision))
        except BadDecision as error:
            problems.append(Problem(name, number, str(error)))
        except UnicodeEncodeError:
            problems.append(Problem(name, number, "含有不完整的字符 / holds half a character"))
        except (ValueError, RecursionError):
            problems.append(Problem(name, number, NO_LINE))
    return found, problems


def _known(
    found: Mapping[str, tuple[int, Decision]], problems: list[Problem], name: str, there: Collection[str] = ()
) -> tuple[list[Decision], list[Problem]]:
    """The decisions sorted by when they were made, without undos of what neither they nor `there` hold, which become problems."""
    lost = {i: line for i, (line, d) in found.items() if d.do == "undo" and d.of not in found and d.of not in there}
    problems = problems + [Problem(name, line, f"撤销的决定不存在（{found[i][1].of}） / undoes a decision that is not known ({found[i][1].of})") for i, line in lost.items()]
    each = sorted((d for i, (_, d) in found.items() if i not in lost), key=lambda d: (d.when, d.do == "undo", d.id))
    return each, sorted(problems, key=lambda p: p.line)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
