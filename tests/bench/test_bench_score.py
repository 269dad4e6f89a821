"""The score says in one line that there is nothing to measure by, where the annotated reports are not there; kinds with few facts have an interval."""
import pytest

from bench import score
from training import annotated, measure


def test_one_line_without_the_annotated_reports(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(annotated, "EVALUATION", tmp_path / "evaluation")
    assert score.main(["gold", "check"]) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and str(tmp_path) in said


def test_kinds_with_few_facts_have_an_interval():
    def row(right, gold, said):
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": gold, "predicted": said, "matched": right}

    result = {"entities": {"Reform": row(40, 50, 60), "Policy": row(14, 16, 14), "Leader": row(0, 0, 0)}, "entities_micro": row(54, 66, 74),
              "relations": {"ISSUED": row(8, 8, 9)}, "relations_micro": row(8, 8, 9), "attributes": {}}
    lines = {line.split()[0]: line for line in measure.table(result).splitlines()}
    assert lines["Policy"].endswith("P 0.78–1.00   R 0.64–0.97") and lines["ISSUED"].endswith("P 0.56–0.98   R 0.68–1.00")
    assert not any("–" in lines[name] for name in ("Reform", "Leader"))


@pytest.mark.parametrize(("right", "of", "expected"), [(15, 24, (0.43, 0.79)), (0, 10, (0.0, 0.28)), (0, 0, (0.0, 1.0))])
def test_the_interval_is_wilsons(right, of, expected):
    assert measure.wilson(right, of) == pytest.approx(expected, abs=0.005)
