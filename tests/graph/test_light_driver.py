"""Commands start without the libraries for tables, and these can be had afterwards."""
from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from graph.light_driver import UNUSED, import_driver
import_driver()
import graph.commands
assert "neo4j" in sys.modules and not sys.modules.keys() & set(UNUSED), sys.modules.keys() & set(UNUSED)
import numpy, pandas
import_driver()
assert numpy.arange(3).sum() == 3 and sys.modules["pandas"] is pandas
"""


def test_the_driver_comes_alone_and_others_can_be_imported_later() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
