"""Errors of the `training` package."""
from __future__ import annotations

from pathlib import Path


class TrainingError(Exception):
    """Base of everything that `training` raises on purpose."""


class AnnotationError(TrainingError):
    """An annotated file cannot be learnt from: `file`, `reason` and what to do."""

    def __init__(self, file: Path | str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = str(file), reason
