"""The progress bar of the command line."""
from __future__ import annotations

import sys
from pathlib import Path


class Bar:
    """A progress bar on stderr; nothing where stderr is no terminal or `hidden`."""

    def __init__(self, hidden: bool, what: str = "读取 read", unit: str = "份") -> None:
        self._hidden, self._what, self._unit, self._bar = hidden, what, unit, None

    def __enter__(self) -> Bar:
        return self

    def update(self, done: int, total: int, name: str) -> None:
        """`done` of `total` files are done, the last of them `name`."""
        from tqdm import tqdm

        if self._bar is None:
            self._bar = tqdm(total=total, desc=self._what, unit=self._unit, disable=True if self._hidden else None, file=sys.stderr)
        self._bar.set_postfix_str(name, refresh=False)
        self._bar.update(done - self._bar.n)

    def page(self, name: str, done: int, count: int) -> None:
        """`done` of `count` pages of a long file are read."""
        if self._bar is not None:
            self._bar.set_postfix_str(f"{Path(name).name} {done}/{count} 页 pages")

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
