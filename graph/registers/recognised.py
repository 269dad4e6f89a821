"""Who recognised what, as the registers of recognitions and of cases read it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.registers import cypher, levels
from graph.registers.source import Source, sure


@dataclass(frozen=True)
class Recognition:
    """A recogniser's praise of an item or a place (`subject`); `forms` and `dates` as stated, `level` empty where neither a ledger nor its name tells it;
    `row` what the statement read of the subject."""

    subject: str
    subject_name: str
    recogniser: str
    name: str
    forms: tuple[str, ...]
    level: str
    dates: tuple[str, ...]
    reports: tuple[str, ...]
    row: dict[str, Any]


def recognitions(source: Source) -> list[Recognition]:
    """All of them that reach the threshold."""
    return [_made(source, row) for row in source.read(cypher.RECOGNISED)]


def _made(source: Source, row: dict[str, Any]) -> Recognition:
    def said(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sure(row[key], row["confidences"], source.confidence)))

    told = [level for text in said("levels") if (level := levels.stated(text))]
    level = min(told, key=levels.LEVELS.index) if told else _by_name(row)
    return Recognition(row["item"], row["name"], row["recogniser"], row["recogniser_name"], said("forms"), level, said("dates"), tuple(row["reports"] or ()), row)


def _by_name(row: dict[str, Any]) -> str:
    """Of a person the post tells it (省委书记), else what it is held in (教育部); of anybody else the name."""
    if row["recogniser"].startswith("leader:"):
        return levels.by_name(row["post"] or "") or levels.by_name(row["of"] or "")
    return levels.by_name(row["recogniser_name"])
