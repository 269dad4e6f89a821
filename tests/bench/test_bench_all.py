"""`python -m bench` goes through all benchmarks, each in a process of its own, whatever one of them does."""
from __future__ import annotations

import importlib
import subprocess
import sys
from types import SimpleNamespace

import pytest

from bench import __main__ as every
from bench import start


@pytest.mark.parametrize(("bad", "status"), [((), 0), (("load",), 1)])
def test_all_run_to_the_end(monkeypatch, capsys, bad, status):
    ran = []

    def run(command):
        ran.append(command)
        return SimpleNamespace(returncode=int(command[-1].removeprefix("bench.") in bad))

    monkeypatch.setattr(subprocess, "run", run)
    assert every.main() == status
    assert ran == [[sys.executable, "-m", f"bench.{name}"] for name in every.NAMES]
    told = capsys.readouterr()
    assert all(f"== {name}" in told.out for name in every.NAMES) and ("load" in told.err) == bool(bad)


def test_each_has_a_main_that_can_be_called_without_arguments():
    for name in every.NAMES:
        assert callable(importlib.import_module(f"bench.{name}").main)


def test_the_start_is_not_measured_against_an_app_that_runs_already(monkeypatch):
    monkeypatch.setattr(start, "_answers", lambda: True)
    with pytest.raises(SystemExit, match="already"):
        start.main()
