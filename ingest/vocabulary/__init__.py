"""Closed classes of words that the patterns of `ingest` are made of: one small file for each, for anyone to review and mend.

A file lies in the folder of the part that uses it (`numbers/units.txt`), in UTF-8. Words are separated by blanks or line breaks; a line that
begins with `#` is a comment and says what the words are for. The order of the words does not matter: of those that fit, the longest wins.
"""
from __future__ import annotations

import re
from functools import cache
from importlib import resources

from ingest.errors import FileError


class VocabularyError(FileError):
    """A file of words is missing, unreadable or empty; `file` and `reason` say which and why."""


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the file `NAME.txt`, in its order. `VocabularyError` where there are none."""
    file = resources.files(__package__).joinpath(f"{name}.txt")
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(str(file), f"this list of words cannot be read ({error}); install the package again") from None
    found = tuple(word for line in lines if not line.startswith("#") for word in line.split())
    if not found:
        raise VocabularyError(str(file), "this list of words is empty; install the package again")
    return found


def any_of(name: str) -> str:
    """A pattern, as one group, that matches one word of the file `NAME.txt` and takes the longest that fits."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words(name), key=len, reverse=True))})"
