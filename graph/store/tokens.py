"""Cypher cut into tokens, as far as is needed to know what a query does and what its columns are called.

Strings, comments and names in backticks are recognised, so that a word inside them is never taken for a clause. Unicode escapes
(`\\u0043`) are decoded first, as the language demands: they stand for their character anywhere in a query.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>//[^\r\n]*|/\*.*?\*/)
    |(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
    |(?P<quoted>`(?:``|[^`])*`)
    |(?P<parameter>\$(?:\w+|`(?:``|[^`])*`))
    |(?P<number>(?:\d+\.\d+|\d+)(?:[eE][+-]?\d+)?\w*)
    |(?P<word>[^\W\d]\w*)
    |(?P<open>/\*|['"`])
    |(?P<sign>.)""", re.VERBOSE | re.DOTALL)


class Unreadable(ValueError):
    """The query cannot be cut into tokens: a string, comment or backtick is never closed (`line` says where it opens)."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.reason = line, f"{what} is never closed"
        super().__init__(f"line {line}: {self.reason}")


@dataclass(frozen=True)
class Token:
    """One token: `kind` is string, quoted, parameter, number, word or sign; `start`/`end` its place in the decoded text."""

    kind: str
    text: str
    line: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """The name that a word or a name in backticks stands for."""
        return self.text[1:-1].replace("``", "`") if self.kind == "quoted" else self.text

    def is_word(self, *words: str) -> bool:
        """Is it one of these bare words, in any case? (Never true of strings and names in backticks.)"""
        return self.kind == "word" and self.text.upper() in words


def decode(cypher: str) -> str:
    """The query with `\\uXXXX` replaced by their characters, outside and inside strings alike, as the parser sees it."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), cypher)


def tokens(cypher: str) -> list[Token]:
    """The tokens of a query, without space and comments. Raises `Unreadable`."""
    text, found, line = decode(cypher), [], 1
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup, match.group()
        if kind == "open":
            raise Unreadable(line, "a comment" if piece == "/*" else f"a text opened with {piece}")
        if kind not in ("space", "comment"):
            found.append(Token(kind, piece, line, match.start(), match.end()))
        line += piece.count("\n")
    return found
