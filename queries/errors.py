"""Errors of the `queries` package. Every error a user can meet derives from `QueryError` and says what is expected, or is a `BadParameter`."""
from __future__ import annotations

from graph.asked.errors import BadParameter, Told

__all__ = ["BadParameter", "BadQueryFile", "QueryError", "UnknownQuery"]


class QueryError(Exception):
    """Base of everything that `queries` raises on purpose."""


class BadQueryFile(QueryError):
    """A `.cypher` file that the catalogue refuses; names the file, the line and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class UnknownQuery(QueryError, Told):
    """No canned query of that name; the message names near ones."""
