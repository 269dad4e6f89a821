"""`python -m graph` in this process, as a person types it."""
from __future__ import annotations

from graph.cli import main


def run(*arguments: str, capfd) -> tuple[int, str, str]:
    """Exit status, output and errors; no traceback ever."""
    try:
        status = main(list(arguments))
    except SystemExit as ended:
        status = ended.code
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    return status, out, err
