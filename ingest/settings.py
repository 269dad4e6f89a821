"""Settings from the environment, or from a `.env` file in the working folder; an empty variable counts as not set.

`REFORMGRAPH_DOTENV`, in the environment only, names another file than `.env` (the tests name one that does not exist).
"""
from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from dotenv import dotenv_values

from ingest.errors import SettingsError


def _dotenv(folder: str, name: str) -> dict[str, str]:
    file = Path(folder) / name
    try:
        about = file.stat()
    except OSError:
        return {}
    return _read_dotenv(file, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=8)
def _read_dotenv(file: Path, changed: int, size: int) -> dict[str, str]:
    """What the file says, read again when it was changed: a person mends a password while the app is open."""
    return {k: v for k, v in dotenv_values(file).items() if v} if file.is_file() else {}


def setting(name: str, default: str | None = None) -> str | None:
    """The value of `name`: environment first, then `.env` in the working folder, then `default`. Empty counts as not set."""
    return os.environ.get(name) or _dotenv(os.getcwd(), os.environ.get("REFORMGRAPH_DOTENV") or ".env").get(name) or default


def weights_folder() -> Path | None:
    """The folder of learnt weights that `REFORMGRAPH_WEIGHTS` names; None: those of the package. `SettingsError` if it is not there."""
    named = setting("REFORMGRAPH_WEIGHTS")
    if named and not Path(named).is_dir():
        raise SettingsError(f"REFORMGRAPH_WEIGHTS names {named}, which is no folder; learn weights with `python -m ingest train`, or unset it.")
    return Path(named).resolve() if named else None
