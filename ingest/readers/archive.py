"""ZIP archives of reports, read in memory: nothing is unpacked to disk, so a member's name can do no harm beyond misleading."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import SetAside
from ingest.readers import limits
from ingest.readers.discover import FACTS, REPORTS, hidden
from ingest.readers.encoding import decode
from ingest.readers.refusal import aside, broken, empty, too_large
from ingest.readers.sidecar import INDEX, parse_index, parse_sidecar
from ingest.readers.source import SourceDocument

_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)

ReadMember = Callable[..., Iterator[SourceDocument | SetAside]]


@dataclass
class Budget:
    """What one archive with the archives in it may still take; shared by all its levels."""

    bytes: int = limits.MAX_UNPACKED_BYTES
    members: int = limits.MAX_MEMBERS


@dataclass
class _Members:
    """The entries of one archive by their readable names, with what is said about them."""

    archive: zipfile.ZipFile
    infos: dict[str, zipfile.ZipInfo]
    budget: Budget
    indexes: dict[str, tuple[dict[str, dict[str, Any]], str]] = field(default_factory=dict)

    def read(self, name: str, shown: str) -> bytes:
        """The bytes of a member, at most what the limits allow. Raises `SetAside`."""
        info = self.infos[name]
        _check(info, shown)
        try:
            with self.archive.open(info) as member:  # the size in the directory may lie: never read more than is allowed
                data = member.read(min(limits.MAX_FILE_BYTES, self.budget.bytes) + 1)
        except _ERRORS as error:
            raise broken(shown, "压缩包内的", "ZIP member", error) from error
        if len(data) > self.budget.bytes:
            raise _bomb(shown)
        if len(data) > limits.MAX_FILE_BYTES:
            raise too_large(
                shown,
                f"解压后超过 {limits.MAX_FILE_BYTES // limits.MIB} MB 的单个文件上限",
                f"it is larger than the limit for one file, {limits.MAX_FILE_BYTES // limits.MIB} MB, when unpacked",
            )
        self.budget.bytes -= len(data)
        return data

    def beside(self, name: str, shown: str) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
        """Sidecar, index row and warnings for the member `name` (as `ingest.readers.beside` gives them for files)."""
        folder, _, base = name.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        sidecar: dict[str, Any] = {}
        warnings: list[str] = []
        side = f"{prefix}{base.rpartition('.')[0] or base}.json"
        if side in self.infos and side != name:
            try:
                parsed, warning = parse_sidecar(self.read(side, side), side.rsplit("/", 1)[-1])
                sidecar = parsed or {}
            except SetAside as error:
                warning = str(error)
            warnings += [warning] if warning else []
        index = next((n for n in self.infos if n.lower() == f"{prefix}{INDEX}".lower()), None)
        rows: dict[str, dict[str, Any]] = {}
        if index is not None:
            if index not in self.indexes:
                try:
                    self.indexes[index] = parse_index(self.read(index, index), index)
                except SetAside as error:
                    self.indexes[index] = ({}, str(error))
                warnings += [self.indexes[index][1]] if self.indexes[index][1] else []  # once, with the first report
            rows = self.indexes[index][0]
        return sidecar, rows.get(base, {}), warnings


def read_archive(
    name: str, data: bytes, read_member: ReadMember, depth: int = 1, budget: Budget | None = None
) -> Iterator[SourceDocument | SetAside]:
    """The reports of a ZIP in the order of their names; what cannot be read comes as a `SetAside` and the others go on.

    `read_member(name, data, sidecar=…, index_row=…, warnings=…, depth=…, budget=…)` reads one member of any kind.
    """
    budget = budget or Budget()
    if depth > limits.MAX_ZIP_DEPTH:
        yield aside(
            name,
            "too-deep",
            f"压缩包嵌套超过 {limits.MAX_ZIP_DEPTH} 层，请先解压",
            f"archives are nested more than {limits.MAX_ZIP_DEPTH} deep; unpack it first",
        )
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ERRORS as error:
        yield broken(name, "ZIP", "ZIP", error)
        return
    with archive:
        entries = archive.infolist()
        total = sum(entry.file_size for entry in entries)
        budget.members -= len(entries)
        if budget.members < 0:
            yield aside(
                name,
                "zip-bomb",
                f"压缩包内文件超过 {limits.MAX_MEMBERS:,} 个的上限",
                f"it has more than {limits.MAX_MEMBERS:,} members, which is the limit",
            )
            return
        if total > budget.bytes:
            yield _bomb(name)
            return
        yield from _members(name, archive, entries, read_member, depth, budget)


def _members(
    name: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], read_member: ReadMember, depth: int, budget: Budget
) -> Iterator[SourceDocument | SetAside]:
    infos: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        member = member_name(entry)
        if entry.is_dir() or member.endswith("/"):
            continue
        if any(hidden(part) and part != ".." for part in member.split("/")):
            continue
        reason = unsafe(member)
        if reason:
            yield aside(
                f"{name}/{_printable(member)}",
                "unsafe",
                f"压缩包内的文件名指向包外（{reason}），为安全起见不读取",
                f"its name points out of the archive ({reason}); refused for safety",
            )
        elif stat.S_ISLNK(entry.external_attr >> 16):
            yield aside(
                f"{name}/{_printable(member)}", "unsupported", "压缩包内的符号链接不读取", "a symbolic link in an archive is not read"
            )
        else:
            infos[member] = entry
    members = _Members(archive, infos, budget)
    inputs = [member for member in sorted(infos) if not _is_companion(member, members)]
    if not inputs:
        if not any(unsafe(member_name(entry)) for entry in entries):
            yield empty(name)
        return
    for member in inputs:
        shown = f"{name}/{_printable(member)}"
        try:
            content = members.read(member, shown)
            sidecar, row, warnings = members.beside(member, shown)
        except SetAside as error:
            yield error
            continue
        yield from read_member(shown, content, sidecar=sidecar, index_row=row, warnings=warnings, depth=depth + 1, budget=budget)


def _check(info: zipfile.ZipInfo, shown: str) -> None:
    if info.flag_bits & 1:
        raise aside(shown, "encrypted", "压缩包已加密，请用密码解压后再试", "the member is encrypted; unpack it with its password")
    if info.file_size > limits.RATIO_FROM_BYTES and info.file_size > limits.MAX_RATIO * max(1, info.compress_size):
        ratio = info.file_size // max(1, info.compress_size)
        raise aside(
            shown,
            "zip-bomb",
            f"压缩比为 {ratio}，上限是 {limits.MAX_RATIO}，疑为压缩炸弹",
            f"it is packed {ratio} to 1, the limit is {limits.MAX_RATIO}: a zip bomb",
        )


def _bomb(name: str) -> SetAside:
    return aside(
        name,
        "zip-bomb",
        f"压缩包解压后的总量超过 {limits.MAX_UNPACKED_BYTES // limits.MIB} MB 的上限",
        f"unpacked it is larger than the limit of {limits.MAX_UNPACKED_BYTES // limits.MIB} MB in all",
    )


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member with `/` between folders; GBK and Big5 names of old packers are decoded from what zipfile takes for cp437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        if raw and not raw.isascii():
            decoded = decode(raw + b"\n")  # with a line end, as a name alone may look like UTF-16
            name = name if decoded.encoding.startswith("utf-16") else decoded.text.rstrip("\n")
    return name.replace("\\", "/")


def unsafe(member: str) -> str:
    """What makes a name point out of the archive: `..`, an absolute path, a drive; empty if nothing does."""
    if member.startswith("/"):
        return "/"
    if ".." in member.split("/"):
        return ".."
    return member[:2] if len(member) > 1 and member[1] == ":" and member[0].isalpha() else ""


def _printable(member: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in member)


def _is_companion(member: str, members: _Members) -> bool:
    base = member.rsplit("/", 1)[-1].lower()
    if base == INDEX or base.endswith(FACTS):
        return True
    if not base.endswith(".json"):
        return False
    stem = member[: -len(".json")]
    if not any(f"{stem}{suffix}" in members.infos or f"{stem}{suffix.upper()}" in members.infos for suffix in REPORTS):
        return False
    try:
        return parse_sidecar(members.read(member, member), member)[0] is not None
    except SetAside:
        return True
