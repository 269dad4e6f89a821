"""Readers: a report file of any kind to its text.

`discover(paths)` lists the inputs, `read(path)` gives their reports; `read_bytes` does so for a file that is in memory.
"""

from ingest.readers.discover import discover
from ingest.readers.dispatch import read, read_bytes
from ingest.readers.source import SourceDocument

__all__ = ["SourceDocument", "discover", "read", "read_bytes"]
