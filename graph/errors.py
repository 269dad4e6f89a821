"""Errors of the `graph` package. Every error a user can meet derives from `GraphError` and says what to do."""
from __future__ import annotations


class GraphError(Exception):
    """Base of everything that `graph` raises on purpose."""


class StoreUnreachable(GraphError):
    """The server named by NEO4J_URI, or the embedded engine, does not answer."""


class StoreRefused(GraphError):
    """The server answers but refuses us: wrong user or password, missing right, database absent."""


class StoreFailed(GraphError):
    """The store answered a query with an error."""


class ReadOnly(GraphError):
    """A query that writes was given where only reading is allowed."""


class OtherWorkspace(GraphError):
    """The graph was made from another data folder, or holds things this project did not make."""


class UnknownReport(GraphError):
    """No report of that id or name, or several (`candidates`)."""

    def __init__(self, message: str, candidates: list[dict] | None = None) -> None:
        super().__init__(message)
        self.candidates = candidates or []


class BadDecision(GraphError):
    """A decision that cannot be one: unknown type, two types in one pair, an attribute that a thing does not have. The reason in Chinese and in
    English, `zh / en`; or in the one language that the reader has chosen."""

    def __init__(self, zh: str, en: str = "") -> None:
        super().__init__(f"{zh} / {en}" if en else zh)


class NoEmbedder(GraphError):
    """The model that turns texts into vectors cannot be used on this machine."""


class BadQuestion(GraphError):
    """What similar things were asked for cannot be looked for: no words in it, another language, no such item or place."""
