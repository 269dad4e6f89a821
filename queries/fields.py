"""Fields of front matter: that they are there, that nothing else is, and that each is what it should be."""
from __future__ import annotations

from collections.abc import Iterable

from graph.asked.near import near
from queries.frontmatter import CypherFile, Field


def fields(file: CypherFile, given: Field, wanted: set[str], allowed: set[str], what: str = "the front matter") -> None:
    """Refuse unless `given` is a mapping with all of `wanted` and nothing beyond `allowed`."""
    if not isinstance(given.value, dict):
        raise file.refuse(f"{what} is no mapping of fields", given.line)
    for key in sorted(wanted - given.value.keys()):
        raise file.refuse(f"{what} lacks {key}", given.line)
    for key in given.value:
        if key not in allowed:
            close = near(key, allowed)
            raise file.refuse(f"{what} has no field {key}" + (f"; {close[0]}?" if close else ""), given.value[key].line)


def text(file: CypherFile, given: Field, what: str) -> str:
    """A text that is not empty."""
    if not isinstance(given.value, str) or not given.value.strip():
        raise file.refuse(f"{what} is a text that is not empty", given.line)
    return given.value.strip()


def words(file: CypherFile, given: Field, what: str) -> dict[str, str]:
    """A mapping {zh, en}."""
    fields(file, given, {"zh", "en"}, {"zh", "en"}, what)
    return {language: text(file, given.value[language], f"{what} ({language})") for language in ("zh", "en")}


def one_of(file: CypherFile, given: Field, allowed: Iterable[str], what: str) -> str:
    """One of the allowed words."""
    if not isinstance(given.value, str) or given.value not in allowed:
        raise file.refuse(f"{what} is one of {', '.join(sorted(allowed))}; not {given.value!r}", given.line)
    return given.value
