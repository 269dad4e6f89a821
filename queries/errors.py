"""Errors of the `queries` package. Every error a user can meet derives from `QueryError` and says what is expected."""
from __future__ import annotations


class QueryError(Exception):
    """Base of everything that `queries` raises on purpose."""


class BadQueryFile(QueryError):
    """A `.cypher` file that the catalogue refuses; names the file, the line and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class _Told(QueryError):
    """An error of the person who asks, said in both languages: `zh`, `en`, and as text both."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en

    def said(self, language: str) -> str:
        """The message in the language "zh" or "en"."""
        return self.en if language == "en" else self.zh


class UnknownQuery(_Told):
    """No canned query of that name; the message names near ones."""


class BadParameter(_Told):
    """A parameter that the query does not have, or a value of the wrong type; the message says what is expected."""
