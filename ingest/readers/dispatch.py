"""Reading an input of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.errors import IngestError, SetAside
from ingest.filenames import readable
from ingest.readers import limits
from ingest.readers.archive import Budget, read_archive
from ingest.readers.refusal import aside, both, broken, empty, old_workbook, too_large, unsupported
from ingest.readers.sidecar import INDEX, parse_index, parse_sidecar
from ingest.readers.sniff import FORMATS, extension, kind_of
from ingest.readers.source import Progress, SourceDocument


def read(path: Path | str, progress: Progress | None = None) -> Iterator[SourceDocument | SetAside]:
    """The reports of one file: one, or those of a ZIP. Never raises for what is wrong with a file: that comes as a `SetAside`.

    The sidecar `NAME.json` beside it and its row in the folder's `index.csv` are read along. `progress(name, done, pages)` is
    called after each page of a PDF or picture. Raises `IngestError` only where the installation is incomplete.
    """
    path = Path(path)
    name = readable(str(path))
    try:
        if not path.exists():
            yield aside(name, "missing", "没有这个文件或文件夹", "there is no such file or folder")
            return
        if not path.is_file():
            yield aside(name, "unsupported", "不是普通文件", "is not a regular file")
            return
        size = path.stat().st_size
        if size > limits.MAX_FILE_BYTES:
            yield too_large(
                name,
                f"文件有 {size // limits.MIB} MB，上限是 {limits.MAX_FILE_BYTES // limits.MIB} MB",
                f"the file has {size // limits.MIB} MB, the limit is {limits.MAX_FILE_BYTES // limits.MIB} MB",
            )
            return
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        yield aside(
            name, "unreadable", f"无法读取文件（{reason}），请检查权限", f"the file cannot be read ({reason}); check its permissions"
        )
        return
    sidecar, row, warnings = beside(path)
    yield from read_bytes(name, data, sidecar=sidecar, index_row=row, warnings=warnings, progress=progress)


def read_bytes(
    name: str,
    data: bytes,
    *,
    sidecar: dict[str, Any] | None = None,
    index_row: dict[str, Any] | None = None,
    warnings: list[str] | None = None,
    progress: Progress | None = None,
    depth: int = 1,
    budget: Budget | None = None,
) -> Iterator[SourceDocument | SetAside]:
    """As `read`, for bytes that are in memory (an upload, a member of an archive); `depth` and `budget` serve archives in archives."""
    try:
        kind = kind_of(name, data)
        if not data:
            raise empty(name)
        if len(data) > limits.MAX_FILE_BYTES:
            raise too_large(
                name,
                f"文件有 {len(data) // limits.MIB} MB，上限是 {limits.MAX_FILE_BYTES // limits.MIB} MB",
                f"the file has {len(data) // limits.MIB} MB, the limit is {limits.MAX_FILE_BYTES // limits.MIB} MB",
            )
        if kind == "zip":

            def member(*arguments: Any, **options: Any) -> Iterator[SourceDocument | SetAside]:
                return read_bytes(*arguments, progress=progress, **options)

            yield from read_archive(name, data, member, depth, budget)
            return
        document = _read_one(name, name.replace("\\", "/").rsplit("/", 1)[-1], data, kind, progress)
    except SetAside as error:
        yield error
        return
    except MemoryError:
        yield too_large(name, "内存不足，无法读取此文件", "there is not enough memory to read the file")
        return
    except IngestError:
        raise
    except Exception as error:  # whatever a library does with a damaged file, the other files go on
        yield broken(name, extension(name).lstrip(".").upper() or "此", kind or "input", error)
        return
    document.sidecar, document.index_row = sidecar or {}, index_row or {}
    document.warnings += warnings or []
    yield document


def _read_one(name: str, doc: str, data: bytes, kind: str, progress: Progress | None) -> SourceDocument:
    """The readers are imported where they are used: a run over text files loads none of the heavy libraries."""
    if kind == "txt":
        from ingest.readers.plain import read_plain

        return read_plain(name, doc, data)
    if kind == "html":
        from ingest.readers.webpage import read_html

        return read_html(name, doc, data)
    if kind == "docx":
        from ingest.readers.word import read_docx

        return read_docx(name, doc, data)
    if kind == "xlsx":
        from ingest.readers.spreadsheet import read_xlsx

        return read_xlsx(name, doc, data)
    if kind == "pdf":
        from ingest.readers.pdf import read_pdf

        return read_pdf(name, doc, data, progress)
    if kind == "image":
        from ingest.readers.picture import read_picture

        return read_picture(name, doc, data, progress)
    if kind in ("doc", "wps"):
        from ingest.readers.office import read_office

        return read_office(name, doc, data, kind)
    if kind == "xls":
        raise old_workbook(name, doc)
    zh, en = FORMATS.get(kind, (f"此类文件（{extension(name) or '无扩展名'}）", f"this kind of file ({extension(name) or 'no extension'})"))
    raise unsupported(name, zh, en)


def beside(path: Path) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Sidecar, index row and warnings for a file; empty where there are none."""
    sidecar: dict[str, Any] = {}
    warnings: list[str] = []
    side = path.with_suffix(".json")
    if side != path and _is_file(side):
        try:
            parsed, warning = parse_sidecar(side.read_bytes(), side.name)
        except OSError as error:
            parsed, warning = {}, both(f"{side.name}：无法读取（{error.strerror}）", f"{side.name}: cannot be read ({error.strerror})")
        sidecar = parsed or {}
        warnings += [warning] if warning else []
    index = next((p for p in (path.parent / INDEX, path.parent / INDEX.upper()) if p.is_file() and p != path), None)
    row: dict[str, Any] = {}
    if index is not None:
        try:
            state = index.stat()
            rows, warning = _index(str(index), state.st_mtime_ns, state.st_size)
        except OSError as error:
            rows, warning = {}, both(f"{index.name}：无法读取（{error.strerror}）", f"{index.name}: cannot be read ({error.strerror})")
        row = dict(rows.get(readable(path.name), {}))
        warnings += [warning] if warning else []
    return sidecar, row, warnings


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its ending made the name longer than the system takes
        return False


@lru_cache(maxsize=64)
def _index(path: str, _changed: int, _size: int) -> tuple[dict[str, dict[str, Any]], str]:
    """An index is parsed once for all files of its folder, and again when it has changed."""
    return parse_index(Path(path).read_bytes(), Path(path).name)
