"""Concepts as they were kept in the index, brought up to date: only the parts that something changed are computed again.

A part is a set of ideas that nothing ties to others: no sure link and no thing that is told in both ways. Whether and how ideas group is decided
within their part alone (`graph.concepts.groups`), so a part whose items, ids and links are as they were has the concepts that it had.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from sqlite3 import Connection

from graph.concepts.groups import Concept, Told, Words, concepts, of_one_thing
from graph.concepts.links import compare, made_from
from graph.identity.index import Index
from graph.identity.scorer import scorer

RULES = 3
"""Raised when `graph.concepts.groups` or what a concept's digest is made of changes."""
Ids = Mapping[str, Mapping[str, str]]
"""By report: id that the report alone gives → id of the thing."""


def update(
    index: Index, ids: Ids, marks: Mapping[str, str], view: Callable[[Concept], str], words: Words | None = None
) -> tuple[dict[str, tuple[str, int]], dict[str, Concept]]:
    """All concepts of the reports in `marks`, by id as (digest, number of items), and those of them that were computed again.

    `ids` are those of a solution. The mark of a report changes when its facts, its corrections, its ids or people's `words` on it do; `view` gives the digest of a
    concept, which changes with nothing but the concept and the marks of the reports that tell of it.
    """
    marks = {report: f"{RULES} {made_from()} {mark}" for report, mark in marks.items()}
    compare(index, marks, _since(index, marks))
    words = words or Words()
    with index.writing() as db:
        changed = _since(index, marks)
        _near(db, changed)
        db.executemany("INSERT OR IGNORE INTO near VALUES (?)", ((idea,) for report in changed for idea in words.of.get(report, ())))
        if db.execute("SELECT 1 FROM near LIMIT 1").fetchone():
            _closed(db, ids, marks)
            made = _again(db, ids, marks, view, words)
        else:
            made = {}
        db.executemany("DELETE FROM grouped_from WHERE report = ?", ((r,) for r in changed))
        db.executemany("INSERT INTO grouped_from VALUES (?, ?)", ((r, marks[r]) for r in changed if r in marks))
        db.execute("DELETE FROM touched")
        return {i: (digest, items) for i, digest, items in db.execute("SELECT id, view, items FROM concept")}, made


def _since(index: Index, marks: Mapping[str, str]) -> list[str]:
    """The reports that came, changed or went since the concepts were kept."""
    kept = index.grouped_from()
    return sorted(r for r in kept.keys() | marks.keys() if kept.get(r) != marks.get(r))


def _near(db: Connection, changed: Iterable[str]) -> None:
    """Starts the table of ideas to look at with those that these reports tell of or told of."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS near (idea TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("DELETE FROM near")
    db.executemany("INSERT OR IGNORE INTO near SELECT idea FROM told WHERE report = ?", ((r,) for r in changed))
    db.execute("INSERT OR IGNORE INTO near SELECT idea FROM touched")


def _closed(db: Connection, ids: Ids, marks: Mapping[str, str]) -> None:
    """Adds all that is in one part with an idea to look at, as the parts were or as they are now."""
    sure = scorer("idea").sure
    more = [i for (i,) in db.execute("SELECT l.b FROM near n CROSS JOIN link l ON l.a = n.idea WHERE l.score >= ? UNION "
                                     "SELECT l.a FROM near n CROSS JOIN link l ON l.b = n.idea WHERE l.score >= ?", (sure, sure))]
    units = db.execute("SELECT t.report, t.base FROM near n CROSS JOIN told t ON t.idea = n.idea").fetchall()
    items = {ids.get(report, {}).get(base, base) for report, base in units if report in marks}
    for report in marks:
        for base, item in ids.get(report, {}).items():
            if item in items:
                more += (i for (i,) in db.execute("SELECT idea FROM told WHERE report = ? AND base = ?", (report, base)))
    for item in items:
        more += (i for (i,) in db.execute("SELECT idea FROM told WHERE base = ?", (item,)))
    db.executemany("INSERT OR IGNORE INTO near VALUES (?)", ((i,) for i in more))
    db.execute("INSERT OR IGNORE INTO near SELECT idea FROM grouped WHERE part IN (SELECT g.part FROM near n CROSS JOIN grouped g ON g.idea = n.idea)")


def _again(db: Connection, ids: Ids, marks: Mapping[str, str], view: Callable[[Concept], str], words: Words) -> dict[str, Concept]:
    """Computes the concepts of the ideas to look at and keeps them in place of those that these had."""
    rows = db.execute("SELECT t.report, t.base, t.name, t.idea, t.place, t.year FROM near n CROSS JOIN told t ON t.idea = n.idea")
    told = [Told(ids.get(report, {}).get(base, base), name, idea, place, report, year, base)
            for report, base, name, idea, place, year in rows if report in marks]
    wanted = {t.idea for t in told}
    rows = db.execute("SELECT l.a, l.b, l.score FROM near n CROSS JOIN link l ON l.a = n.idea ORDER BY l.score DESC, l.a, l.b")
    links = [link for link in rows if link[0] in wanted and link[1] in wanted]
    sure = scorer("idea").sure
    found = concepts(told, links, sure, words)
    part = _parts(told, [(a, b) for a, b, score in links if score >= sure])
    db.execute("DELETE FROM concept WHERE part IN (SELECT idea FROM near)")
    db.execute("DELETE FROM grouped WHERE idea IN (SELECT idea FROM near)")
    db.executemany("INSERT INTO grouped VALUES (?, ?)", part.items())
    db.executemany("INSERT INTO concept VALUES (?, ?, ?, ?)", ((c.id, part.get(c.name, c.name), view(c), len(c.items)) for c in found))
    return {c.id: c for c in found}


def _parts(told: Iterable[Told], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each idea that is tied to another the least idea of its part."""
    above: dict[str, str] = {}

    def top(idea: str) -> str:
        while (up := above.setdefault(idea, idea)) != idea:
            above[idea] = idea = above[up]
        return idea

    for a, b in (*links, *((first, other) for first, *others in of_one_thing(told) for other in others)):
        x, y = sorted((top(a), top(b)))
        above[y] = x
    return {idea: top(idea) for idea in list(above)}
