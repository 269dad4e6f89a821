"""The record of decisions in the data folder: append-only, readable after a kill, mergeable with a colleague's."""
from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.decisions import described, verdicts
from graph.decisions.records import Decision, parse
from graph.errors import BadDecision
from ingest import record, successors
from ingest.record import person, undone
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
    """What reading in a colleague's record did: decisions that are new here, how many were known already, how many `verdicts` of random checks are
    new, lines that were skipped. `described`: the reports of which it says (or takes back) of which place and year they are."""

    new: list[Decision] = field(default_factory=list)
    known: int = 0
    verdicts: int = 0
    described: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class DecisionLog:
    """The decisions of one data folder. Each call reads what is on the disk, so that several people and processes may write at once.

    Those on a report as a whole (`describe`) lie in a file of their own (`graph.decisions.described`): the graph follows them when the report is read
    anew. `read` and `active` are about the others; all else here is about both."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.file = workspace.decisions / f"{KIND}.jsonl"

    def read(self) -> tuple[list[Decision], list[Problem]]:
        """All decisions, sorted by when they were made (then by id), and the lines that are none. Where a report took another's place
        (`ingest.successors`), decisions about that one are about it."""
        each, problems = self._recorded()
        to = Successors(self._workspace).of
        return [d.moved(to) for d in each], problems

    def everything(self) -> tuple[list[Decision], list[Problem]]:
        """The same with those on reports as a whole."""
        each, problems = self.read()
        to = Successors(self._workspace).of
        return sorted([*each, *(d.moved(to) for d in described.recorded(self._workspace))], key=_when), problems

    def described(self, each: Iterable[Decision]) -> list[str]:
        """The reports that these decisions describe, or of which they take back what was said: they are to be read anew."""
        return described.described(each, self.everything()[0])

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
        self._append(made, {d.id for d in described.recorded(self._workspace)} if made.do == "undo" else ())
        return made

    def _append(self, made: Decision, elsewhere: Collection[str]) -> None:
        """Write it to the file of its kind; `elsewhere` are the ids of the decisions on reports as a whole."""
        if made.do == "describe" or (made.do == "undo" and made.of in elsewhere):
            described.add(self._workspace, made)
        else:
            record.append(self._workspace, KIND, made.as_json())

    def undo(self, which: str, who: str = "") -> Decision:
        """Take a decision back, by its id. Raises `BadDecision` where there is none or where it is taken back already."""
        known = {d.id: d for d in self.everything()[0]}
        if which not in known:
            raise BadDecision(f"没有编号为 {which} 的决定", f"there is no decision {which!r}")
        taken = known[which].of if known[which].do == "undo" else which
        if which not in {d.id for d in in_force(known.values(), undoing=True)}:
            raise BadDecision(f"决定 {which} 已经撤销", f"decision {which!r} is taken back already")
        return self.add(Decision("", "undo", who, of=which, note=known[taken].do if taken in known else ""))

    def export(self, path: Path) -> int:
        """Write all decisions as JSON lines to `path`, which reports took the place of which, and the verdicts of random checks; returns how many
        decisions."""
        each = sorted([*self._recorded()[0], *described.recorded(self._workspace)], key=_when)
        told = [*(d.as_json() for d in each), *successors.lines(self._workspace), *verdicts.lines(self._workspace)]
        write_atomic(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told).encode("utf-8"))
        return len(each)

    def take_in(self, path: Path) -> Imported:
        """Add the decisions of a colleague's file that are not here yet, as they are (id, who, when), what it says of successions, and verdicts of
        random checks. A line that is no decision, and an undo of a decision that neither record holds, are skipped and named; the rest is taken in.
        Raises OSError for what cannot be read (a folder)."""
        data = path.read_bytes()
        own = described.recorded(self._workspace)
        known = {d.id: d for d in (*self._recorded()[0], *own)}
        beside: list[dict[str, Any]] = []
        found, problems = _lines(path.name, data, beside)
        coming, problems = _known(found, problems, path.name, known)
        apart = _apart(coming, {d.id for d in own})
        result = Imported(problems=problems)
        for decision in coming:
            if decision.id in known:
                result.known += 1
                if known[decision.id] != decision:
                    problems.append(Problem(path.name, found[decision.id][0], _TAKEN.format(decision.id)))
            else:
                self._append(decision, apart)
                result.new.append(decision)
        successors.take_in(self._workspace, (line for line in beside if successors.is_succession(line)))
        result.verdicts = verdicts.take_in(self._workspace, filter(verdicts.is_verdict, beside))
        result.described = self.described(coming)
        return result


def in_force(each: Iterable[Decision], undoing: bool = False) -> list[Decision]:
    """Of all decisions those that nobody took back, in their order; with `undoing` also the undos that stand themselves. Which of two clocks is
    ahead does not matter. Undos that take each other back in a circle (nobody makes them but by hand) do nothing."""
    known = {d.id: d for d in each}
    taken, standing = undone({d.id: d.of if d.do == "undo" else "" for d in known.values()})
    return [d for d in known.values() if (undoing and d.id in standing if d.do == "undo" else d.id not in taken)]


def _lines(name: str, text: bytes, beside: list[dict[str, Any]] | None = None) -> tuple[dict[str, tuple[int, Decision]], list[Problem]]:
    """The decisions of the file of this name by id, each with the number of its line, and the lines that are none. Successions and verdicts go to `beside`."""
    found: dict[str, tuple[int, Decision]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if beside is not None and (successors.is_succession(data) or verdicts.is_verdict(data)):
                beside.append(data)
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
    each = sorted((d for i, (_, d) in found.items() if i not in lost), key=_when)
    return each, sorted(problems, key=lambda p: p.line)


def _apart(each: Iterable[Decision], known: Iterable[str]) -> set[str]:
    """Ids of the decisions on reports as a whole among these, with those that take one back; `known` are those recorded. (A clock may be behind.)"""
    found = {*known, *(d.id for d in each if d.do == "describe")}
    while more := {d.id for d in each if d.do == "undo" and d.of in found} - found:
        found |= more
    return found


def _when(decision: Decision) -> tuple[str, bool, str]:
    return decision.when, decision.do == "undo", decision.id


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
