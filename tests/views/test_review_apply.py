"""What is recorded is applied even where Streamlit ends the run between the two."""
from __future__ import annotations

import pytest

from graph.decisions import Decision, DecisionLog, Ref
from views.review import apply as review_apply
from views.review import state as review_state


class Ended(BaseException):
    """How Streamlit ends a run."""


class Session(dict):
    """A session in which the run is ended at the first look after `asked` is set: as when a key's second event asks for the next run."""

    asked = False

    def _look(self) -> None:
        if self.asked:
            raise Ended

    def setdefault(self, *arguments):
        self._look()
        return super().setdefault(*arguments)

    def get(self, *arguments):
        self._look()
        return super().get(*arguments)

    def __setitem__(self, name, value):
        self._look()
        super().__setitem__(name, value)


@pytest.fixture
def session(monkeypatch, workspace):
    """A session outside Streamlit; `applied` holds what was brought into the graph."""
    made = Session()
    made.applied = []
    monkeypatch.setattr(review_apply.st, "session_state", made)
    monkeypatch.setattr(review_apply, "store", lambda: None)
    monkeypatch.setattr(review_apply.act, "apply", lambda _, folder: made.applied.extend(d.do for d in DecisionLog(folder).active()))
    return made


def test_a_panel_of_a_page_that_is_left_is_closed(session):
    for page, panel in (("evidence", ""), ("evidence", "correct"), ("review", "")):
        review_apply.leaving(page)
        assert review_state.panel() == panel
        review_state.open_panel("correct")


def test_a_run_ended_right_after_the_recording_has_it_applied_all_the_same(session, workspace):
    def make() -> Decision:
        done = DecisionLog(workspace).add(Decision("", "hide", things=(Ref("r1", "Reform", "河长制"),)))
        session.asked = True
        return done

    review_state.open_panel("correct")
    review_state.once(lambda: review_apply.record(make))
    review_apply._work.thread.join()
    assert session.applied == ["hide"]
    with pytest.raises(Ended):
        review_state.panel()
    session.asked = False
    assert review_state.panel() == "" and not review_apply.idle()  # the next run says that it is applied


def test_only_the_list_that_is_shown_stays_where_it_is_when_decisions_are_applied(session):
    queues = {name: review_state.Queue((), [1, 2], 2) for name in ("pairs", "joined", "places", "facts")}
    for tab, part, left in (("pairs", {"pairs_part": "joined"}, "joined"), ("pairs", {}, "pairs"), ("open", {"open_part": "places"}, "places"), ("facts", {}, "facts")):
        session.clear()
        session.update({"review_tab": tab, **part, "review_queues": dict(queues)})
        review_state.applied()
        assert list(review_state.queues()) == [left]
