"""The tables of the index (`graph.identity.index`).

`report`: the graph of each report as its facts alone give it, with a digest of what it was made from; `node`: its things by id, label and normalised
name. `item`: the items of a report by block (`graph.identity.index.block_of`) after people's corrections, with a digest; `told`: their ideas; `held` and `asked`: who
holds which posts, and which are spoken of without a name (`graph.identity.roles`). `block`: the solution of a block, with a digest of everything that
it was made from. `idea` and `link`: ideas that were compared with all others, and the pairs that are alike; `idea_key`: what ideas to compare with are
found by. `concept`, `grouped`, `grouped_from` and `touched`: what `graph.concepts.kept` keeps, and the ideas that something happened to since.
"""
import zlib

VERSION = 6
"""Raised when what is kept changes its form: an older file is made anew."""
TABLES = """
CREATE TABLE IF NOT EXISTS report (id TEXT PRIMARY KEY, digest TEXT NOT NULL, graph BLOB NOT NULL, place TEXT NOT NULL,
                                   corrected TEXT NOT NULL DEFAULT '?');
CREATE TABLE IF NOT EXISTS node (report TEXT NOT NULL, base TEXT NOT NULL, label TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (report, base)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_base ON node (base);
CREATE TABLE IF NOT EXISTS item (report TEXT NOT NULL, block TEXT NOT NULL, digest TEXT NOT NULL, rows BLOB NOT NULL, PRIMARY KEY (report, block));
CREATE INDEX IF NOT EXISTS item_block ON item (block);
CREATE TABLE IF NOT EXISTS block (id TEXT PRIMARY KEY, digest TEXT NOT NULL, solution BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS told (report TEXT NOT NULL, base TEXT NOT NULL, name TEXT NOT NULL, idea TEXT NOT NULL, place TEXT NOT NULL, year INTEGER,
                                 PRIMARY KEY (report, base)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS idea (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, keys INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS idea_key (key TEXT NOT NULL, idea INTEGER NOT NULL, PRIMARY KEY (key, idea)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link (a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_surest ON link (score DESC, a, b);
CREATE INDEX IF NOT EXISTS link_other ON link (b);
CREATE INDEX IF NOT EXISTS told_idea ON told (idea);
CREATE INDEX IF NOT EXISTS told_base ON told (base);
CREATE TABLE IF NOT EXISTS grouped (idea TEXT PRIMARY KEY, part TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS grouped_part ON grouped (part);
CREATE TABLE IF NOT EXISTS concept (id TEXT PRIMARY KEY, part TEXT NOT NULL, view TEXT NOT NULL, items INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS concept_part ON concept (part);
CREATE TABLE IF NOT EXISTS grouped_from (report TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched (idea TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (report TEXT NOT NULL, place TEXT NOT NULL, function TEXT NOT NULL, year INTEGER NOT NULL, base TEXT NOT NULL, name TEXT NOT NULL,
                                 how TEXT NOT NULL, confidence REAL NOT NULL);
CREATE INDEX IF NOT EXISTS held_post ON held (place, function, year);
CREATE INDEX IF NOT EXISTS held_report ON held (report);
CREATE TABLE IF NOT EXISTS asked (report TEXT NOT NULL, place TEXT NOT NULL, function TEXT NOT NULL, year INTEGER NOT NULL, acting INTEGER NOT NULL,
                                  PRIMARY KEY (report, place, function, year, acting)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS written (report TEXT PRIMARY KEY, view TEXT NOT NULL, said BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def packed(text: str) -> bytes:
    """How longer texts are kept; `unpacked` is the inverse."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> str:
    """The text of `packed`."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
