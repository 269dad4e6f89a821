"""Errors of the person who asks; no `graph.errors.GraphError`, as nothing is wrong with the graph or its store."""
from __future__ import annotations


class Told(Exception):
    """Said in both languages: `zh`, `en`, and as text both."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en

    def said(self, language: str) -> str:
        """The message in the language "zh" or "en"."""
        return self.en if language == "en" else self.zh


class BadParameter(Told):
    """A parameter that is not there to be given, or a value of the wrong type; the message says what is expected."""
