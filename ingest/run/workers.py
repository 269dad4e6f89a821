"""Processing many inputs on several processes, in order, surviving a worker that dies."""
from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from ingest.errors import SetAside
from ingest.run.process import Options, Processed, process

Result = list[Processed | SetAside]


def process_all(paths: list[Path], options: Options, jobs: int) -> Iterator[tuple[Path, Result]]:
    """Yield `(path, results)` in the order of `paths`, whatever the number of processes.

    A worker that is killed (out of memory, a crash in a native library) costs only the input that kills it: the inputs in flight are
    tried again one by one, each in a process of its own, and the one that fails again is set aside.
    """
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            yield path, list(process(path, options))
        return
    done = 0
    while done < len(paths):
        try:
            with _pool(jobs) as pool:
                for result in pool.map(_work, ((path, options) for path in paths[done:])):
                    yield paths[done], result
                    done += 1
        except BrokenProcessPool:
            for path in paths[done : done + jobs]:
                yield path, _alone(path, options)
                done += 1


def _alone(path: Path, options: Options) -> Result:
    try:
        with _pool(1) as pool:
            return pool.submit(_work, (path, options)).result()
    except BrokenProcessPool:
        reason = "reading it ended the process (too large for the memory, or damaged so that a library crashed)"
        return [SetAside(str(path), reason, "crashed")]


def _pool(jobs: int) -> ProcessPoolExecutor:
    # "spawn" is the one start method that all systems have and that is safe beside the threads of onnxruntime.
    return ProcessPoolExecutor(max_workers=jobs, mp_context=multiprocessing.get_context("spawn"))


def _work(task: tuple[Path, Options]) -> Result:
    path, options = task
    return list(process(path, options))
