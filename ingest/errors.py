"""Errors of the `ingest` package.

Every error a user can meet derives from `IngestError`; its text names the file, the reason and, where there is one, what to do.
"""
from __future__ import annotations

from pathlib import Path


class IngestError(Exception):
    """Base of everything that `ingest` raises on purpose."""


class SettingsError(IngestError):
    """A setting from the environment or `.env` cannot be used."""


class UsageError(IngestError):
    """The command line or a call was used wrongly (exit status 2)."""


class SetAside(IngestError):
    """One input cannot be read; the others go on.

    `name` is the input as the user knows it (a path, or `archive.zip/inner.txt`), `reason` a sentence a user can act on,
    `code` a stable short word for programs (`empty`, `broken`, `encrypted`, `not-chinese`, …).
    """

    def __init__(self, name: str, reason: str, code: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason, self.code = name, reason, code

    def __reduce__(self) -> tuple:
        return type(self), (self.name, self.reason, self.code)  # it comes back from worker processes


class FileError(IngestError):
    """A file of the data folder or of the package cannot be used: `file` and `reason` say which and why."""

    def __init__(self, file: Path | str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = str(file), reason

    def __reduce__(self) -> tuple:
        return type(self), (self.file, self.reason)


class FactFileError(FileError):
    """A fact file is not in the format."""


class TextFileError(FileError):
    """A stored text is missing or not in the format."""


class WeightsError(FileError):
    """A file of learnt weights is missing, broken or of another version."""


class NotProse(IngestError):
    """A text is no Chinese prose: `code` is `empty`, `only-furniture` or `not-chinese`, `reason` says why in a sentence."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason

    def __reduce__(self) -> tuple:
        return type(self), (self.code, self.reason)
