"""The registers that reform offices keep by hand: their names and columns, one file for import, export, templates and pages.

    register("试点台账").column("level").zh       # 级别
    [r.en for r in registers()]                   # claims, tasks, problems, drives, pilots, cases, …
"""
from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.errors import UsageError

KINDS = (
    "text", "number", "date", "year", "period", "status", "level", "first", "topic", "place", "person", "body", "bodies", "item", "pilot",
    "problem", "subject", "recogniser", "recognisers", "scored", "amount", "results", "months",
)
"""What a cell holds. `item` and `pilot` name a reform or pilot, `subject` one of these or a place, `scored` a body, a place or a person,
`months` stands for any number of columns headed by months, `results` for prose with numbers, `amount` for a number with its unit."""
ROW = "行标识"
"""Head of the column of row ids in exports: what a row was about and what each of its cells said (`graph.registers`)."""


@dataclass(frozen=True)
class Column:
    """A column: its `key` in the code, its heads in Chinese and English, what its cells hold, the roles and further words that mean it in
    other people's ledgers, whether it says what the row is about, and whether ledgers tell it (else the graph works it out)."""

    key: str
    zh: str
    en: str
    kind: str
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    identifies: bool = False
    told: bool = True

    def title(self, language: str) -> str:
        """Its head in `zh` or `en`."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Register:
    """A register: `en` is its key in code and addresses, `zh` its Chinese name, `also` other names that it goes by."""

    zh: str
    en: str
    heading: str
    also: tuple[str, ...]
    about_zh: str
    about_en: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """The column of that key. Raises `KeyError`."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def title(self, language: str) -> str:
        """Its name in `zh` or `en`."""
        return self.zh if language == "zh" else self.heading

    def about(self, language: str) -> str:
        """What it tells, in `zh` or `en`."""
        return self.about_zh if language == "zh" else self.about_en


def registers() -> tuple[Register, ...]:
    """All registers, in the order in which they are shown."""
    return tuple(_all().values())


def register(name: str) -> Register:
    """The register of a Chinese or English name, blanks and case apart. Raises `UsageError` that lists them."""
    wanted = _plain(name)
    for found in registers():
        if wanted in {_plain(n) for n in (found.zh, found.en, found.heading, *found.also)}:
            return found
    known = "、".join(f"{r.zh}（{r.en}）" for r in registers())
    raise UsageError(f"没有叫“{name}”的台账，可用：{known} / no register of that name; there are those")


def _plain(name: str) -> str:
    return "".join(name.split()).strip("“”\"《》").lower()


@cache
def _all() -> dict[str, Register]:
    raw = tomllib.loads(Path(__file__).with_name("registers.toml").read_text(encoding="utf-8"))
    made: dict[str, Register] = {}
    for key, entry in raw.items():
        columns = tuple(
            Column(c["key"], c["zh"], c["en"], c["kind"], tuple(c.get("roles", ())), tuple(c.get("words", ())), c.get("identifies", False), c.get("told", True))
            for c in entry["columns"]
        )
        unknown = {c.kind for c in columns} - set(KINDS)
        if unknown or entry["en"] != key:
            raise ValueError(f"registers.toml: {key}: {unknown or 'its English name is another'}")
        made[key] = Register(entry["zh"], entry["en"], entry["title"], tuple(entry.get("also", ())), entry["about_zh"], entry["about_en"], columns)
    return made
