"""The score says in one line that there is nothing to measure by, where the annotated reports are not there."""
from bench import score
from training import annotated


def test_one_line_without_the_annotated_reports(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(annotated, "EVALUATION", tmp_path / "evaluation")
    assert score.main(["gold", "check"]) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and str(tmp_path) in said
