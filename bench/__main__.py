"""`python -m bench`: all benchmarks, one after the other."""
from __future__ import annotations

import importlib

for name in ("extraction", "load", "queries", "start"):
    print(f"\n== {name}")
    importlib.import_module(f"bench.{name}").main()
