"""What was resolved once, kept beside the data so that a load computes only what changed. A cache: deleting it loses nothing but time.

One SQLite file in the data folder; its tables are those of `graph.identity.tables`.
"""
from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from graph.identity.items import Item
from graph.identity.roles import Holder, Post, Row
from graph.identity.tables import TABLES, VERSION, packed, unpacked
from graph.resolve import ReportGraph
from graph.resolve.names import normalise
from graph.resolve.stored import from_json, to_json
from ingest.workspace import Workspace

FILE = "identity.sqlite"
READ = 4
"""Graphs of reports that stay in memory: one is asked for several times in a row."""
_TOUCH = "INSERT OR IGNORE INTO touched SELECT idea FROM told WHERE report = ?"
PEOPLE = "people"
Held = tuple[str, int]
"""An idea that has a key, and how many keys it has."""


def block_of(item: Item) -> str:
    """Where an item is compared: with the others of its city, or for people with all people."""
    return PEOPLE if item.label == "Leader" else item.scope


class NotKept(KeyError):
    """The index keeps no such report (any more): another process may have taken it out."""


class Index:
    """The kept results of one data folder. Use as a context manager; several processes may have it open at once."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.root.mkdir(parents=True, exist_ok=True)
        self._file = workspace.root / FILE
        self._connection = _open(self._file)
        self._read: dict[tuple[str, str], ReportGraph] = {}

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def digests(self) -> dict[str, str]:
        """Report id → the digest that its graph was put in with."""
        return dict(self._connection.execute("SELECT id, digest FROM report"))

    def corrected(self) -> dict[str, str]:
        """Report id → digest of the corrections that its items were made with."""
        return dict(self._connection.execute("SELECT id, corrected FROM report"))

    def put(self, graph: ReportGraph, digest: str) -> None:
        """Keep the graph of a report; its items follow with `put_items`."""
        things = [(graph.report, base, node.label, normalise(node.contribution.name)) for base, node in sorted(graph.nodes.items())]
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO report (id, digest, graph, place) VALUES (?, ?, ?, ?)",
                               (graph.report, digest, packed(to_json(graph)), str(graph.properties.get("place") or "")))
            _delete(connection, graph.report, ("node", "item", "held", "asked"))
            connection.executemany("INSERT INTO node VALUES (?, ?, ?, ?)", things)
        self._keep((graph.report, digest), graph)

    def put_posts(self, report: str, held: Iterable[tuple[Post, Holder]], asked: Iterable[tuple[Post, bool]]) -> None:
        """Keep who holds which posts as a report says, and the posts whose holders it does not name; its items follow with `put_items`."""
        with self.writing() as connection:
            _delete(connection, report, ("held", "asked"))
            rows = ((report, *post, h.base, h.name, h.how, h.confidence) for post, h in held)
            connection.executemany("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            connection.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?, ?, ?, ?)", ((report, *post, acting) for post, acting in asked))

    def posts(self) -> list[Row]:
        """Every post that a report asks for with everybody who holds it as any report says, sorted."""
        rows = self._connection.execute(
            "SELECT a.report, place, function, year, acting, h.report, base, name, how, confidence FROM asked a JOIN held h USING (place, function, year) "
            "ORDER BY a.report, place, function, year, acting, h.report, base, name, how, confidence")
        return [(row[0], Post(*row[1:4]), bool(row[4]), Holder(*row[5:])) for row in rows]

    def asked(self) -> list[tuple[str, Post, bool]]:
        """Every post that a report asks for, and whether one who acts in it will do, sorted."""
        rows = self._connection.execute("SELECT report, place, function, year, acting FROM asked ORDER BY report, place, function, year, acting")
        return [(report, Post(place, function, year), bool(acting)) for report, place, function, year, acting in rows]

    def put_items(self, report: str, items: Iterable[Item], corrected: str, idea_of: Callable[[str, str], str]) -> None:
        """Keep the items of a report, made with corrections of this digest. `idea_of` gives the idea of a name and its scope."""
        blocks: dict[str, list[Item]] = {}
        told = []
        for item in items:
            blocks.setdefault(block_of(item), []).append(item)
            if item.label != "Leader" and (found := idea_of(item.name, item.scope)):
                told.append((report, item.unit.base, item.name, found, item.scope, item.year))
        rows = []
        for block, each in sorted(blocks.items()):
            text = json.dumps([i.as_row() for i in each], ensure_ascii=False, separators=(",", ":"))
            rows.append((report, block, hashlib.sha256(text.encode()).hexdigest()[:16], packed(text)))
        with self.writing() as connection:
            connection.execute("DELETE FROM item WHERE report = ?", (report,))
            connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?)", rows)
            connection.execute(_TOUCH, (report,))
            connection.execute("DELETE FROM told WHERE report = ?", (report,))
            connection.executemany("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?)", told)
            connection.execute(_TOUCH, (report,))
            connection.execute("UPDATE report SET corrected = ? WHERE id = ?", (corrected, report))

    def graph(self, report: str) -> ReportGraph:
        """The graph of a report as its facts alone give it, not to be changed. Raises `NotKept` where there is none."""
        row = self._connection.execute("SELECT digest FROM report WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise NotKept(report)
        key = (report, row[0])
        if key not in self._read:
            kept = self._connection.execute("SELECT graph FROM report WHERE id = ? AND digest = ?", key).fetchone()
            if kept is None:
                return self.graph(report)  # another process put it in anew meanwhile
            self._keep(key, from_json(unpacked(kept[0])))
        return self._read[key]

    def named(self, report: str, label: str, name: str) -> list[str]:
        """The ids of a report's things of that label and normalised name, as its facts alone give them."""
        rows = self._connection.execute("SELECT base FROM node WHERE report = ? AND label = ? AND name = ? ORDER BY base", (report, label, name))
        return [base for (base,) in rows]

    def telling(self, report: str, base: str) -> list[tuple[str, str]]:
        """The other reports of the report's place that tell of the thing with this id, each with its normalised name there."""
        rows = self._connection.execute(
            "SELECT n.report, n.name FROM report mine JOIN node n ON n.base = ? JOIN report r ON r.id = n.report AND r.place = mine.place "
            "WHERE mine.id = ? AND mine.place <> '' AND r.id <> mine.id ORDER BY n.report", (base, report))
        return list(rows)

    def _keep(self, key: tuple[str, str], graph: ReportGraph) -> None:
        while len(self._read) >= READ:
            del self._read[next(iter(self._read))]
        self._read[key] = graph

    def blocks(self) -> Iterator[tuple[str, str, str]]:
        """(block, report, digest of the report's items in it), sorted."""
        yield from self._connection.execute("SELECT block, report, digest FROM item ORDER BY block, report")

    def items(self, block: str, reports: set[str]) -> list[Item]:
        """The items of a block that these reports tell of, in the order of reports and ids."""
        return [Item.from_row(row) for row in self.rows(block, reports)]

    def rows(self, block: str, reports: Collection[str]) -> list[list]:
        """The same as rows, for whoever wants a few of the items (`Item.from_row`)."""
        rows = self._connection.execute("SELECT report, rows FROM item WHERE block = ? ORDER BY report", (block,))
        return [row for report, text in rows if report in reports for row in json.loads(unpacked(text))]

    def items_of(self, report: str) -> list[Item]:
        """All items of a report."""
        return [Item.from_row(row) for row in self.rows_of(report)]

    def rows_of(self, report: str) -> list[list]:
        """The same as rows."""
        rows = self._connection.execute("SELECT rows FROM item WHERE report = ? ORDER BY block", (report,))
        return [row for (text,) in rows for row in json.loads(unpacked(text))]

    def solution(self, block: str, digest: str) -> dict | None:
        """The kept solution of a block, None unless it was made from exactly this."""
        row = self._connection.execute("SELECT solution FROM block WHERE id = ? AND digest = ?", (block, digest)).fetchone()
        return json.loads(unpacked(row[0])) if row else None

    def put_solutions(self, rows: Iterable[tuple[str, str, dict]]) -> None:
        """Keep solutions: (block, digest, JSON data)."""
        kept = [(b, d, packed(json.dumps(s, ensure_ascii=False, separators=(",", ":")))) for b, d, s in rows]
        with self.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO block VALUES (?, ?, ?)", kept)

    def told(self) -> Iterator[tuple[str, str, str, str, str, int | None]]:
        """(report, base id, name, idea, place, year) of every item that has an idea, sorted by report and base id."""
        yield from self._connection.execute("SELECT report, base, name, idea, place, year FROM told ORDER BY report, base")

    def ideas_of(self, report: str) -> set[str]:
        """The ideas that a report tells of."""
        return {idea for (idea,) in self._connection.execute("SELECT idea FROM told WHERE report = ?", (report,))}

    def tells(self, idea: str) -> bool:
        """Whether any item speaks of the idea."""
        return self._connection.execute("SELECT 1 FROM told WHERE idea = ? LIMIT 1", (idea,)).fetchone() is not None

    def grouped_from(self) -> dict[str, str]:
        """Report id → what the concepts that are kept were made from of it."""
        return dict(self._connection.execute("SELECT report, mark FROM grouped_from"))

    def ideas(self, made_from: str) -> set[str]:
        """Names whose links are kept; none, and no link either, where they were made from other weights than `made_from`."""
        row = self._connection.execute("SELECT value FROM mark WHERE name = 'ideas'").fetchone()
        if row is None or row[0] != made_from:
            with self.writing() as connection:
                connection.execute("DELETE FROM idea")
                connection.execute("DELETE FROM idea_key")
                connection.execute("DELETE FROM link")
                connection.execute("INSERT OR REPLACE INTO mark VALUES ('ideas', ?)", (made_from,))
        return {name for (name,) in self._connection.execute("SELECT name FROM idea")}

    def holding(self, keys: Iterable[str]) -> dict[str, list[Held]]:
        """Of ideas that are kept those that have a key, by the keys that any of them has."""
        found = {}
        for key in keys:
            rows = self._connection.execute("SELECT i.name, i.keys FROM idea_key k JOIN idea i ON i.id = k.idea WHERE k.key = ?", (key,)).fetchall()
            if rows:
                found[key] = rows
        return found

    def put_links(self, names: Mapping[str, Collection[str]], links: Iterable[tuple[str, str, float]]) -> None:
        """Keep names that are new, each with its keys, and their links."""
        made = list(links)
        with self.writing() as connection:
            for name, keys in names.items():
                if (row := connection.execute("INSERT OR IGNORE INTO idea (name, keys) VALUES (?, ?)", (name, len(keys)))).rowcount:
                    connection.executemany("INSERT OR IGNORE INTO idea_key VALUES (?, ?)", ((key, row.lastrowid) for key in keys))
            connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((name,) for name in names))
            connection.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?)", made)

    def links(self) -> list[tuple[str, str, float]]:
        """All links (name, name, score), the surest first."""
        return list(self._connection.execute("SELECT a, b, score FROM link ORDER BY score DESC, a, b"))

    def written(self, report: str, view: str) -> dict | None:
        """What the report was resolved to when it was last written with this digest (JSON data), None where it was another or is not known."""
        row = self._connection.execute("SELECT said FROM written WHERE report = ? AND view = ?", (report, view)).fetchone()
        return json.loads(unpacked(row[0])) if row else None

    def put_written(self, report: str, view: str, said: dict) -> None:
        """Keep what a report that was written was resolved to."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", (report, view, packed(json.dumps(said, ensure_ascii=False))))

    def drop(self, reports: Iterable[str]) -> None:
        """Keep these reports no longer."""
        with self.writing() as connection:
            for report in reports:
                connection.execute("DELETE FROM report WHERE id = ?", (report,))
                _delete(connection, report, ("node", "item", "held", "asked"))
                connection.execute(_TOUCH, (report,))
                connection.execute("DELETE FROM told WHERE report = ?", (report,))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything that is read inside is of one moment, whatever other processes write. Nothing may be written inside."""
        with self._connection:
            self._connection.execute("BEGIN")
            yield

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that nobody else writes in: all of it happens, or nothing."""
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection


def _open(file: Path) -> sqlite3.Connection:
    """A connection to the file; one that is damaged or of another version is made anew. Raises `sqlite3.OperationalError` where the file is in use
    for longer than a minute, or cannot be opened: it may be whole."""
    try:
        return _connect(file)
    except (sqlite3.DatabaseError, _OtherVersion) as error:
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
            raise  # locked by another process, say; SQLITE_ERROR is that of tables that are not ours
        for name in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
            name.unlink(missing_ok=True)
        return _connect(file)


class _OtherVersion(Exception):
    pass


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=60, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            raise _OtherVersion
        connection.executescript(TABLES)
        if version != VERSION:
            connection.execute(f"PRAGMA user_version = {VERSION:d}")  # waits for whoever writes
        connection.execute("SELECT count(*) FROM report").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _delete(connection: sqlite3.Connection, report: str, tables: Iterable[str]) -> None:
    for table in tables:
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))  # names of this module
