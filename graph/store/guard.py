"""The guard of reading: refuses Cypher that could write, on every store.

Neo4j enforces READ access mode, ArcadeDB does not, and neither keeps a query from reading files or the network (`LOAD CSV`); so each
query that is to read passes here first. It allows what it knows: the first word of the query, procedures and dotted functions are
allow-lists; the clauses that write are refused wherever they stand as clauses. A keyword used as a name of a property, label, type or map
key (`n.delete`, `:Set`, `{create: 1}`) is no clause; as the name of a variable it must stand in backticks.

Where the two stores cut a query into tokens differently (Unicode escapes, digits that touch letters, odd characters), the guard
refuses rather than guesses: what it lets through means the same to both.
"""
from __future__ import annotations

import re
from functools import lru_cache

from graph.errors import ReadOnly
from graph.store.tokens import Token, Unreadable, tokens

FIRST = frozenset(["MATCH", "OPTIONAL", "RETURN", "WITH", "UNWIND", "CALL", "EXPLAIN", "PROFILE"])
"""Words that a reading query may begin with; every command of administration begins otherwise."""

WRITES = frozenset(["CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP", "USE"])
"""Words that open a clause which writes, or changes the database asked."""

PROCEDURES = frozenset((
    "db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships", "db.index.vector.querynodes",
    "db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.nodetypeproperties", "db.schema.reltypeproperties",
))
"""Procedures that a reading query may call (lower case)."""

FUNCTIONS = frozenset((
    "date.truncate", "datetime.truncate", "localdatetime.truncate", "time.truncate", "localtime.truncate", "datetime.fromepoch",
    "datetime.fromepochmillis", "duration.between", "duration.inmonths", "duration.indays", "duration.inseconds", "point.distance",
    "point.withinbbox", "vector.similarity.cosine", "vector.similarity.euclidean",
))
"""Functions with a dotted name that a reading query may use; every other dotted function (apoc.…, a store's own) may do anything."""

EVALUATES = frozenset(("eval",))
"""Functions without a dot, of ArcadeDB's SQL, that run code given as text."""

_SIGNS = frozenset("()[]{}<>=+-*/%^.,:;|&!$")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|0o[0-7]+|\d+(\.\d+)?([eE][+-]?\d+)?")
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_FOLDING = frozenset("\u017f\u0131\u0130\u212a")  # letters that some upper-casing turns into ASCII ones (the last is the Kelvin sign)


def check_read_only(cypher: str) -> None:
    """Pass if the query only reads; otherwise raise `graph.errors.ReadOnly` (its `line` and `reason` say where and why)."""
    offence = _offence(cypher)
    if offence:
        line, reason = offence
        error = ReadOnly(f"line {line}: {reason}. Only reading is allowed here.")
        error.line, error.reason = line, reason
        raise error


@lru_cache(maxsize=512)
def _offence(cypher: str) -> tuple[int, str] | None:
    for escape in _ESCAPE.finditer(cypher):
        character = chr(int(escape.group(1), 16))
        if character.isascii() or not character.isalnum():
            return cypher.count("\n", 0, escape.start()) + 1, f"write the character itself, not {escape.group()}"
    try:
        found = tokens(cypher)
    except Unreadable as error:
        return error.line, error.reason
    if not found:
        return 1, "the query is empty"
    if not found[0].is_word(*FIRST):
        return found[0].line, f"a query that reads does not begin with {found[0].text}"
    for place, token in enumerate(found):
        reason = _odd(token) or _forbidden(found, place)
        if reason:
            return token.line, reason
    return None


def _odd(token: Token) -> str | None:
    """Why the token might not be the same token to every store."""
    if token.kind == "sign" and token.text not in _SIGNS:
        return f"unexpected character {token.text!r}"
    if token.kind == "word" and (not token.text.isidentifier() or _FOLDING & set(token.text)):
        return f"{token.text!r} is no plain name; write it in backticks"
    if token.kind == "number" and not _NUMBER.fullmatch(token.text):
        return f"{token.text!r} is no number"
    if token.kind == "parameter" and not (token.text[1:].isidentifier() or token.text[1:].isdecimal() or token.text[1] == "`"):
        return f"{token.text!r} is no parameter"
    return None


def _forbidden(found: list[Token], place: int) -> str | None:
    token = found[place]
    if token.text == ";" and token.kind == "sign" and place < len(found) - 1:
        return "more than one statement"
    if token.kind not in ("word", "quoted"):
        return None
    if token.is_word("LOAD") and _word(found, place + 1, "CSV"):
        return "LOAD CSV is not allowed in a query that reads"
    if token.is_word(*WRITES) and not _is_name(found, place):
        return f"{token.text.upper()} is not allowed in a query that reads"
    return _call(found, place) or _function(found, place)


def _text(found: list[Token], place: int) -> str:
    return found[place].text if 0 <= place < len(found) else ""


def _word(found: list[Token], place: int, *words: str) -> bool:
    return 0 <= place < len(found) and found[place].is_word(*words)


def _is_name(found: list[Token], place: int) -> bool:
    """Is the keyword at `place` surely the name of a property, label, type or map key?"""
    before, after = _text(found, place - 1), _text(found, place + 1)
    if before == ".":                                       # n.set, n {.set}; not 1.SET, nor 1..SET
        return place >= 2 and found[place - 2].kind != "number" and _text(found, place - 2) != "."
    if before in (":", "|", "&", "!"):                      # :Set, [:SET|DROP], :!Set — each wants a name or value after it
        return True
    return before in ("{", ",") and after == ":"            # {create: 1, set: 2}


def _dotted(found: list[Token], place: int) -> tuple[str, int]:
    """The dotted name that starts at `place` (lower case), and the place after it."""
    parts = [found[place].name]
    place += 1
    while _text(found, place) == "." and place + 1 < len(found) and found[place + 1].kind in ("word", "quoted"):
        parts.append(found[place + 1].name)
        place += 2
    return ".".join(parts).lower(), place


def _call(found: list[Token], place: int) -> str | None:
    """The offence of a procedure call at `place`, if it is one: `CALL name(…)`; `CALL { … }` and `CALL (x) { … }` are subqueries."""
    if not found[place].is_word("CALL") or _is_name(found, place) or place + 1 >= len(found):
        return None
    if found[place + 1].kind not in ("word", "quoted"):
        return None
    name, _ = _dotted(found, place + 1)
    return None if name in PROCEDURES else f"procedure {name} is not among those that a reading query may call"


def _function(found: list[Token], place: int) -> str | None:
    """The offence of a dotted function at `place`, if it is one: `name.space(…)`. (Procedures are the business of `_call`.)"""
    if _text(found, place - 1) == "." or _word(found, place - 1, "CALL"):
        return None
    name, after = _dotted(found, place)
    if _text(found, after) != "(" or name in FUNCTIONS or ("." not in name and name not in EVALUATES):
        return None
    return f"function {name} is not among those that a reading query may use"
