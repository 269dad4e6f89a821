"""The database driver without the libraries for tables that it would import along."""
from __future__ import annotations

import sys
from importlib import import_module

UNUSED = ("numpy", "pandas", "pyarrow")
"""The driver imports these where they are installed, to take and give their types; commands use none of them."""


def import_driver() -> None:
    """Import `neo4j` without them: a third of the time that a command takes to start. They can be imported as usual afterwards.

    For the start of a command line only, before there are threads; does nothing where the driver or one of them is imported already.
    """
    if any(name in sys.modules for name in ("neo4j", *UNUSED)):
        return
    sys.modules.update(dict.fromkeys(UNUSED))  # None: an import raises ImportError
    try:
        import_module("neo4j")
    finally:
        for name in UNUSED:
            del sys.modules[name]
