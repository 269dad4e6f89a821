"""Ending statements that take too long on the embedded engine, which heeds no timeout of a transaction (ArcadeDB 26.10.2)."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
import neo4j.time
from neo4j.exceptions import DriverError, Neo4jError

AGAIN_SECONDS = 0.5
_log = logging.getLogger(__name__)


class Deadline:
    """Within `with deadline.over(cypher)`, the statement is ended once `seconds` have passed since the deadline was made; None: never.

    The engine lists what runs by its text and age: of several statements of the same text, ours is the one of our age.
    """

    def __init__(self, driver: neo4j.Driver, database: str | None, seconds: float | None) -> None:
        self._driver, self._database, self._seconds = driver, database, seconds
        self._over = threading.Event()
        self._cypher: str | None = None
        self._since = 0.0
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Deadline:
        if self._seconds is not None:
            self._thread = threading.Thread(target=self._watch, name="deadline", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    @contextmanager
    def over(self, cypher: str) -> Iterator[None]:
        """Watch one statement."""
        self._cypher, self._since = cypher, time.monotonic()
        try:
            yield
        finally:
            self._cypher = None

    def _watch(self) -> None:
        wait = self._seconds
        while not self._over.wait(wait):
            wait = AGAIN_SECONDS
            try:
                self._end()
            except (DriverError, Neo4jError) as error:  # ended meanwhile, or the engine did: the waiting side is told
                _log.info("could not end a statement: %s", error)

    def _end(self) -> None:
        with self._driver.session(database=self._database) as session:
            running = list(session.run("SHOW TRANSACTIONS"))
            cypher, age = self._cypher, time.monotonic() - self._since
            mine = [row for row in running if cypher is not None and row["currentQuery"] == cypher]
            if mine:
                row = min(mine, key=lambda row: abs(_seconds(row["elapsedTime"]) - age))
                session.run("TERMINATE TRANSACTION $id", id=row["transactionId"]).consume()


def _seconds(duration: neo4j.time.Duration) -> float:
    return duration.seconds + duration.nanoseconds / 1e9
