"""How many decisions are recorded and not applied yet."""
from __future__ import annotations

from graph.decisions import Decision, DecisionLog, Ref
from graph.decisions.applied import FILE, mark, waiting


def hide(workspace, name: str) -> None:
    DecisionLog(workspace).add(Decision("", "hide", things=(Ref("r1", "Reform", name),)))


def test_what_was_added_since_the_mark_waits(workspace) -> None:
    assert waiting(workspace) == 0
    hide(workspace, "甲改革")
    hide(workspace, "乙改革")
    assert waiting(workspace) == 2
    mark(workspace, DecisionLog(workspace).mtime()[1])
    assert waiting(workspace) == 0
    hide(workspace, "丙改革")
    assert waiting(workspace) == 1


def test_a_damaged_mark_counts_everything_and_a_record_that_is_gone_nothing(workspace) -> None:
    hide(workspace, "甲改革")
    mark(workspace, DecisionLog(workspace).mtime()[1])
    (workspace.root / FILE).write_text("half", encoding="utf-8")
    assert waiting(workspace) == 1
    mark(workspace, 10**6)  # the record was taken back from a backup and is shorter now
    assert waiting(workspace) == 1
    DecisionLog(workspace).file.unlink()
    assert waiting(workspace) == 0
