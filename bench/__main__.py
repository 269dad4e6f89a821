"""`python -m bench`: all benchmarks of the README, one after the other, to the end; the exit status tells whether each came through.

Each runs in a process of its own, as one pins itself to a core and as peak memory is that of a process. Everything they write (data folders,
stores, a clone of the project) is in temporary folders.
"""
from __future__ import annotations

import subprocess
import sys
import time

NAMES = ("extraction", "load", "queries", "start")


def main() -> int:
    """Run them; 0 when all came through, else 1."""
    failed = []
    for name in NAMES:
        print(f"\n== {name}", flush=True)
        start = time.perf_counter()
        status = subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode
        print(f"-- {name}: {time.perf_counter() - start:.0f} s" + (f", failed ({status})" if status else ""), flush=True)
        failed += [name] if status else []
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
