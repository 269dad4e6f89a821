"""Processing many inputs on several processes, in order, surviving a worker that dies."""
from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from types import TracebackType

from ingest.errors import SetAside
from ingest.filenames import readable
from ingest.readers.refusal import aside
from ingest.readers.source import Progress
from ingest.run.process import Options, Processed, process

log = logging.getLogger(__name__)
Result = list[Processed | SetAside]

# "spawn" is the one start method that all systems have and that is safe beside the threads of onnxruntime.
_CONTEXT = multiprocessing.get_context("spawn")
_NAME = 200  # characters of a name that are told: see _Pages


def process_all(paths: list[Path], options: Options, jobs: int, pages: Progress | None = None) -> Iterator[tuple[Path, Result]]:
    """Yield `(path, results)` in the order of `paths`, whatever the number of processes.

    `pages(name, done, count)` is told of each page of a long input (from another thread where there are several processes).

    A worker that is killed (out of memory, a crash in a native library) costs only the input that kills it: the inputs in flight are
    tried again one by one, each in a process of its own, and the one that fails again is set aside.
    """
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            yield path, list(process(path, options, pages=pages))
        return
    done = 0
    with _Pages(pages) as told:
        while done < len(paths):
            try:
                with _pool(jobs, told.writer) as pool:
                    for result in pool.map(_work, ((path, options) for path in paths[done:])):
                        yield paths[done], result
                        done += 1
            except BrokenProcessPool:
                for path in paths[done : done + jobs]:
                    yield path, _alone(path, options, told.writer)
                    done += 1


def _alone(path: Path, options: Options, told: Connection) -> Result:
    try:
        with _pool(1, told) as pool:
            return pool.submit(_work, (path, options)).result()
    except BrokenProcessPool:
        zh, en = "读它的进程中断了（内存不够，或文件损坏使程序库崩溃）", "reading it ended the process (too large for the memory, or damaged so that a library crashed)"
        return [aside(readable(str(path)), "crashed", zh, en)]


def _pool(jobs: int, told: Connection) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=jobs, mp_context=_CONTEXT, initializer=_remember, initargs=(told,))


_told: Connection | None = None  # in a worker: where pages are told


def _remember(told: Connection) -> None:
    global _told
    _told = told


def _tell(name: str, done: int, count: int) -> None:
    _told.send((name[-_NAME:], done, count))


def _work(task: tuple[Path, Options]) -> Result:
    path, options = task
    return list(process(path, options, pages=_tell))


class _Pages:
    """Brings what workers tell of their pages to `pages`. Through a bare pipe: so short a message is written whole or not at all, and
    there is no lock that a worker could take to its grave."""

    def __init__(self, pages: Progress | None) -> None:
        self._pages = pages
        self._reader, self.writer = _CONTEXT.Pipe(duplex=False)
        self._thread = Thread(target=self._listen, daemon=True)

    def __enter__(self) -> _Pages:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.writer.send(None)
        self._thread.join()
        self.writer.close()
        self._reader.close()

    def _listen(self) -> None:
        while (told := self._reader.recv()) is not None:
            try:
                if self._pages:
                    self._pages(*told)
            except Exception:  # what cannot be shown must not stop the workers
                log.exception("progress")
