"""A state of the graph to compare: lines in a file, found by what they are about, so that memory holds an index and not the graph."""
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from graph.diff.records import BrokenDump, Identity, Record, read
from graph.errors import GraphError


class State:
    """The records of a dump by identity. Open with `of_file` or `of_lines`; a context manager, as it holds a file open.

    About 150 bytes of memory a record; the lines stay on disk.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Index `file`, which can be sought. Raises `BrokenDump` for the first line that is no line of a dump or says a thing twice."""
        self.name = name
        self._file = file
        self._at: dict[bytes, int] = {}  # digest of the identity → where its line begins
        start = 0
        for number, line in enumerate(file, 1):
            if not line.isspace():
                try:
                    key = _key(read(line).identity)
                except ValueError as error:
                    raise BrokenDump(name, number, str(error)) from None
                if key in self._at:
                    raise BrokenDump(name, number, "the same node or relationship as in a line before")
                self._at[key] = start
            start += len(line)

    @classmethod
    def of_file(cls, path: Path) -> State:
        """What `graph dump` wrote to `path`. A pipe is read into a temporary file. Raises `GraphError` where it cannot be read."""
        if path.is_dir():
            raise GraphError(f"{path} is a folder. Compare dumps: with REFORMGRAPH_DATA set to a data folder, `python -m graph dump FILE` "
                             "writes the dump of its graph.")
        try:
            file: BinaryIO = path.open("rb")
            if not file.seekable():
                with file as pipe:
                    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
                    shutil.copyfileobj(pipe, file)
                file.seek(0)
        except OSError as error:
            raise GraphError(f"{path}: {error.strerror or error}") from error
        return cls._closing(file, str(path))

    @classmethod
    def of_lines(cls, lines: Iterable[str], name: str) -> State:
        """Lines as `graph.dump.dump` gives them, kept in a temporary file; `name` is what messages call them."""
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        file.writelines(line.encode("utf-8") + b"\n" for line in lines)
        file.seek(0)
        return cls._closing(file, name)

    @classmethod
    def _closing(cls, file: BinaryIO, name: str) -> State:
        try:
            return cls(file, name)
        except BaseException:
            file.close()
            raise

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[bytes]:
        """Keys: what stands for each record, in the order of the lines."""
        return iter(self._at)

    def __contains__(self, key: bytes) -> bool:
        return key in self._at

    def line(self, key: bytes) -> bytes:
        """The line of a record, without white space around it."""
        self._file.seek(self._at[key])
        return self._file.readline().strip()

    def record(self, key: bytes) -> Record:
        """The record itself."""
        return read(self.line(key))

    def node(self, node_id: str) -> Record | None:
        """The node of that id, if this state has it."""
        key = _key((node_id,))
        return self.record(key) if key in self._at else None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _key(identity: Identity) -> bytes:
    # A digest is a fifth of the size of three ids; 16 bytes do not collide.
    return blake2b("\0".join(identity).encode("utf-8", "surrogatepass"), digest_size=16).digest()
