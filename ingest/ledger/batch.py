"""Several ledgers at once: files, folders and ZIPs opened, each file taken for the registers that its heads say, before anybody confirms."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import IngestError, SetAside
from ingest.ledger.book import ACCEPTED, read_ledger
from ingest.ledger.guess import guess, registers_in
from ingest.ledger.proposal import Proposal, propose
from ingest.readers.archive import read_archive
from ingest.readers.discover import hidden
from ingest.readers.refusal import aside
from ingest.registers import Register, registers

_SUFFIXES = frozenset(ACCEPTED.split())


@dataclass(frozen=True)
class Part:
    """A file as one register: `path` is where it lies or, of a member of a ZIP, would lie; `data` are a member's bytes. Without `proposal` it cannot be
    taken in, and `error` says why."""

    name: str
    path: Path
    data: bytes | None = None
    register: Register | None = None
    proposal: Proposal | None = None
    error: str = ""


def several(files: Iterable[Path]) -> bool:
    """Whether these are more than one plain file."""
    given = list(files)
    return len(given) > 1 or any(file.is_dir() or file.suffix.lower() == ".zip" for file in given)


def parts(files: Iterable[Path], of: Register | None = None, mapping: Mapping[str, str] | None = None, year: int | None = None) -> Iterator[Part]:
    """What the files, all spreadsheets in the folders and ZIPs among them included, would be taken in as: as `of`, or where that is None as each register
    that their sheets are. A file that cannot be read or that nothing tells the register of comes with its error, and the others go on."""
    for name, path, data, error in _opened(files):
        if error:
            yield Part(name, path, data, error=error)
            continue
        try:
            ledger = read_ledger(name if data is not None else path, data)
        except SetAside as refused:
            yield Part(name, path, data, error=str(refused))
            continue
        kinds = [of] if of else (registers_in(ledger) if len(ledger.sheets) > 1 else []) or [one for one in [guess(ledger)] if one]
        if not kinds:
            said = "、".join(each.zh for each in registers())
            yield Part(name, path, data, error=str(aside(name, "no-register", f"看不出是哪一种台账，请单独导入并用 --as 说明：{said}",
                                                         "nothing tells which register it is; take it in by itself with --as")))
        for kind in kinds:
            try:
                yield Part(name, path, data, kind, propose(ledger, kind, mapping or {}, year))
            except (SetAside, IngestError) as refused:
                yield Part(name, path, data, kind, error=str(refused))


def _opened(files: Iterable[Path]) -> Iterator[tuple[str, Path, bytes | None, str]]:
    """(name, path, bytes of a ZIP's member, why it cannot be opened) of each file."""
    for file in dict.fromkeys(files):
        if file.is_dir():
            found = [each for each in sorted(file.rglob("*")) if each.is_file() and not any(hidden(part) for part in each.relative_to(file).parts)]
            wanted = [each for each in found if each.suffix.lower() in (*_SUFFIXES, ".zip")]
            if not wanted:
                yield str(file), file, None, str(aside(str(file), "empty", f"文件夹里没有台账文件（{ACCEPTED} 或 .zip）", f"no {ACCEPTED} or .zip in the folder"))
            yield from _opened(wanted)
        elif file.suffix.lower() == ".zip" and file.is_file():
            yield from _members(file)
        else:
            yield str(file), file, None, ""


def _members(file: Path) -> Iterator[tuple[str, Path, bytes | None, str]]:
    def member(name: str, data: bytes, **_: Any) -> Iterator[Any]:
        if Path(name).suffix.lower() in _SUFFIXES:
            yield name, data

    try:
        content = file.read_bytes()
    except OSError as error:
        yield str(file), file, None, f"{file}: {error.strerror or error}"
        return
    for found in read_archive(str(file), content, member):
        if isinstance(found, SetAside):
            yield str(file), file, None, str(found)
        else:
            name, data = found
            yield name, Path(name), data, ""
