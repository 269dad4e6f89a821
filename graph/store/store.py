"""The store: one driver over Neo4j or the embedded engine."""
from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreFailed, StoreUnreachable
from graph.settings import StoreSettings
from graph.store import engine as embedded
from graph.store.columns import columns_of
from graph.store.deadline import Deadline
from graph.store.engine.discovery import DATABASE, USER
from graph.store.failures import LOST, told
from graph.store.guard import check_read_only
from graph.store.values import Result, plain
from ingest.workspace import Workspace

T = TypeVar("T")
RETRY_SECONDS = 30.0
"""How long a transaction that met a passing trouble (a deadlock, a lost connection) is tried again."""
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
LOST_TRIES = 3
"""How often it is tried at all when the connection is lost: enough for a stale connection, short enough for a page that waits."""
_FAILURES = (DriverError, Neo4jError)

# Neo4j remarks on labels and properties that no node has yet, as on any small graph; unheard, they would end up on standard error.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


class Transaction:
    """What `Store.write` hands to its function: `run` as often as needed; all of it happens, or nothing."""

    def __init__(self, transaction: neo4j.Transaction, deadline: Deadline) -> None:
        self._transaction, self._deadline = transaction, deadline

    def run(self, cypher: str, /, **parameters: Any) -> Result:
        """Run one statement, with parameters by name; its rows."""
        with self._deadline.over(cypher):
            return _result(self._transaction.run(cypher, parameters), cypher)


class Store:
    """A graph store. Made by `open_store`; safe to share between threads; a context manager.

    `kind` is "embedded" or "neo4j"; `uri` the server's address as the user gave it, None for the embedded engine.
    Every method raises `graph.errors.StoreUnreachable`, `StoreRefused` or `StoreFailed`.
    """

    def __init__(self, settings: StoreSettings, workspace: Workspace) -> None:
        self.settings, self.workspace = settings, workspace
        self.kind = "neo4j" if settings.uri else "embedded"
        self.uri = settings.uri
        self._lock = threading.Lock()
        self._driver: neo4j.Driver | None = None
        self._engine: embedded.Engine | None = None
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager() if settings.uri else None  # a cluster reads what we wrote
        self._closed = self._greeted = False

    def read(self, cypher: str, /, timeout: float | None = None, **parameters: Any) -> Result:
        """Rows of a query that only reads. Raises `graph.errors.ReadOnly` for any other, before the store sees it.

        `timeout` (seconds): the store gives up after so long and `StoreFailed` is raised.
        """
        check_read_only(cypher)
        return self._tried(lambda driver: self._in_one(driver, neo4j.READ_ACCESS, lambda tx: tx.run(cypher, **parameters), timeout))

    def write(self, work: Callable[[Transaction], T], timeout: float | None = None) -> T:
        """Run `work(tx)` in one transaction and return what it returns.

        `work` may be called several times (a deadlock, a lost connection before the commit), so it must have no effect but on the
        graph. When the connection is lost during the commit itself nobody knows whether it happened: `StoreUnreachable`, never a
        second run.
        """
        return self._tried(lambda driver: self._in_one(driver, neo4j.WRITE_ACCESS, work, timeout))

    def command(self, cypher: str, /, **parameters: Any) -> Result:
        """Run one statement by itself, as schema changes on Neo4j must be. Not for data: on the embedded engine it could be half done."""
        return self._tried(lambda driver: self._alone(driver, cypher, parameters))

    @property
    def server(self) -> str:
        """Name and version of the server, such as "Neo4j/5.26.30"."""
        if self.kind == "embedded":
            self._connect()
            return f"ArcadeDB/{self._engine.version}"
        return self._tried(lambda driver: driver.get_server_info().agent)

    def verify(self) -> Store:
        """Connect now, rather than at the first query, and return self."""
        self.read("RETURN 1 AS ok")
        return self

    def close(self) -> None:
        """Give the connections back. The embedded engine goes on for others and ends when idle."""
        with self._lock:
            self._closed = True
            if self._driver is not None:
                self._driver.close()
                self._driver = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _database(self) -> str | None:
        return DATABASE if self.kind == "embedded" else self.settings.database

    def _connect(self, instead_of: neo4j.Driver | None = None) -> neo4j.Driver:
        """The driver, made at first use; a new one when `instead_of` is still the present one."""
        with self._lock:
            if self._closed:
                raise StoreFailed("The store was closed.")
            if self._driver is not None and self._driver is not instead_of:
                return self._driver
            if self._driver is not None:
                self._driver.close()
                self._driver = None
            if self.kind == "embedded":
                self._engine = embedded.ensure(self.workspace)
                uri, auth = self._engine.uri, (USER, self._engine.password)
            else:
                uri, auth = self.settings.uri, (self.settings.user, self.settings.password or "")
            self._driver, self._greeted = _driver(uri, auth), False
            return self._driver

    def _greet(self, driver: neo4j.Driver) -> None:
        """Connect with a driver for the first time: whatever is wrong with the address shows here."""
        if not self._greeted:
            try:
                driver.verify_connectivity()
            except (ValueError, OSError) as error:  # the host has no address, the port is no number
                raise StoreUnreachable(f"No graph server can be found at {self.uri}. Check NEO4J_URI. ({error})") from error
            self._greeted = True

    def _tried(self, action: Callable[[neo4j.Driver], T]) -> T:
        """`action(driver)`, again where that may help: soon after a lost connection, with pauses after a passing trouble."""
        deadline, pause, lost = time.monotonic() + RETRY_SECONDS, 0.05, 0
        while True:
            driver = self._connect()
            try:
                self._greet(driver)
                return action(driver)
            except _FAILURES as error:
                lost += isinstance(error, LOST)
                if not error.is_retryable() or lost >= LOST_TRIES or time.monotonic() + pause > deadline:
                    raise told(error, self.uri) from error
                if isinstance(error, LOST) and self.kind == "embedded":
                    self._connect(instead_of=driver)  # another engine by now, with another port and password
            time.sleep(pause * (0.5 + random.random()))
            pause = min(pause * 2, 5.0)

    def _session(self, driver: neo4j.Driver, access: str) -> neo4j.Session:
        return driver.session(database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks)

    def _in_one(self, driver: neo4j.Driver, access: str, work: Callable[[Transaction], T], timeout: float | None) -> T:
        ends = timeout if self.kind == "embedded" else None  # Neo4j sees to `timeout` itself
        with Deadline(driver, self._database, ends) as deadline, self._session(driver, access) as session, \
                session.begin_transaction(timeout=timeout) as transaction:
            outcome = work(Transaction(transaction, deadline))
            transaction.commit()
            return outcome

    def _alone(self, driver: neo4j.Driver, cypher: str, parameters: dict[str, Any]) -> Result:
        with self._session(driver, neo4j.WRITE_ACCESS) as session:
            return _result(session.run(cypher, parameters), cypher)


def _driver(uri: str, auth: tuple[str, str]) -> neo4j.Driver:
    if uri.partition("://")[0] not in SCHEMES:
        raise StoreUnreachable(f"NEO4J_URI {uri!r} is no address of a graph server: it looks like bolt://localhost:7687 or "
                               "neo4j+s://NAME.databases.neo4j.io.")
    try:
        return neo4j.GraphDatabase.driver(uri, auth=auth, connection_timeout=10, user_agent="ReformGraph")
    except (DriverError, ValueError, OSError) as error:
        raise StoreUnreachable(f"NEO4J_URI {uri!r} cannot be used: {error}") from error


def _result(result: neo4j.Result, cypher: str) -> Result:
    rows = [[plain(value) for value in record.values()] for record in result]
    names, declared = list(result.keys()), list(columns_of(cypher))
    return Result(declared if declared and len(names) in (0, len(declared)) else names, rows)
