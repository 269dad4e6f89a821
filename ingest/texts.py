"""`texts/REPORT.json` of the data folder: a report's clean text with its map back to the source, its blocks and its metadata.

The map is kept as runs: `[source start, length]` where the source goes on character by character, `[source start, -length]` where several
clean characters came from one place. Same report, same bytes.
"""
from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.clean.text import Block, CleanText, Damage, Furniture, Metadata
from ingest.errors import TextFileError
from ingest.workspace import write_atomic

FORMAT = 1


@dataclass(frozen=True)
class StoredText:
    """What one file holds: the report's id, its clean text and the metadata it was ingested with."""

    report: str
    clean: CleanText
    meta: Metadata


def to_bytes(report: str, clean: CleanText, meta: Metadata) -> bytes:
    """The file's content: UTF-8 JSON, keys in a fixed order, one trailing newline."""
    content = {
        "format": FORMAT,
        "report": report,
        "meta": _meta(meta),
        "text": clean.text,
        "origins": runs(clean.origins),
        "blocks": [[b.start, b.end, b.kind, b.level, b.number, list(b.path), [list(i) for i in b.items]] for b in clean.blocks],
        "furniture": [[f.start, f.end, f.kind, f.text] for f in clean.furniture],
        "damage": [[d.start, d.end, d.reason] for d in clean.damage],
        "notes": list(clean.notes),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    return text.encode("utf-8", "surrogatepass")


def _meta(meta: Metadata) -> dict[str, Any]:
    made = asdict(meta) | {"origin": dict(sorted(meta.origin.items()))}
    under = made.pop("under")
    return made | ({"under": dict(sorted(under.items()))} if under else {})


def from_bytes(data: bytes, file: str = "text file") -> StoredText:
    """Parse what `to_bytes` made. Raises `TextFileError` naming `file` and what is wrong."""
    try:
        raw = json.loads(data.decode("utf-8", "surrogatepass"))
        if raw.get("format") != FORMAT:
            raise TextFileError(file, f"has format {raw.get('format')!r}, this version reads {FORMAT}; ingest the report again")
        clean = CleanText(
            raw["text"],
            origins(raw["origins"]),
            tuple(Block(s, e, kind, level, number, tuple(path), tuple((a, b, m) for a, b, m in items)) for s, e, kind, level, number, path, items in raw["blocks"]),
            tuple(Furniture(*item) for item in raw["furniture"]),
            tuple(Damage(*item) for item in raw["damage"]),
            tuple(raw["notes"]),
        )
        under = {str(key): (str(origin), value) for key, (origin, value) in raw["meta"].get("under", {}).items()}
        meta = Metadata(**{key: raw["meta"][key] for key in (*Metadata.KEYS, "origin")}, under=under)
        report = str(raw["report"])
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise TextFileError(file, f"is not JSON ({error}); ingest the report again") from error
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise TextFileError(file, f"is not a stored text ({error!r}); ingest the report again") from error
    if len(clean.origins) != len(clean.text):
        raise TextFileError(file, f"maps {len(clean.origins)} characters of {len(clean.text)}; ingest the report again")
    return StoredText(report, clean, meta)


def write(folder: Path, report: str, clean: CleanText, meta: Metadata) -> Path:
    """Write `folder/REPORT.json` (`Workspace.texts`) whole or not at all, and return its path."""
    path = folder / f"{report}.json"
    write_atomic(path, to_bytes(report, clean, meta))
    return path


def read(folder: Path, report: str) -> StoredText:
    """Read `folder/REPORT.json`. Raises `TextFileError` if it is missing or broken."""
    path = folder / f"{report}.json"
    try:
        return from_bytes(path.read_bytes(), str(path))
    except OSError as error:
        raise TextFileError(str(path), f"cannot be read ({error.strerror}); ingest the report again") from error


def runs(places: Sequence[int]) -> list[list[int]]:
    """`[source start, length]` of each stretch that goes on by one; length is negative where all places are the same."""
    if isinstance(places, range) and places.step == 1:
        return [[places.start, len(places)]] if places else []
    found: list[list[int]] = []
    start = 0
    total = len(places)
    while start < total:
        first = places[start]
        end = start + 1
        step = places[end] - first if end < total and places[end] - first in (0, 1) else 1
        while end < total and places[end] == first + step * (end - start):
            end += 1
        length = end - start
        found.append([first, length if step or length == 1 else -length])
        start = end
    return found


def origins(packed: list[list[int]]) -> array:
    """The places that `runs` packed."""
    places = array("I")
    for first, length in packed:
        places.extend(range(first, first + length) if length > 0 else [first] * -length)
    return places

